-- A file that was made to hand in. Its bytes are kept, so that what was handed in can be shown again.
create table exchange_report (
  id uuid primary key,
  kind text not null check (kind in ('pars activity', 'pars learners', 'learner file', 'mems', 'activity report')),
  file_id uuid not null references platform_file,
  period_start date not null,
  period_end date not null,
  made_by uuid references people_person,
  made_at timestamptz not null,
  check (period_start <= period_end)
);
create index on exchange_report (made_at desc, id desc);

-- Which activities a file speaks of. What PARS was asked to do with one stands in the files for PARS alone.
create table exchange_report_activity (
  report_id uuid not null references exchange_report,
  activity_id uuid not null references activities_activity,
  action text check (action in ('Add', 'Update')),
  closes boolean not null default false,
  primary key (report_id, activity_id)
);
create index on exchange_report_activity (activity_id);

-- One line of a learner file, in its words: PARS takes a record back by the same words with which it was added.
create table exchange_report_line (
  report_id uuid not null references exchange_report,
  position integer not null check (position > 0),
  certificate_id uuid not null references credit_certificate,
  activity_id uuid not null references activities_activity,
  action text not null check (action in ('add', 'delete')),
  credit_id text not null,
  completed_on date not null,
  content jsonb not null,
  primary key (report_id, position)
);
create index on exchange_report_line (certificate_id);
create index on exchange_report_line (completed_on);

-- A file that was never handed in, or was refused as a whole: what it says counts as not said.
create table exchange_report_withdrawal (
  report_id uuid primary key references exchange_report,
  why text not null check (why <> ''),
  by_id uuid references people_person,
  at timestamptz not null
);

-- The nine digits under which PARS knows an activity; the newest correction replaces, the audit keeps what stood.
create table exchange_accreditor_id (
  activity_id uuid primary key references activities_activity,
  accme_activity_id text not null unique check (accme_activity_id ~ '^\d{9}$'),
  recorded_by uuid references people_person,
  recorded_at timestamptz not null
);
