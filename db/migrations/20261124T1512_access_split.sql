-- Roles, sessions and links to sign in or to a new address belong to the area access, and their tables are called after it.
alter table people_role_grant rename to access_role_grant;
alter table people_session rename to access_session;
alter table people_sign_in_link rename to access_sign_in_link;
alter table people_address_link rename to access_address_link;

-- Their rules and indexes with them.
do $$
declare
  each record;
begin
  for each in
    select conrelid::regclass::text as owner, conname as name from pg_constraint
    where conrelid in ('access_role_grant'::regclass, 'access_session'::regclass, 'access_sign_in_link'::regclass,
      'access_address_link'::regclass) and conname like 'people\_%'
  loop
    execute format('alter table %s rename constraint %I to %I', each.owner, each.name, 'access' || substr(each.name, 7));
  end loop;
  for each in
    select indexname as name from pg_indexes
    where tablename in ('access_role_grant', 'access_session', 'access_sign_in_link', 'access_address_link')
      and indexname like 'people\_%'
  loop
    execute format('alter index %I rename to %I', each.name, 'access' || substr(each.name, 7));
  end loop;
end $$;
