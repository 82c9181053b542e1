-- A person changes their own address by a link that is mailed to the new one.
create table people_address_link (
  id uuid primary key,
  token_hash text not null unique,
  person_id uuid not null references people_person,
  email text not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  ended_at timestamptz
);
create index on people_address_link (person_id, asked_at desc);

-- When a person's address changes, links to sign in that went to the earlier one end unused.
alter table people_sign_in_link add column ended_at timestamptz;
create index on people_sign_in_link (person_id, asked_at desc);
