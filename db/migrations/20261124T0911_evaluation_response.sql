-- The evaluation form of an activity, made from its objectives when the first learner opens it.
create table evaluation_form (
  activity_id uuid primary key references activities_activity,
  questionnaire_id uuid not null references questions_questionnaire
);

create table evaluation_response (
  id uuid primary key,
  activity_id uuid not null references activities_activity,
  person_id uuid not null references people_person,
  sheet_id uuid not null unique references questions_sheet,
  submitted_at timestamptz,
  unique (activity_id, person_id)
);

create table evaluation_commitment (
  id uuid primary key,
  activity_id uuid not null references activities_activity,
  person_id uuid not null references people_person,
  objective_id uuid references activities_objective,
  statement text not null,
  confidence smallint check (confidence between 1 and 5),
  barrier text,
  made_at timestamptz not null
);
create index on evaluation_commitment (activity_id);
create index on evaluation_commitment (person_id);

create table evaluation_follow_up (
  id uuid primary key,
  commitment_id uuid not null unique references evaluation_commitment,
  due_on date not null,
  asked_at timestamptz,
  answer text check (answer in ('fully', 'partly', 'not yet', 'will not')),
  note text,
  answered_at timestamptz,
  check ((answer is null) = (answered_at is null))
);
create index on evaluation_follow_up (due_on) where asked_at is null;

create table evaluation_bias_report (
  id uuid primary key,
  activity_id uuid not null references activities_activity,
  response_id uuid not null references evaluation_response,
  explanation text not null,
  reported_at timestamptz not null,
  resolution text,
  resolved_by uuid references people_person,
  resolved_at timestamptz
);
