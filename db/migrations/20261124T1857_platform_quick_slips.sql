-- The same answer as before in a quarter of the time: a list of people spent half of its import in this function. A loop spares
-- the sort that made each word single, which the index does anyway.
create or replace function platform_slips(text) returns text[] language plpgsql immutable strict parallel safe as $$
declare
  word text;
  slips text[] := '{}';
begin
  foreach word in array regexp_split_to_array(lower($1), '[\s!-/:-@[-`{-~]+') loop
    if length(word) between 4 and 40 then
      for at in 0..length(word) loop
        slips := slips || (left(word, at) || substr(word, at + 2));
      end loop;
    end if;
  end loop;
  return slips;
end
$$;
