-- What every area stands on: the audit, news, mail, files, timed jobs.
create table platform_audit (
  id uuid primary key,
  at timestamptz not null,
  act text not null,
  subject text not null,
  actor_id uuid,
  actor_roles text[] not null default '{}',
  via text not null check (via in ('session', 'link', 'command line', 'timed work', 'public')),
  on_behalf_of uuid,
  before jsonb,
  after jsonb,
  why text,
  request_id text
);
create index on platform_audit (subject, at);
create index on platform_audit (at desc);
create index on platform_audit (request_id);

create table platform_news_subject (
  subject text primary key,
  last_seq integer not null
);
create table platform_news (
  id uuid primary key,
  subject text not null,
  seq integer not null,
  kind text not null,
  body jsonb not null,
  at timestamptz not null,
  unique (subject, seq)
);
create table platform_delivery (
  news_id uuid not null references platform_news,
  reaction text not null,
  subject text not null,
  seq integer not null,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'parked', 'skipped')),
  failures integer not null default 0,
  next_at timestamptz not null,
  error text,
  done_at timestamptz,
  primary key (news_id, reaction)
);
create index on platform_delivery (reaction, subject, seq) where state in ('waiting', 'parked');
create index on platform_delivery (next_at) where state = 'waiting';

create table platform_job (
  name text primary key,
  next_at timestamptz not null,
  last_at timestamptz,
  last_error text
);

create table platform_mail (
  id uuid primary key,
  to_address text not null,
  person_id uuid,
  kind text not null,
  subject text not null,
  body text not null,
  state text not null default 'queued' check (state in ('queued', 'sent', 'bounced')),
  failures integer not null default 0,
  next_at timestamptz not null,
  error text,
  queued_at timestamptz not null,
  sent_at timestamptz
);
create index on platform_mail (next_at) where state = 'queued';
create index on platform_mail (queued_at desc, id desc);
create index on platform_mail (queued_at) where state = 'bounced';
create index on platform_mail (person_id, queued_at desc);

create table platform_file (
  id uuid primary key,
  sha256 text not null,
  name text not null,
  media_type text not null,
  bytes bigint not null check (bytes >= 0),
  kept_at timestamptz not null
);

-- A form that was sent twice (double click, reload) is done once: the second finds the key of the first.
create table platform_once (
  key uuid primary key,
  at timestamptz not null,
  location text
);
create index on platform_once (at);
