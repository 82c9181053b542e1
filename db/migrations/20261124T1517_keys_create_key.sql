create table keys_key (
  id uuid primary key,
  name text not null,
  prefix text not null,
  token_hash text not null unique,
  owner_id uuid not null references people_person (id),
  roles text[] not null check (cardinality(roles) > 0),
  scope text not null check (scope in ('read', 'write')),
  networks text[] not null default '{}',
  made_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz
);
comment on table keys_key is 'Keys by which other programs use the API on behalf of a person; the key itself is not kept, only its hash';
comment on column keys_key.prefix is 'the first letters of the key, by which it is told from others';
comment on column keys_key.networks is 'where the key may be used from, such as 192.0.2.0/24; empty for anywhere';
comment on column keys_key.last_used_at is 'to the minute';
create index on keys_key (made_at desc, id desc);
create index on keys_key (owner_id);

create table keys_revocation (
  key_id uuid primary key references keys_key (id),
  at timestamptz not null,
  by_id uuid references people_person (id),
  why text not null
);
comment on table keys_revocation is 'Keys that were ended before their time, by whom and why';
