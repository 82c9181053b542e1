-- Six more ways of asking, sections, translations, pictures and sounds, and the day a version was put before people.
alter table questions_item drop constraint questions_item_type_check;
alter table questions_item add constraint questions_item_type_check check (type in ('single', 'several', 'rating', 'matrix',
  'ranking', 'allocation', 'number', 'date', 'short text', 'long text', 'file', 'hot text'));
alter table questions_item
  add column scales jsonb not null default '[]',
  add column passage text,
  add column total integer check (total > 0),
  add column earliest date,
  add column latest date,
  add column accepts jsonb not null default '[]',
  add column megabytes integer check (megabytes > 0),
  add constraint questions_item_days_check check (earliest is null or latest is null or earliest <= latest);

-- The right place, points or rating of what a question lists; null where it is not scored.
alter table questions_option add column right_number numeric;

-- What stands above the questions of a page.
create table questions_section (
  id uuid primary key,
  version_id uuid not null references questions_version,
  key text not null check (key ~ '^[A-Za-z][A-Za-z0-9_-]*$'),
  page integer not null check (page > 0),
  title text not null check (title <> ''),
  intro text not null default '',
  unique (version_id, page),
  unique (version_id, key)
);

alter table questions_version add column language text not null default 'en' check (language ~ '^[a-z]{2,3}$');

-- A text of a version in another language, with the words it was made from: once these change, it is not shown any more.
create table questions_translation (
  version_id uuid not null references questions_version,
  language text not null check (language ~ '^[a-z]{2,3}$'),
  place text not null,
  words text not null check (words <> ''),
  made_from text not null,
  primary key (version_id, language, place)
);

-- A picture, sound or film above a question, with words for who cannot see or hear it.
create table questions_media (
  item_id uuid primary key references questions_item on delete cascade,
  kind text not null check (kind in ('picture', 'sound', 'film')),
  file_id uuid not null references platform_file,
  captions_id uuid references platform_file,
  alt text not null check (alt <> ''),
  transcript text not null default '',
  check (kind = 'picture' or captions_id is not null or transcript <> '')
);
create index on questions_media (file_id);
create index on questions_media (captions_id);

-- The day a version was put before people, and by whom; a version without a row is being written.
create table questions_publication (
  version_id uuid primary key references questions_version,
  published_at timestamptz not null,
  published_by uuid references people_person
);
insert into questions_publication (version_id, published_at) select id, created_at from questions_version;
