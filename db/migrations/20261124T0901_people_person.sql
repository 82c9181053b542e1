create table people_organization (
  id uuid primary key,
  name text not null,
  kind text not null check (kind in ('school', 'hospital', 'practice', 'agency', 'society', 'community organization', 'other')),
  is_provider boolean not null default false,
  city text,
  state text,
  country text not null default 'USA',
  created_at timestamptz not null
);
create unique index on people_organization (is_provider) where is_provider;
create unique index on people_organization (lower(name));

create table people_person (
  id uuid primary key,
  given_name text not null check (given_name <> ''),
  family_name text not null check (family_name <> ''),
  email text not null,
  profession text not null check (profession in (
    'physician', 'nurse', 'advanced practice nurse', 'pharmacist', 'physician assistant', 'psychologist',
    'social worker', 'dietitian', 'respiratory therapist', 'physical therapist', 'community member', 'other')),
  degree text check (degree in ('MD', 'DO', 'MBBS', 'MBChB', 'PharmD', 'RN', 'NP', 'PA-C', 'PhD', 'PsyD', 'LICSW', 'RD', 'RRT', 'DPT')),
  specialty text,
  career_stage text not null check (career_stage in ('student', 'resident', 'fellow', 'practicing', 'faculty', 'staff', 'community member')),
  birth_month smallint check (birth_month between 1 and 12),
  birth_day smallint check (birth_day between 1 and 31),
  npi text check (npi ~ '^\d{10}$'),
  state text,
  country text not null default 'USA',
  created_at timestamptz not null,
  check ((birth_month is null) = (birth_day is null))
);
create unique index on people_person (lower(email));
create index on people_person (family_name, given_name, id);

create table people_license (
  id uuid primary key,
  person_id uuid not null references people_person,
  state text not null,
  number text not null,
  is_primary boolean not null default true,
  recorded_at timestamptz not null,
  unique (person_id, state, number)
);

create table people_affiliation (
  id uuid primary key,
  person_id uuid not null references people_person,
  organization_id uuid not null references people_organization,
  relation text not null check (relation in ('faculty', 'graduate', 'student', 'trainee', 'staff', 'member')),
  department text,
  since date,
  until date
);
create index on people_affiliation (person_id);

-- Consent and its withdrawal are rows; the newest of a purpose holds.
create table people_consent (
  id uuid primary key,
  person_id uuid not null references people_person,
  purpose text not null check (purpose in ('report credit')),
  act text not null check (act in ('given', 'withdrawn')),
  wording text not null,
  at timestamptz not null
);
create index on people_consent (person_id, purpose, at desc);

create table people_role_grant (
  id uuid primary key,
  person_id uuid not null references people_person,
  role text not null check (role in (
    'learner', 'faculty', 'planner', 'coordinator', 'course director', 'reviewer', 'liaison', 'partner',
    'office staff', 'integrity officer', 'surveyor', 'administrator')),
  granted_at timestamptz not null,
  granted_by uuid references people_person,
  ended_at timestamptz,
  ended_by uuid references people_person,
  why text
);
create index on people_role_grant (person_id) where ended_at is null;

create table people_session (
  id uuid primary key,
  token_hash text not null unique,
  person_id uuid not null references people_person,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index on people_session (person_id) where ended_at is null;

create table people_sign_in_link (
  id uuid primary key,
  token_hash text not null unique,
  person_id uuid not null references people_person,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  next_path text
);

-- What the office may set for itself, with the day from which it holds. The newest effective row of a key is in force.
create table people_policy (
  id uuid primary key,
  key text not null,
  value jsonb not null,
  effective_on date not null,
  set_by uuid references people_person,
  set_at timestamptz not null,
  why text not null
);
create index on people_policy (key, effective_on desc, set_at desc);
