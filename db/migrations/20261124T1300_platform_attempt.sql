-- How often someone has tried a door that guards against guessing, in the minute that runs. Counted for all processes
-- together. `key` is a hash of door and caller. Unlogged: what a crash of the database empties is a minute of counting.
create unlogged table platform_attempt (
  key text primary key,
  count integer not null check (count > 0),
  -- By the database's clock, so that processes agree.
  ends_at timestamptz not null
) with (fillfactor = 70);
create index on platform_attempt (ends_at);
