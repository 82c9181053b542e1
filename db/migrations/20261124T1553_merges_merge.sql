-- Two records that turned out to be one, with who said so and why; undone with who and why.
create table merges_merge (
  id uuid primary key,
  kind text not null check (kind in ('person', 'organization')),
  -- The record that stayed, and the one that went into it and is no longer there.
  kept_id uuid not null,
  gone_id uuid not null,
  gone_name text not null,
  why text not null check (why <> ''),
  merged_at timestamptz not null,
  merged_by uuid references people_person,
  undone_at timestamptz,
  undone_by uuid references people_person,
  undone_why text
);
create index on merges_merge (kept_id);
create index on merges_merge (gone_id);

-- Two people who look like one and are not; they are not suggested again.
create table merges_distinct (
  one_id uuid not null references people_person,
  other_id uuid not null references people_person,
  said_at timestamptz not null,
  said_by uuid references people_person,
  primary key (one_id, other_id)
);

-- To find who was born on the same day.
create index people_person_birthday on people_person (birth_month, birth_day) where birth_month is not null;
