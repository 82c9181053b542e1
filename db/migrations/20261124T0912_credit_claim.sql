create table credit_designation (
  id uuid primary key,
  activity_id uuid not null references activities_activity,
  credit_type text not null check (credit_type in ('AMA PRA Category 1')),
  quarters integer not null check (quarters > 0),
  minutes integer not null check (minutes > 0),
  by_id uuid references people_person,
  at timestamptz not null,
  withdrawn_at timestamptz
);
create unique index on credit_designation (activity_id, credit_type) where withdrawn_at is null;

create table credit_claim (
  id uuid primary key,
  activity_id uuid not null references activities_activity,
  person_id uuid not null references people_person,
  quarters integer not null check (quarters > 0),
  claimed_at timestamptz not null,
  unique (activity_id, person_id)
);
create index on credit_claim (person_id);

-- A certificate is never edited: its words are frozen, a correction is a new one that supersedes. `why` and `by_id` say
-- why and by whom it was issued in place of another; the first is issued by whom it names.
create table credit_certificate (
  id uuid primary key,
  number text not null unique,
  activity_id uuid not null references activities_activity,
  person_id uuid not null references people_person,
  claim_id uuid references credit_claim,
  kind text not null check (kind in ('credit', 'participation')),
  content jsonb not null,
  supersedes_id uuid unique references credit_certificate,
  why text not null default '',
  by_id uuid references people_person,
  issued_at timestamptz not null,
  check ((kind = 'credit') = (claim_id is not null))
);
create unique index on credit_certificate (activity_id, person_id) where supersedes_id is null;
create index on credit_certificate (person_id);
create index on credit_certificate (claim_id);
create index on credit_certificate (issued_at desc, id desc);

create table credit_certificate_withdrawal (
  certificate_id uuid primary key references credit_certificate,
  why text not null,
  by_id uuid references people_person,
  at timestamptz not null
);
