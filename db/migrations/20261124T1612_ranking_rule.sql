-- The rule of ranking became an area of its own. What a person gives on a criterion is called a mark.
alter table gaps_ranking rename to ranking_rule;
alter table gaps_criterion rename to ranking_criterion;
alter table gaps_score rename to ranking_mark;

-- Keys, checks and indexes are called after their table.
do $$
declare
  one record;
begin
  for one in
    select c.conname as name, t.now, n.now || substr(c.conname, length(n.was) + 1) as next
    from (values
      ('gaps_ranking', 'ranking_rule'),
      ('gaps_criterion', 'ranking_criterion'),
      ('gaps_score', 'ranking_mark')) as n (was, now)
    cross join lateral (select n.now::regclass as now) t
    join pg_constraint c on c.conrelid = t.now and starts_with(c.conname, n.was || '_')
  loop
    execute format('alter table %s rename constraint %I to %I', one.now, one.name, one.next);
  end loop;
  for one in
    select c.relname as name, n.now || substr(c.relname, length(n.was) + 1) as next
    from (values
      ('gaps_ranking', 'ranking_rule'),
      ('gaps_criterion', 'ranking_criterion'),
      ('gaps_score', 'ranking_mark')) as n (was, now)
    join pg_index i on i.indrelid = n.now::regclass
    join pg_class c on c.oid = i.indexrelid and starts_with(c.relname, n.was || '_')
  loop
    execute format('alter index %I rename to %I', one.name, one.next);
  end loop;
end $$;
