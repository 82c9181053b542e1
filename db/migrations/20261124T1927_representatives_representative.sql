-- Whom the office asks at an organization, and for what: somebody who belongs to it. With the affiliation it goes.
create table representatives_representative (
  id uuid primary key,
  affiliation_id uuid not null references people_affiliation (id) on delete cascade,
  duty text not null check (duty in ('main contact', 'education', 'quality data', 'agreements', 'public health')),
  recorded_at timestamptz not null,
  ended_at timestamptz,
  ended_why text,
  check ((ended_at is null) = (ended_why is null))
);
create unique index on representatives_representative (affiliation_id, duty) where ended_at is null;
