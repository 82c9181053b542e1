-- What a role is for, where it is not for the whole office: one activity, one committee, one organization. The name is as it was
-- when the role was given; a committee has no record and is known by its name.
alter table access_role_grant add column scope_kind text check (scope_kind in ('activity', 'committee', 'organization'));
alter table access_role_grant add column scope_id uuid;
alter table access_role_grant add column scope_name text check (scope_name <> '');
alter table access_role_grant add constraint access_role_grant_scope_check check ((scope_kind is null) = (scope_name is null));

-- The beginning of the day from which a role opens nothing, told when it was given; null where it has no such day.
alter table access_role_grant add column ends_at timestamptz;
create index access_role_grant_ends on access_role_grant (ends_at) where ended_at is null and ends_at is not null;

-- A role that was to end goes on: until when, who said so, and why. The newest counts and stands in the grant as well.
create table access_role_extension (
  id uuid primary key,
  grant_id uuid not null references access_role_grant,
  ended_before timestamptz not null,
  ends_at timestamptz,
  at timestamptz not null,
  by_id uuid references people_person,
  why text not null check (why <> '')
);
create index access_role_extension_grant on access_role_extension (grant_id);
