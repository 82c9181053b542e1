-- Work that takes long: imports, large exports. Any worker takes it, in steps that are kept one by one, so that whoever takes
-- it up after a stop or a kill goes on from the last of them.
create table platform_long_job (
  id uuid primary key,
  kind text not null,
  -- What people read, and the page on which its outcome stands.
  title text not null,
  path text not null,
  -- The record it works on, as text.
  subject text not null,
  state text not null check (state in ('queued', 'running', 'stopping', 'stopped', 'done', 'failed')),
  -- Under whose name its steps are kept; null for the command line and for timed work.
  asked_by uuid,
  asked_roles text[] not null default '{}',
  asked_via text not null check (asked_via in ('session', 'link', 'command line', 'timed work', 'public')),
  asked_at timestamptz not null,
  -- Where it is told that it ended, where that took long; null: nowhere.
  mail_to text,
  done integer not null default 0 check (done >= 0),
  -- Null while nobody knows how much it is.
  total integer check (total >= 0),
  -- Where the present stretch began, by the database's clock: from this and what was done since, the rate is measured.
  stretch_at timestamptz,
  stretch_done integer not null default 0,
  -- By the database's clock, so that processes agree. One that stands still belongs to a process that has ended.
  heartbeat_at timestamptz,
  -- The hold of whoever works on it now; a new one with each taking.
  hold uuid,
  -- Takings since it last got on.
  idle_takings smallint not null default 0,
  -- What came of it, or what went wrong, in a sentence.
  says text,
  ended_at timestamptz
);
create index on platform_long_job (asked_at) where state in ('queued', 'running', 'stopping');
create index on platform_long_job (asked_at desc, id desc);
create index on platform_long_job (subject);
