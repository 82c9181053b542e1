create table activities_activity (
  id uuid primary key,
  number text not null unique,
  title text not null,
  format text not null check (format in ('enduring material')),
  summary text not null default '',
  description text not null default '',
  providership text not null default 'direct' check (providership in ('direct', 'joint')),
  design_rationale text not null default '',
  releases_on date not null,
  expires_on date not null,
  minutes integer check (minutes > 0),
  is_clinical boolean not null default true,
  content_areas text[] not null default '{}',
  designed_for text not null default 'competence' check (designed_for in ('competence', 'performance', 'patient outcomes')),
  fee text not null default 'free' check (fee in ('free', 'fee', 'variable')),
  is_listed boolean not null default true,
  level text not null default 'practicing clinicians',
  proposed_by uuid references people_person,
  proposed_at timestamptz not null,
  check (releases_on <= expires_on)
);

create table activities_joint_provider (
  activity_id uuid not null references activities_activity,
  organization_id uuid not null references people_organization,
  primary key (activity_id, organization_id)
);

create table activities_gap (
  activity_id uuid not null references activities_activity,
  gap_id uuid not null references gaps_gap,
  primary key (activity_id, gap_id)
);
create index on activities_gap (gap_id);

create table activities_audience (
  activity_id uuid not null references activities_activity,
  profession text not null,
  specialty text not null default '',
  primary key (activity_id, profession, specialty)
);

create table activities_objective (
  id uuid primary key,
  activity_id uuid not null references activities_activity,
  gap_id uuid not null references gaps_gap,
  position integer not null,
  statement text not null,
  need_type text not null check (need_type in ('knowledge', 'competence', 'performance')),
  unique (activity_id, position)
);

create table activities_role (
  id uuid primary key,
  activity_id uuid not null references activities_activity,
  person_id uuid not null references people_person,
  role text not null check (role in ('activity director', 'planner', 'faculty')),
  starts_on date not null,
  named_by uuid references people_person,
  named_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid references people_person,
  ended_why text
);
create index on activities_role (activity_id);
create index on activities_role (person_id);
create unique index on activities_role (activity_id, person_id, role) where ended_at is null;

create table activities_step (
  id uuid primary key,
  activity_id uuid not null references activities_activity,
  state text not null check (state in (
    'proposed', 'in planning', 'in review', 'approved', 'published', 'running', 'closed', 'archived')),
  why text not null default '',
  by_id uuid references people_person,
  at timestamptz not null
);
create index on activities_step (activity_id, at desc, id desc);

create table activities_reference (
  id uuid primary key,
  activity_id uuid not null references activities_activity,
  position integer not null,
  citation text not null,
  source_id uuid references evidence_source,
  unique (activity_id, position)
);
