-- The ledger: one record per person and activity, and under it what happened, in order, never changed.
create table participation_record (
  id uuid primary key,
  activity_id uuid not null references activities_activity,
  person_id uuid not null references people_person,
  profession text not null,
  career_stage text not null,
  started_at timestamptz not null,
  completed_at timestamptz,
  unique (activity_id, person_id)
);
create index on participation_record (person_id);

create table participation_entry (
  id uuid primary key,
  record_id uuid not null references participation_record,
  kind text not null check (kind in ('started', 'read', 'tested', 'completed', 'observed')),
  what text not null,
  minutes integer,
  points integer,
  points_possible integer,
  is_passed boolean,
  at timestamptz not null
);
create index on participation_entry (record_id, at);
