create table exchange_run (
  id uuid primary key,
  -- Null where nobody chose it and the file was of no kind read here.
  kind text check (kind in ('pubmed', 'measure-report')),
  file_name text not null,
  file_bytes bigint not null,
  file_sha256 text not null,
  recognized text,
  state text not null check (state in ('running', 'done', 'refused', 'failed')),
  refusal text,
  rows_total integer not null default 0,
  rows_done integer not null default 0,
  started_by uuid references people_person,
  started_at timestamptz not null,
  -- By the database's clock, so that processes agree; moves with every batch. A run that stands still has died.
  touched_at timestamptz not null default now(),
  ended_at timestamptz
);
create index on exchange_run (started_at desc, id desc);
create index on exchange_run (touched_at) where state = 'running';

create table exchange_row (
  id uuid primary key,
  run_id uuid not null references exchange_run,
  position integer not null,
  line integer not null,
  what text not null,
  outcome text not null check (outcome in ('made', 'changed', 'same', 'refused')),
  message text not null,
  source_id uuid references evidence_source,
  unique (run_id, position)
);
create index on exchange_row (run_id, outcome, position);
