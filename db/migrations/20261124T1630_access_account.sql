-- When a session was last seen, to within a minute, and after how many idle minutes it ends; null where it does not.
alter table access_session add column seen_at timestamptz;
alter table access_session add column idle_minutes integer check (idle_minutes > 0);
update access_session set seen_at = started_at;
alter table access_session alter column seen_at set not null;

-- A password beside the link, for who wants one. Only its hash is kept.
create table access_password (
  person_id uuid primary key references people_person,
  hash text not null,
  set_at timestamptz not null
);

-- An account that was shut: nobody comes in by it, neither signed in nor by a link, until it is opened again.
create table access_shut (
  id uuid primary key,
  person_id uuid not null references people_person,
  shut_at timestamptz not null,
  shut_by uuid references people_person,
  why text not null check (why <> ''),
  reopened_at timestamptz,
  reopened_by uuid references people_person,
  reopened_why text
);
create unique index access_shut_open on access_shut (person_id) where reopened_at is null;
