-- What a person asked about their own data: to correct something that they cannot correct themselves, or to empty their record.
create table privacy_request (
  id uuid primary key,
  person_id uuid not null references people_person,
  kind text not null check (kind in ('correction', 'erasure')),
  about text check (about in ('profile', 'affiliation', 'participation', 'credit', 'disclosure', 'other')),
  stands text not null default '',
  should text not null default '',
  why text not null default '',
  asked_at timestamptz not null,
  due_on date not null,
  check ((kind = 'correction') = (about is not null))
);
create index privacy_request_person on privacy_request (person_id, asked_at desc);

-- What the office decided on it, and why; `kept` says what had to stay where a record was emptied.
create table privacy_decision (
  request_id uuid primary key references privacy_request,
  outcome text not null check (outcome in ('accepted', 'declined')),
  why text not null check (why <> ''),
  kept text[] not null default '{}',
  at timestamptz not null,
  by_id uuid references people_person
);
