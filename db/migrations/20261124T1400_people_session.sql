-- When a session was last seen was never read and never kept after its start.
alter table people_session drop column seen_at;
