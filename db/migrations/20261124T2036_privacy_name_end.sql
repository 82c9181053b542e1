-- When the name of an emptied record went, which had been kept for what others must find; no row while it is kept.
create table privacy_name_end (
  request_id uuid primary key references privacy_request,
  at timestamptz not null
);
