-- A role ends with its reason. One that came with a part in an activity ends with the last such part.
alter table people_role_grant add column ended_why text;
alter table people_role_grant add column with_activity boolean not null default false;
update people_role_grant set with_activity = true
where why ~ '^(activity director|planner|faculty) of activity ';
