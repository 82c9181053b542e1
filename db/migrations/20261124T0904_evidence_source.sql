create table evidence_topic (
  id uuid primary key,
  label text not null,
  mesh_ui text unique
);
create unique index on evidence_topic (lower(label));

create table evidence_source (
  id uuid primary key,
  channel text not null check (channel in (
    'survey', 'quality committee', 'literature', 'public health', 'publication', 'evaluation')),
  kind text not null check (kind in (
    'article', 'measure report', 'committee hand-over', 'public-health report', 'survey result', 'evaluation result', 'own publication')),
  title text not null,
  issuer text,
  issued_on date,
  issued_text text,
  identifier_system text,
  identifier text,
  link text,
  design text check (design in (
    'synthesis', 'randomized trial', 'nonrandomized trial', 'cohort', 'case-control', 'case report', 'guideline', 'opinion', 'unknown')),
  level_start smallint check (level_start between 1 and 5),
  standing text not null default 'standing' check (standing in ('standing', 'retracted', 'expression of concern', 'corrected')),
  detail jsonb not null default '{}',
  -- The import it came by, and the line of its file; both null where a person typed it.
  run_id uuid,
  run_line integer,
  recorded_by uuid references people_person,
  recorded_at timestamptz not null
);
create unique index on evidence_source (identifier_system, identifier);
create index on evidence_source (recorded_at desc, id desc);
create index on evidence_source (channel, recorded_at desc, id desc);
create index on evidence_source (run_id);
create index on evidence_source using gin ((detail -> 'retracts'));

create table evidence_source_topic (
  source_id uuid not null references evidence_source,
  topic_id uuid not null references evidence_topic,
  is_major boolean not null default false,
  primary key (source_id, topic_id)
);

create table evidence_measure (
  id uuid primary key,
  canonical text not null,
  name text not null,
  unit text not null check (unit in ('proportion', 'ratio', 'continuous', 'count')),
  improvement text not null check (improvement in ('increase', 'decrease')),
  -- False while nobody has said which way is better and 'increase' is only assumed.
  is_improvement_told boolean not null,
  kind text not null default 'performance' check (kind in ('performance', 'patient health', 'community health')),
  created_at timestamptz not null,
  -- A share and a number make no series: the parts of a measure that are counted otherwise are a measure of their own.
  unique (canonical, unit)
);

create table evidence_measure_value (
  id uuid primary key,
  measure_id uuid not null references evidence_measure,
  source_id uuid not null references evidence_source,
  reporter text not null,
  population text not null default '',
  period_start date not null,
  period_end date not null,
  initial_population integer,
  numerator integer,
  denominator integer,
  exclusion integer not null default 0,
  exception integer not null default 0,
  -- Null where nobody was counted in the period, so that there is no rate.
  value numeric,
  reported_value numeric,
  -- The version of the measure's definition that was reported.
  version text not null default '',
  -- 1, and one more for each later report of the same period with other numbers. The highest counts; the others stay.
  edition integer not null default 1,
  run_id uuid,
  run_line integer,
  recorded_at timestamptz not null,
  check (period_start <= period_end),
  check (edition > 0),
  unique (measure_id, reporter, population, period_start, period_end, edition)
);
create index on evidence_measure_value (source_id);

create table evidence_finding (
  id uuid primary key,
  source_id uuid not null references evidence_source,
  statement text not null,
  population text not null,
  need_type text not null check (need_type in ('perceived', 'unperceived', 'ascribed', 'misperceived')),
  strength text not null check (strength in ('strong', 'moderate', 'limited')),
  caveats text not null default '',
  measure_value_id uuid references evidence_measure_value,
  comparator text,
  by_rule text,
  recorded_by uuid references people_person,
  recorded_at timestamptz not null
);
create index on evidence_finding (recorded_at desc, id desc);
create index on evidence_finding (source_id);

create table evidence_finding_topic (
  finding_id uuid not null references evidence_finding,
  topic_id uuid not null references evidence_topic,
  primary key (finding_id, topic_id)
);

create table evidence_finding_decision (
  id uuid primary key,
  finding_id uuid not null references evidence_finding,
  verdict text not null check (verdict in ('accepted', 'dismissed')),
  reason text not null,
  by_id uuid not null references people_person,
  at timestamptz not null
);
create index on evidence_finding_decision (finding_id, at desc, id desc);
