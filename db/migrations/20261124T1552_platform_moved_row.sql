-- What became of each row when one record was made part of another, so that it can be given back as it was.
create table platform_moved_row (
  -- The merge it belongs to, and its place in it.
  move_id uuid not null,
  seq integer not null,
  table_name text not null,
  act text not null check (act in ('moved', 'set aside', 'filled', 'added')),
  -- The column that points to the record, where the row was moved.
  column_name text,
  -- Which row it is, by its key.
  key jsonb not null,
  -- The whole row where it was set aside; what was filled in where it was filled.
  content jsonb,
  primary key (move_id, seq)
);
