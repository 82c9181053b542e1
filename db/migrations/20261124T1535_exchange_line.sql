-- A file is read at the door into lines, after what may not be kept was left out. What becomes of them is a job that any
-- process goes on with; when it is over, the lines go.
create table exchange_line (
  run_id uuid not null references exchange_run,
  -- Of a workbook the number of the sheet, else 0.
  sheet smallint not null default 0,
  position integer not null,
  line integer not null,
  -- Of a table its cells in their order, of other files what the reader made of the record.
  cells jsonb not null,
  -- What the reader refuses it for.
  refusal text,
  -- The line that says the very same, further up in the file.
  same_as integer,
  primary key (run_id, sheet, position)
);

alter table exchange_run drop constraint exchange_run_kind_check;
alter table exchange_run add check (kind in ('pubmed', 'measure-report', 'people', 'organizations', 'hospital-outcomes'));
alter table exchange_run drop constraint exchange_run_state_check;
-- Runs of before had their file in the memory of a process that has ended since.
update exchange_run set state = 'failed', ended_at = now(),
  refusal = 'This import was interrupted. The rows listed are done: import the same file again, and it goes on with the rest'
where state = 'running';
alter table exchange_run add check (state in (
  'reading', 'waiting', 'checking', 'checked', 'running', 'done', 'refused', 'failed', 'undoing', 'undone'));
alter table exchange_run
  -- The headings of each sheet with its name: [{"name": "", "headings": […], "rows": 12}]. Null where the file is no table.
  add column sheets jsonb,
  add column sheet smallint not null default 0,
  -- Which column holds which field: {"email": 3}.
  add column columns jsonb,
  -- What was asked once for the whole file.
  add column answers jsonb not null default '{}',
  -- Nothing is taken in where any row is refused.
  add column is_whole boolean not null default false;
drop index exchange_run_touched_at_idx;
alter table exchange_run drop column touched_at;

-- Where the record of a row is seen, and what is needed to take it back.
alter table exchange_row add column path text, add column undo jsonb;
update exchange_row set path = '/evidence/sources/' || source_id where source_id is not null;
alter table exchange_row drop column source_id, drop column id, add primary key (run_id, position);
alter table exchange_row drop constraint exchange_row_run_id_position_key;

-- Which columns were chosen for files with these headings: offered the next time.
create table exchange_mapping (
  signature text not null,
  kind text not null,
  columns jsonb not null,
  answers jsonb not null,
  chosen_by uuid references people_person,
  chosen_at timestamptz not null,
  primary key (signature, kind)
);
