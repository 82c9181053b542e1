-- One reviewer at a time; an assignment that was ended stays with its reason.
create table review_assignment (
  id uuid primary key,
  activity_id uuid not null references activities_activity,
  reviewer_id uuid not null references people_person,
  version_id uuid not null references questions_version,
  due_on date not null,
  asked_by uuid references people_person,
  asked_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid references people_person,
  ended_why text
);
create index on review_assignment (activity_id, asked_at desc);
create unique index on review_assignment (activity_id) where ended_at is null;

create table review_review (
  id uuid primary key,
  assignment_id uuid not null unique references review_assignment,
  sheet_id uuid not null references questions_sheet,
  verdict text not null check (verdict in ('sound', 'sound with changes', 'not sound')),
  comments text not null,
  submitted_at timestamptz not null
);

-- What was done about a review that asked for changes.
create table review_response (
  id uuid primary key,
  review_id uuid not null references review_review,
  text text not null,
  by_id uuid references people_person,
  at timestamptz not null
);
create index on review_response (review_id, at desc);

-- Each approval with its conditions, and the gates as they stood.
create table review_approval (
  id uuid primary key,
  activity_id uuid not null references activities_activity,
  conditions text not null default '',
  gates jsonb not null,
  by_id uuid references people_person,
  at timestamptz not null
);
create index on review_approval (activity_id, at desc);

create table review_approval_withdrawal (
  approval_id uuid primary key references review_approval,
  why text not null,
  by_id uuid references people_person,
  at timestamptz not null
);
