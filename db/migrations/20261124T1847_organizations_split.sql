-- Organizations, and the policies of the office, became areas of their own.
alter table people_organization rename to organizations_organization;
alter table people_policy rename to policies_policy;

-- Keys, checks and indexes are called after their table.
do $$
declare
  one record;
begin
  for one in
    select c.conname as name, t.now, n.now || substr(c.conname, length(n.was) + 1) as next
    from (values
      ('people_organization', 'organizations_organization'),
      ('people_policy', 'policies_policy')) as n (was, now)
    cross join lateral (select n.now::regclass as now) t
    join pg_constraint c on c.conrelid = t.now and starts_with(c.conname, n.was || '_')
  loop
    execute format('alter table %s rename constraint %I to %I', one.now, one.name, one.next);
  end loop;
  for one in
    select c.relname as name, n.now || substr(c.relname, length(n.was) + 1) as next
    from (values
      ('people_organization', 'organizations_organization'),
      ('people_policy', 'policies_policy')) as n (was, now)
    join pg_index i on i.indrelid = n.now::regclass
    join pg_class c on c.oid = i.indexrelid and starts_with(c.relname, n.was || '_')
  loop
    execute format('alter index %I rename to %I', one.name, one.next);
  end loop;
end $$;

-- Merges that are undone find their rows under the names of today.
update platform_moved_row m set table_name = n.now
from (values
  ('people_organization', 'organizations_organization'),
  ('people_policy', 'policies_policy'),
  ('gaps_ranking', 'ranking_rule'),
  ('gaps_criterion', 'ranking_criterion'),
  ('gaps_score', 'ranking_mark')) as n (was, now)
where m.table_name = n.was;
