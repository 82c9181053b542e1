create table courses_module (
  id uuid primary key,
  activity_id uuid not null references activities_activity,
  position integer not null,
  title text not null,
  body text not null,
  minutes integer not null check (minutes > 0),
  unique (activity_id, position)
);

create table courses_test (
  id uuid primary key,
  activity_id uuid not null unique references activities_activity,
  questionnaire_id uuid not null references questions_questionnaire,
  pass_percent integer not null check (pass_percent between 1 and 100),
  attempts_allowed integer check (attempts_allowed > 0),
  minutes integer not null check (minutes > 0)
);

create table courses_enrollment (
  id uuid primary key,
  activity_id uuid not null references activities_activity,
  person_id uuid not null references people_person,
  enrolled_at timestamptz not null,
  unique (activity_id, person_id)
);
create index on courses_enrollment (person_id);

create table courses_attempt (
  id uuid primary key,
  enrollment_id uuid not null references courses_enrollment,
  sheet_id uuid not null unique references questions_sheet,
  number integer not null check (number > 0),
  unique (enrollment_id, number)
);
