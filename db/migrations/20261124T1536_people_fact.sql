-- What else a person is found by. An NPI stands with the person, a license among the licenses.
create table people_identifier (
  id uuid primary key,
  person_id uuid not null references people_person,
  kind text not null check (kind in ('ORCID', 'e-Profile', 'employee number', 'student number')),
  value text not null check (value <> ''),
  recorded_at timestamptz not null
);
create unique index people_identifier_value on people_identifier (kind, value);
create index on people_identifier (person_id);

-- Further addresses and telephones. The address that mail goes to stands with the person.
create table people_contact (
  id uuid primary key,
  person_id uuid not null references people_person,
  kind text not null check (kind in ('e-mail', 'phone')),
  value text not null check (value <> ''),
  label text,
  -- Since when it may be signed in with, because the person was known by it; null for one that was only told us.
  proved_at timestamptz,
  recorded_at timestamptz not null
);
create unique index people_contact_email on people_contact (lower(value)) where kind = 'e-mail';
create index on people_contact (person_id);

-- A further profession, degree or specialty, with its days. The one that counts for credit stands with the person.
create table people_qualification (
  id uuid primary key,
  person_id uuid not null references people_person,
  profession text not null check (profession in (
    'physician', 'nurse', 'advanced practice nurse', 'pharmacist', 'physician assistant', 'psychologist',
    'social worker', 'dietitian', 'respiratory therapist', 'physical therapist', 'community member', 'other')),
  degree text check (degree in ('MD', 'DO', 'MBBS', 'MBChB', 'PharmD', 'RN', 'NP', 'PA-C', 'PhD', 'PsyD', 'LICSW', 'RD', 'RRT', 'DPT')),
  specialty text,
  since date,
  until date check (until >= since),
  recorded_at timestamptz not null
);
create index on people_qualification (person_id);

-- From which day a career stage holds; one that lies ahead is taken over on its day.
create table people_stage (
  id uuid primary key,
  person_id uuid not null references people_person,
  stage text not null check (stage in ('student', 'resident', 'fellow', 'practicing', 'faculty', 'staff', 'community member')),
  since date not null,
  -- Whether the person's own record says so already.
  is_taken_over boolean not null,
  recorded_at timestamptz not null,
  unique (person_id, since)
);
create index on people_stage (since) where not is_taken_over;

alter table people_license add column board text;
alter table people_license add column expires_on date;
create index people_license_number on people_license (state, ltrim(number, '0'));
create index on people_person (npi) where npi is not null;

alter table people_affiliation add column title text;
create index on people_affiliation (organization_id);
