-- Two organizations that look like one and are not; they are not suggested again.
create table merges_distinct_organization (
  one_id uuid not null references organizations_organization,
  other_id uuid not null references organizations_organization,
  said_at timestamptz not null,
  said_by uuid references people_person,
  primary key (one_id, other_id)
);
create index on merges_distinct_organization (other_id);
