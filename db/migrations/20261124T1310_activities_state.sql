-- Where an activity stands is asked with every list and changes a few times in its life: it stands on the activity too.
-- Whoever writes a step writes both; the steps stay the history.
alter table activities_activity add column state text not null default 'proposed' check (state in (
  'proposed', 'in planning', 'in review', 'approved', 'published', 'running', 'closed', 'archived'));
update activities_activity a set state = s.state from (
  select distinct on (activity_id) activity_id, state from activities_step order by activity_id, at desc, id desc) s
where s.activity_id = a.id;
-- The office's list of one state, and how many stand in each; plans that wait, those that open first.
create index on activities_activity (state, number desc);
create index activities_activity_planned on activities_activity (releases_on, id)
  where state in ('proposed', 'in planning', 'in review');
-- The catalog: what the public may take part in, the newest release first.
create index activities_activity_offered on activities_activity (releases_on desc, id desc)
  where is_listed and state in ('published', 'running');
drop index activities_activity_releases_on_id_idx;
