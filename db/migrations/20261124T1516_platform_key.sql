-- A key of the API acts on behalf of the person it belongs to.
alter table platform_audit drop constraint platform_audit_via_check;
alter table platform_audit add constraint platform_audit_via_check
  check (via in ('session', 'link', 'key', 'command line', 'timed work', 'public'));

-- What an act of the API was answered with, in the act's own transaction, for a program that sends it again.
alter table platform_once add column request_hash text;
alter table platform_once add column status integer;
alter table platform_once add column answer jsonb;
comment on column platform_once.request_hash is 'hash of what was asked under this key; null for a form';
comment on column platform_once.answer is 'what the API answered; forgotten after a day';
create index platform_once_answer_idx on platform_once (at) where answer is not null;
