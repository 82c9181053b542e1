-- A search finds part of a word among all activities without reading each of them; the newest come first without sorting.
create extension if not exists pg_trgm;
create index activities_activity_search on activities_activity
  using gin ((title || ' ' || summary || ' ' || description) gin_trgm_ops);
create index on activities_activity (releases_on desc, id desc);
