-- What a person decided of a gap that was taught, on which figure, and why. The newest row of a gap is the last word.
create table outcomes_verdict (
  id uuid primary key,
  gap_id uuid not null references gaps_gap,
  verdict text not null check (verdict in ('closed', 'kept open')),
  why text not null,
  measure_value_id uuid not null references evidence_measure_value,
  by_id uuid not null references people_person,
  at timestamptz not null
);
create index on outcomes_verdict (gap_id, at desc, id desc);
