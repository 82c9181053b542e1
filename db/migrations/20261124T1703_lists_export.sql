-- A list that is too long to be sent at once: asked for, made as a long job, kept as a file until a day.
create table lists_export (
  id uuid primary key,
  -- Which list, where its page stands, and what was asked of it, as in its address.
  register text not null,
  path text not null,
  params jsonb not null,
  address text not null,
  form text not null check (form in ('csv', 'xlsx')),
  -- For whom, and with which roles: the file is given to nobody else, and to nobody who lost one of them.
  by_id uuid not null references people_person,
  roles text[] not null,
  at timestamptz not null,
  -- The file once it is made; gone again after its last day.
  file_id uuid references platform_file,
  ends_at timestamptz
);
create index on lists_export (by_id, at desc);
create index on lists_export (ends_at) where file_id is not null;

-- What was read so far of a list that is being made, until its file is there. Need not survive a crash: it is read anew.
create unlogged table lists_export_piece (
  export_id uuid not null,
  position integer not null,
  cells jsonb not null,
  -- Where the list goes on after it; null at its end.
  next text,
  is_near boolean not null,
  primary key (export_id, position)
);
