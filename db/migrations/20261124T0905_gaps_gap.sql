create table gaps_gap (
  id uuid primary key,
  number integer not null unique,
  title text not null,
  current_practice text not null,
  best_practice text not null,
  best_practice_source text not null,
  why_exists text not null,
  need_knowledge boolean not null default false,
  need_competence boolean not null default false,
  need_performance boolean not null default false,
  patients text not null,
  is_complex boolean not null default false,
  measure_id uuid references evidence_measure,
  measure_reporter text,
  measure_population text,
  target numeric,
  smallest_change numeric,
  watch_months integer check (watch_months > 0),
  recorded_by uuid references people_person,
  recorded_at timestamptz not null
);

create table gaps_audience (
  gap_id uuid not null references gaps_gap,
  profession text not null,
  specialty text not null default '',
  primary key (gap_id, profession, specialty)
);

create table gaps_finding (
  gap_id uuid not null references gaps_gap,
  finding_id uuid not null references evidence_finding,
  direction text not null check (direction in ('for', 'against')),
  linked_by uuid references people_person,
  linked_at timestamptz not null,
  primary key (gap_id, finding_id)
);
create index on gaps_finding (finding_id);

create table gaps_owner (
  id uuid primary key,
  gap_id uuid not null references gaps_gap,
  person_id uuid not null references people_person,
  named_by uuid references people_person,
  named_at timestamptz not null
);
create index on gaps_owner (gap_id, named_at desc);

create table gaps_step (
  id uuid primary key,
  gap_id uuid not null references gaps_gap,
  state text not null check (state in ('candidate', 'accepted', 'planned', 'addressed', 'closed', 'reopened', 'parked')),
  why text not null,
  by_id uuid references people_person,
  at timestamptz not null
);
create index on gaps_step (gap_id, at desc, id desc);

-- The rule of ranking is a version; scores belong to the version they were given under.
create table gaps_ranking (
  id uuid primary key,
  version integer not null unique,
  why text not null,
  set_by uuid references people_person,
  set_at timestamptz not null
);
create table gaps_criterion (
  id uuid primary key,
  ranking_id uuid not null references gaps_ranking,
  position integer not null,
  key text not null,
  label text not null,
  weight numeric not null check (weight > 0 and weight <= 1),
  anchors jsonb not null,
  unique (ranking_id, key)
);
create table gaps_score (
  id uuid primary key,
  gap_id uuid not null references gaps_gap,
  criterion_id uuid not null references gaps_criterion,
  points smallint not null check (points between 0 and 4),
  because text not null,
  by_id uuid references people_person,
  at timestamptz not null
);
create index on gaps_score (gap_id, criterion_id, at desc);
