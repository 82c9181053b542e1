create table questions_questionnaire (
  id uuid primary key,
  kind text not null check (kind in ('test', 'evaluation', 'review', 'survey')),
  title text not null check (title <> ''),
  created_at timestamptz not null
);
create index on questions_questionnaire (kind, title);

-- A version can be changed until the first answer to it is kept; from then on a change makes the next one.
create table questions_version (
  id uuid primary key,
  questionnaire_id uuid not null references questions_questionnaire,
  number integer not null check (number > 0),
  title text not null check (title <> ''),
  intro text not null default '',
  created_at timestamptz not null,
  unique (questionnaire_id, number)
);

create table questions_item (
  id uuid primary key,
  version_id uuid not null references questions_version,
  position integer not null check (position > 0),
  page integer not null default 1 check (page > 0),
  key text not null check (key ~ '^[A-Za-z][A-Za-z0-9_-]*$'),
  type text not null check (type in ('single', 'several', 'rating', 'number', 'short text', 'long text')),
  wording text not null,
  help text,
  is_required boolean not null default false,
  minimum numeric,
  maximum numeric,
  low_label text,
  high_label text,
  show_if jsonb,
  right_number numeric,
  feedback text,
  check (minimum is null or maximum is null or minimum <= maximum),
  unique (version_id, key),
  unique (version_id, position)
);

create table questions_option (
  id uuid primary key,
  item_id uuid not null references questions_item on delete cascade,
  position integer not null,
  key text not null,
  wording text not null,
  is_right boolean,
  feedback text,
  unique (item_id, key)
);

-- A sheet of answers belongs to a subject that only its area understands.
create table questions_sheet (
  id uuid primary key,
  version_id uuid not null references questions_version,
  area text not null,
  subject_id uuid not null,
  person_id uuid references people_person,
  page integer not null default 1 check (page > 0),
  started_at timestamptz not null,
  saved_at timestamptz not null,
  submitted_at timestamptz,
  points integer check (points between 0 and points_possible),
  points_possible integer,
  check ((submitted_at is null) = (points_possible is null))
);
create unique index on questions_sheet (area, subject_id, person_id, version_id) where submitted_at is null;
create index on questions_sheet (area, subject_id, person_id);
create index on questions_sheet (version_id);

create table questions_answer (
  id uuid primary key,
  sheet_id uuid not null references questions_sheet,
  item_id uuid not null references questions_item,
  value jsonb not null,
  wording_shown jsonb not null,
  is_right boolean,
  answered_at timestamptz not null,
  unique (sheet_id, item_id)
);
