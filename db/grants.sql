-- Run after every migration: the application's role may read and write, but never change or remove what was recorded.
do $$
begin
  if not exists (select from pg_roles where rolname = 'opencme_app') then
    create role opencme_app nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
grant opencme_app to current_user;
grant usage on schema public to opencme_app;
grant select, insert, update, delete on all tables in schema public to opencme_app;
revoke update, delete, truncate on platform_audit from opencme_app;
revoke insert, update, delete, truncate on platform_migration from opencme_app;
