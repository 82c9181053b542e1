-- Organizations have parts, an address, identifiers, earlier names and agreements with the office, and are retired.
alter table organizations_organization drop constraint organizations_organization_kind_check;
alter table organizations_organization add constraint organizations_organization_kind_check check (kind in (
  'school', 'department', 'health system', 'hospital', 'unit', 'health center', 'practice', 'health department', 'agency',
  'society', 'patient organization', 'community organization', 'other'));

-- What it is a part of; nothing is a part of itself, however far up.
alter table organizations_organization add column parent_id uuid references organizations_organization (id);
alter table organizations_organization add column street text;
alter table organizations_organization add column postal_code text;
-- Its page on the web.
alter table organizations_organization add column web text;
-- Since when the office no longer deals with it, and why; it is not offered any more, and what stands on it stays.
alter table organizations_organization add column retired_at timestamptz;
alter table organizations_organization add column retired_why text;
alter table organizations_organization add check (parent_id <> id);
alter table organizations_organization add check ((retired_at is null) = (retired_why is null));
create index on organizations_organization (parent_id);
create index organizations_organization_slips on organizations_organization using gin (platform_slips(name));

-- A name an organization had; it is found by it.
create table organizations_former_name (
  id uuid primary key,
  organization_id uuid not null references organizations_organization (id),
  name text not null,
  -- The last day on which it was called so.
  until date,
  recorded_at timestamptz not null
);
create index on organizations_former_name (organization_id);

-- A number an organization is known by elsewhere. One that holds no longer is ended and stays readable.
create table organizations_identifier (
  id uuid primary key,
  organization_id uuid not null references organizations_organization (id),
  kind text not null check (kind in ('CCN', 'NPI', 'ACCME provider ID', 'ROR', 'other')),
  -- Whose number it is, where the kind is other; else empty.
  issuer text not null default '',
  value text not null,
  recorded_at timestamptz not null,
  ended_at timestamptz,
  ended_why text,
  check ((kind = 'other') = (issuer <> '')),
  check ((ended_at is null) = (ended_why is null))
);
create unique index on organizations_identifier (kind, issuer, value) where ended_at is null;
create index on organizations_identifier (value);
create index on organizations_identifier (organization_id);

-- What an organization does together with the office, from when, and until when.
create table organizations_partnership (
  id uuid primary key,
  organization_id uuid not null references organizations_organization (id),
  kind text not null check (kind in (
    'joint provider', 'co-provider', 'clinical affiliate', 'public health partner', 'community partner', 'source of quality data')),
  since date not null,
  note text,
  -- It makes and sells nothing that is used by or on patients, and nobody who does controls it: asked of whoever provides education.
  is_free_of_companies boolean not null,
  recorded_at timestamptz not null,
  until date,
  ended_why text,
  check (until >= since),
  check ((until is null) = (ended_why is null))
);
create unique index on organizations_partnership (organization_id, kind) where until is null;
