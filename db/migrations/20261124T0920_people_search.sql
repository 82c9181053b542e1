-- A search finds part of a name or address among all people without reading each of them.
create extension if not exists pg_trgm;
create index people_person_search on people_person
  using gin ((given_name || ' ' || family_name || ' ' || email) gin_trgm_ops);
