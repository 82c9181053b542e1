create table integrity_company (
  id uuid primary key,
  name text not null check (name <> ''),
  holding text not null default 'unknown' check (holding in ('privately held', 'publicly traded', 'unknown')),
  business_lines text[] not null default '{}',
  created_at timestamptz not null
);
create unique index on integrity_company (lower(name));

-- Each decision on a company, with the facts it rests on; the newest counts.
create table integrity_eligibility (
  id uuid primary key,
  company_id uuid not null references integrity_company,
  verdict text not null check (verdict in ('eligible', 'ineligible', 'undetermined')),
  facts jsonb not null,
  rationale text not null,
  decided_by uuid references people_person,
  decided_at timestamptz not null
);
create index on integrity_eligibility (company_id, decided_at desc, id desc);

-- Who controls content without a role in the plan, as a peer reviewer does. From `starts_on` on, so ties are told before.
create table integrity_control (
  id uuid primary key,
  activity_id uuid not null references activities_activity,
  person_id uuid not null references people_person,
  role text not null check (role in ('reviewer')),
  starts_on date not null,
  named_at timestamptz not null,
  ended_at timestamptz,
  ended_why text
);
create unique index on integrity_control (activity_id, person_id, role) where ended_at is null;

-- What a person has filled in and not signed yet; gone once it is signed.
create table integrity_draft (
  activity_id uuid not null references activities_activity,
  person_id uuid not null references people_person,
  answer text not null check (answer in ('none', 'some', 'refused')),
  relationships jsonb not null default '[]',
  saved_at timestamptz not null,
  primary key (activity_id, person_id)
);

-- A disclosure by one person for one activity; a refusal is a row too, a change is a new row, and the newest counts.
-- The wording shown is kept with the answer. `signed_on` is the day of `signed_at` at the office.
create table integrity_disclosure (
  id uuid primary key,
  activity_id uuid not null references activities_activity,
  person_id uuid not null references people_person,
  answer text not null check (answer in ('none', 'some', 'refused')),
  wording jsonb not null,
  window_start date not null,
  signed_name text not null,
  signed_on date not null,
  signed_at timestamptz not null
);
create index on integrity_disclosure (activity_id, person_id, signed_at desc, id desc);
create index on integrity_disclosure (person_id, signed_at desc);

-- One relationship as told. `root_id` is the first telling of the same one for this activity, itself where it is new:
-- what the office decided about it goes on to hold when a person only repeats it.
create table integrity_relationship (
  id uuid primary key,
  root_id uuid not null references integrity_relationship,
  disclosure_id uuid not null references integrity_disclosure,
  company_id uuid not null references integrity_company,
  nature text not null check (nature in (
    'employee', 'researcher', 'consultant', 'advisor', 'speaker', 'independent contractor',
    'royalties or patent beneficiary', 'executive role', 'ownership interest')),
  about text not null default '',
  started_on date,
  ended_on date,
  shares text check (shares in ('own shares', 'diversified fund')),
  said_holding text check (said_holding in ('privately held', 'publicly traded', 'unknown')),
  thinks_relevant boolean
);
create index on integrity_relationship (disclosure_id);
create index on integrity_relationship (company_id);

create table integrity_relevance (
  id uuid primary key,
  relationship_id uuid not null references integrity_relationship,
  is_relevant boolean not null,
  why text not null,
  decided_by uuid references people_person,
  decided_at timestamptz not null
);
create index on integrity_relevance (relationship_id, decided_at desc, id desc);

create table integrity_exception (
  id uuid primary key,
  relationship_id uuid not null references integrity_relationship,
  exception text not null check (exception in ('E1', 'E2', 'E3')),
  conditions jsonb not null,
  decided_by uuid references people_person,
  decided_at timestamptz not null
);
create index on integrity_exception (relationship_id, decided_at desc, id desc);

-- What was done about a relevant relationship. `by_id` is who reviewed, where the way is a review.
create table integrity_mitigation (
  id uuid primary key,
  relationship_id uuid not null references integrity_relationship,
  method text not null check (method in (
    'divested', 'recused', 'planning reviewed', 'content reviewed', 'attested', 'other')),
  description text not null,
  by_id uuid references people_person,
  completed_on date not null,
  recorded_by uuid references people_person,
  recorded_at timestamptz not null
);
create index on integrity_mitigation (relationship_id);

-- The text learners are shown, as it stood; a later one supersedes and nothing is rewritten. Empty where none is needed.
create table integrity_learner_disclosure (
  id uuid primary key,
  activity_id uuid not null references activities_activity,
  text text not null,
  sha256 text not null,
  made_at timestamptz not null
);
create index on integrity_learner_disclosure (activity_id, made_at desc, id desc);

create table integrity_shown (
  id uuid primary key,
  learner_disclosure_id uuid not null references integrity_learner_disclosure,
  person_id uuid not null references people_person,
  at timestamptz not null,
  unique (learner_disclosure_id, person_id)
);
