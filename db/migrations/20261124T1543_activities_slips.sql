-- Activities are found by words of their title that are written nearly right.
create index activities_activity_slips on activities_activity using gin (platform_slips(title));
-- The office looks for title or number, and turns the leaves of its list by number.
create index activities_activity_titles on activities_activity using gin ((title || ' ' || number) gin_trgm_ops);
