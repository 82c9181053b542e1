create table lists_view (
  id uuid primary key,
  register text not null,
  person_id uuid not null references people_person,
  name text not null check (name <> ''),
  address text not null,
  is_shared boolean not null,
  saved_at timestamptz not null
);
create unique index lists_view_name on lists_view (person_id, register, lower(name));
create index lists_view_shared on lists_view (register) where is_shared;
comment on table lists_view is 'Views of lists that people saved: the search, filters, order and columns as an address bears them; their own, or shared with the office.';

create table lists_beginning (
  person_id uuid not null references people_person,
  register text not null,
  view_id uuid not null references lists_view on delete cascade,
  primary key (person_id, register)
);
create index on lists_beginning (view_id);
comment on table lists_beginning is 'The saved view with which a list begins for a person, instead of with everything.';

create table lists_deed (
  id uuid primary key,
  register text not null,
  act text not null,
  input jsonb not null,
  by_id uuid not null references people_person,
  at timestamptz not null
);
create index on lists_deed (by_id);
comment on table lists_deed is 'Acts on several rows of a list at once: which, what was said, who and when.';

create table lists_deed_row (
  deed_id uuid not null references lists_deed,
  position integer not null,
  subject_id uuid not null,
  called text not null,
  outcome text not null check (outcome in ('done', 'refused')),
  message text not null,
  kept jsonb,
  primary key (deed_id, position)
);
comment on table lists_deed_row is 'What became of each row of such an act: done, or refused and why; and what undoing it needs.';

create table lists_undoing (
  deed_id uuid not null,
  position integer not null,
  outcome text not null check (outcome in ('undone', 'refused')),
  message text not null,
  by_id uuid not null references people_person,
  at timestamptz not null,
  primary key (deed_id, position),
  foreign key (deed_id, position) references lists_deed_row
);
comment on table lists_undoing is 'What became of the rows of such an act when it was taken back.';
