-- For one profession: its activities without looking at those of all others.
create index on activities_audience (profession, activity_id);
-- What the catalog holds today is counted from the index alone.
drop index activities_activity_offered;
create index activities_activity_offered on activities_activity (releases_on desc, id desc) include (expires_on)
  where is_listed and state in ('published', 'running');
