-- Words that differ by a letter or two are found without an extension of PostgreSQL: of each word of four letters or more the
-- word itself and what is left of it without each of its letters. Two words that share one of these are near each other: one
-- letter more, less or other, or two neighbors in the wrong order (docs/decisions/0026). Words are parted by space and by the
-- signs of ASCII, so that the answer does not depend on a locale.
create function platform_slips(text) returns text[] language sql immutable strict parallel safe as $$
  select coalesce(array_agg(distinct left(word, at) || substr(word, at + 2)), '{}')
  from unnest(regexp_split_to_array(lower($1), '[\s!-/:-@[-`{-~]+')) word
  cross join lateral generate_series(0, length(word)) at
  where length(word) between 4 and 40
$$;
