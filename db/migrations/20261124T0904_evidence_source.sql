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
  run_id uuid,
  recorded_by uuid references people_person,
  recorded_at timestamptz not null
);
create unique index on evidence_source (identifier_system, identifier);
create index on evidence_source (channel, recorded_at desc);

create table evidence_source_topic (
  source_id uuid not null references evidence_source,
  topic_id uuid not null references evidence_topic,
  is_major boolean not null default false,
  primary key (source_id, topic_id)
);

create table evidence_measure (
  id uuid primary key,
  canonical text not null unique,
  name text not null,
  unit text not null check (unit in ('proportion', 'ratio', 'continuous', 'count')),
  improvement text not null check (improvement in ('increase', 'decrease')),
  kind text not null default 'performance' check (kind in ('performance', 'patient health', 'community health')),
  created_at timestamptz not null
);

create table evidence_measure_value (
  id uuid primary key,
  measure_id uuid not null references evidence_measure,
  source_id uuid not null references evidence_source,
  reporter text not null,
  population text not null default '',
  period_start date not null,
  period_end date not null,
  numerator integer,
  denominator integer,
  exclusion integer not null default 0,
  exception integer not null default 0,
  value numeric not null,
  reported_value numeric,
  recorded_at timestamptz not null,
  check (period_start <= period_end),
  unique (measure_id, reporter, population, period_start, period_end, source_id)
);
create index on evidence_measure_value (measure_id, reporter, population, period_end);

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
create index on evidence_finding (recorded_at desc, id);
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
create index on evidence_finding_decision (finding_id, at desc);
