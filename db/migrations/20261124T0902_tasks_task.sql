-- What a person owes, to whom (null: to the office), by when. `is_open` follows the end row; the index below it keeps a
-- person from being asked twice for the same thing.
create table tasks_task (
  id uuid primary key,
  kind text not null,
  area text not null,
  subject_id uuid not null,
  owed_by uuid not null references people_person,
  owed_to uuid references people_person,
  title text not null check (title <> ''),
  why text not null,
  path text not null check (path like '/%'),
  due_on date,
  is_open boolean not null default true,
  created_at timestamptz not null
);
create unique index on tasks_task (kind, subject_id, owed_by) where is_open;
create index on tasks_task (owed_by) where is_open;
create index on tasks_task (created_at, id) where is_open;
create index on tasks_task (area, subject_id);

create table tasks_task_end (
  task_id uuid primary key references tasks_task,
  outcome text not null check (outcome in ('done', 'withdrawn')),
  at timestamptz not null,
  by_id uuid references people_person,
  why text
);

-- Every mail that asked for something: which task, which mail.
create table tasks_ask (
  id uuid primary key,
  task_id uuid not null references tasks_task,
  mail_id uuid not null references platform_mail,
  kind text not null check (kind in ('ask', 'reminder', 'digest')),
  at timestamptz not null
);
create index on tasks_ask (task_id, at desc);
create index on tasks_ask (mail_id);

-- A link that lets one person do one thing without an account: random bits, kept only as a hash, and where it was sent.
create table tasks_link (
  id uuid primary key,
  token_hash text not null unique,
  purpose text not null check (purpose in ('disclose', 'review', 'answer', 'follow up')),
  area text not null,
  subject_id uuid not null,
  person_id uuid not null references people_person,
  task_id uuid references tasks_task,
  sent_to text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > made_at)
);
create index on tasks_link (area, subject_id);
create index on tasks_link (task_id);

create table tasks_link_end (
  link_id uuid primary key references tasks_link,
  why text not null check (why in ('used', 'revoked')),
  at timestamptz not null,
  by_id uuid references people_person
);
