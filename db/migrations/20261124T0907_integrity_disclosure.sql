create table integrity_company (
  id uuid primary key,
  name text not null,
  is_publicly_traded boolean,
  business_lines text[] not null default '{}',
  created_at timestamptz not null
);
create unique index on integrity_company (lower(name));

create table integrity_eligibility (
  id uuid primary key,
  company_id uuid not null references integrity_company,
  verdict text not null check (verdict in ('eligible', 'ineligible', 'undetermined')),
  rationale text not null,
  decided_by uuid references people_person,
  decided_at timestamptz not null
);
create index on integrity_eligibility (company_id, decided_at desc);

-- One disclosure per person and activity; a refusal is a row too. The wording shown is kept with the answer.
create table integrity_disclosure (
  id uuid primary key,
  activity_id uuid not null references activities_activity,
  person_id uuid not null references people_person,
  answer text not null check (answer in ('none', 'some', 'refused')),
  wording jsonb not null,
  window_start date not null,
  signed_name text not null,
  signed_at timestamptz not null
);
create index on integrity_disclosure (activity_id, person_id, signed_at desc);

create table integrity_relationship (
  id uuid primary key,
  disclosure_id uuid not null references integrity_disclosure,
  company_id uuid not null references integrity_company,
  nature text not null check (nature in (
    'employee', 'researcher', 'consultant', 'advisor', 'speaker', 'independent contractor',
    'royalties or patent beneficiary', 'executive role', 'ownership interest')),
  about text not null default '',
  started_on date,
  ended_on date,
  thinks_relevant boolean
);
create index on integrity_relationship (disclosure_id);

create table integrity_relevance (
  id uuid primary key,
  relationship_id uuid not null references integrity_relationship,
  is_relevant boolean not null,
  why text not null,
  decided_by uuid references people_person,
  decided_at timestamptz not null
);
create index on integrity_relevance (relationship_id, decided_at desc);

create table integrity_exception (
  id uuid primary key,
  relationship_id uuid not null references integrity_relationship,
  exception text not null check (exception in ('E1', 'E2', 'E3')),
  conditions jsonb not null,
  decided_by uuid references people_person,
  decided_at timestamptz not null
);

create table integrity_mitigation (
  id uuid primary key,
  relationship_id uuid not null references integrity_relationship,
  method text not null check (method in ('divest', 'recusal', 'peer review of planning', 'peer review of content', 'attestation', 'other')),
  description text not null,
  completed_on date not null,
  recorded_by uuid references people_person,
  recorded_at timestamptz not null
);
create index on integrity_mitigation (relationship_id);

-- The text learners are shown, as it stood; a later one supersedes and nothing is rewritten.
create table integrity_learner_disclosure (
  id uuid primary key,
  activity_id uuid not null references activities_activity,
  text text not null,
  sha256 text not null,
  made_at timestamptz not null
);
create index on integrity_learner_disclosure (activity_id, made_at desc);

create table integrity_shown (
  id uuid primary key,
  learner_disclosure_id uuid not null references integrity_learner_disclosure,
  person_id uuid not null references people_person,
  at timestamptz not null,
  unique (learner_disclosure_id, person_id)
);
