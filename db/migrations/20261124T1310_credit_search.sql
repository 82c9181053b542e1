-- A search finds part of a number, name or title among all certificates without reading each of them. The words stand in
-- the order in which certificate.store.ts asks for them.
create extension if not exists pg_trgm;
create index credit_certificate_search on credit_certificate
  using gin ((number || ' ' || (content->>'learner') || ' ' || (content->>'title')) gin_trgm_ops);
