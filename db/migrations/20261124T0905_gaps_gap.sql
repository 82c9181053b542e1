create table gaps_gap (
  id uuid primary key,
  number integer not null unique,
  title text not null,
  current_practice text not null,
  best_practice text not null,
  best_practice_source text not null,
  -- What lies between the two, in words.
  difference text not null default '',
  why_exists text not null,
  need_knowledge boolean not null default false,
  need_competence boolean not null default false,
  need_performance boolean not null default false,
  patients text not null,
  is_complex boolean not null default false,
  measure_id uuid references evidence_measure,
  -- The series that raised the gap and will close it: of this reporter, for this population ("" for all).
  measure_reporter text,
  measure_population text not null default '',
  target numeric,
  smallest_change numeric,
  watch_months integer check (watch_months > 0),
  recorded_by uuid references people_person,
  recorded_at timestamptz not null,
  check (need_knowledge or need_competence or need_performance),
  check ((measure_id is null) = (measure_reporter is null)),
  check (smallest_change > 0)
);
create index on gaps_gap (measure_id);

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
  why text not null default '',
  named_by uuid references people_person,
  named_at timestamptz not null
);
create index on gaps_owner (gap_id, named_at desc, id desc);

create table gaps_step (
  id uuid primary key,
  gap_id uuid not null references gaps_gap,
  state text not null check (state in ('candidate', 'accepted', 'planned', 'addressed', 'closed', 'reopened', 'parked')),
  why text not null,
  by_id uuid references people_person,
  at timestamptz not null
);
create index on gaps_step (gap_id, at desc, id desc);

-- The rule of ranking is a version; a mark belongs to the version it was given under and counts on in later ones.
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
  weight numeric not null check (weight between 0 and 1),
  -- The words of the marks 0 to 4 as they were then.
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
create index on gaps_score (gap_id, at desc, id desc);

-- Where each gap stands now, derived from the rows above in the act that changes them, so that a list of thousands stays
-- quick. `doors` are the channels whose accepted findings speak for the gap; `marks` are in the order of the criteria;
-- `in_top` and `in_first` are shares of the draws of the weights, null outside the ranking.
create table gaps_standing (
  gap_id uuid primary key references gaps_gap,
  number integer not null unique,
  state text not null,
  owner_id uuid references people_person,
  professions integer not null,
  specialties integer not null,
  doors text[] not null,
  marks smallint[] not null,
  score numeric,
  in_top numeric,
  in_first numeric
);
create index on gaps_standing (owner_id);
create index on gaps_standing (score desc nulls last, number);
