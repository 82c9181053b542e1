-- Activities are found by words of their title that are written nearly right.
create index activities_activity_slips on activities_activity using gin (platform_slips(title));
-- The office looks for title or number, and turns the leaves of its list by number.
create index activities_activity_titles on activities_activity using gin ((title || ' ' || number) gin_trgm_ops);
-- The office turns the leaves of its list by the day they open and by title, too.
create index activities_activity_opens on activities_activity (releases_on, id);
create index activities_activity_title on activities_activity ((lower(title) collate "C"), id);
create index activities_activity_number on activities_activity (number, id);
