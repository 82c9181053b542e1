-- The quality committees of the hospitals: what they watch over, who sits in them, when they met, what they handed over.

create table quality_committee (
  id uuid primary key,
  name text not null check (name <> ''),
  organization_id uuid references organizations_organization,
  watches text not null,
  meets text not null check (meets in ('every week', 'every month', 'every two months', 'every quarter', 'twice a year', 'once a year', 'when needed')),
  created_at timestamptz not null
);
create unique index quality_committee_name on quality_committee (lower(name));
create index quality_committee_organization on quality_committee (organization_id);
comment on table quality_committee is 'Committees of quality assurance and care oversight that hand over what they see';

-- A committee that was dissolved or no longer hands over; its material stays.
create table quality_committee_end (
  committee_id uuid primary key references quality_committee,
  ended_on date not null,
  reason text not null check (reason <> ''),
  ended_by uuid references people_person,
  ended_at timestamptz not null
);

-- Who sits in a committee. A liaison also holds the role liaison for this committee: grant_id, which ends with the part.
create table quality_member (
  id uuid primary key,
  committee_id uuid not null references quality_committee,
  person_id uuid not null references people_person,
  part text not null check (part in ('chair', 'member', 'liaison')),
  from_on date not null,
  to_on date,
  grant_id uuid references access_role_grant,
  check (to_on is null or to_on >= from_on),
  check ((part = 'liaison') = (grant_id is not null))
);
create index quality_member_committee on quality_member (committee_id);
create index quality_member_person on quality_member (person_id);

create table quality_meeting (
  id uuid primary key,
  committee_id uuid not null references quality_committee,
  held_on date not null,
  agenda text not null,
  recorded_by uuid references people_person,
  recorded_at timestamptz not null,
  unique (committee_id, held_on)
);

-- What a committee handed over: numbers of a period, or a theme that runs through cases it reviewed. Never anything of a patient.
create table quality_hand_over (
  id uuid primary key,
  committee_id uuid not null references quality_committee,
  meeting_id uuid references quality_meeting,
  kind text not null check (kind in ('numbers', 'case theme')),
  statement text not null check (statement <> ''),
  population text not null check (population <> ''),
  period_start date not null,
  period_end date not null,
  numerator integer check (numerator >= 0),
  denominator integer check (denominator > 0),
  cases integer check (cases > 0),
  harm text check (harm in ('did not reach a patient', 'no harm', 'mild harm', 'moderate harm', 'severe harm', 'death')),
  factors text[] not null default '{}',
  handoffs text[] not null default '{}',
  professions text[] not null default '{}',
  specialties text[] not null default '{}',
  is_chronic boolean not null default false,
  is_medical_surgical boolean not null default false,
  note text not null,
  handed_by uuid references people_person,
  handed_at timestamptz not null,
  check (period_end >= period_start),
  check (numerator <= denominator),
  check ((kind = 'numbers') = (denominator is not null)),
  check ((numerator is null) = (denominator is null)),
  check ((kind = 'case theme') = (cases is not null)),
  check ((kind = 'case theme') = (harm is not null))
);
create index quality_hand_over_committee on quality_hand_over (committee_id, handed_at);
create index quality_hand_over_meeting on quality_hand_over (meeting_id);
create index quality_hand_over_order on quality_hand_over (handed_at, id);

-- What the office did with it: made it a finding, or dismissed it with the reason. Said once; a committee can hand over again.
create table quality_decision (
  hand_over_id uuid primary key references quality_hand_over,
  verdict text not null check (verdict in ('accepted', 'dismissed')),
  finding_id uuid unique references evidence_finding,
  reason text not null check (reason <> ''),
  decided_by uuid references people_person,
  decided_at timestamptz not null,
  check ((verdict = 'accepted') = (finding_id is not null))
);

-- What changed since for something handed over. The liaisons are told in one mail a day; mailed_at says when.
create table quality_note (
  id uuid primary key,
  hand_over_id uuid not null references quality_hand_over,
  says text not null check (says <> ''),
  noted_at timestamptz not null,
  mailed_at timestamptz
);
create index quality_note_hand_over on quality_note (hand_over_id);
create index quality_note_unmailed on quality_note (noted_at) where mailed_at is null;

-- Committees whose hand-overs stand among the sources already, so that what they said is found under them.
insert into quality_committee (id, name, organization_id, watches, meets, created_at)
select gen_random_uuid(), name, (select o.id from organizations_organization o where lower(o.name) = lower(trim(split_part(name, ',', -1))) limit 1),
  '', 'when needed', now()
from (
  select distinct on (lower(issuer)) issuer as name from evidence_source
  where channel = 'quality committee' and kind = 'committee hand-over' and issuer <> ''
  order by lower(issuer), recorded_at desc) known;

-- Roles given for a committee by its name are for its record now.
update access_role_grant g set scope_id = c.id from quality_committee c
where g.scope_kind = 'committee' and g.scope_id is null and lower(g.scope_name) = lower(c.name);

-- A committee's page asks for what was typed among the sources under its name.
create index evidence_source_committee on evidence_source (lower(issuer)) where channel = 'quality committee';
