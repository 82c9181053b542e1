-- The language a person reads in, and what the area that opened the sheet knows of them and its subject, for its wording.
alter table answers_sheet
  add column language text check (language ~ '^[a-z]{2,3}$'),
  add column known jsonb not null default '{}';

-- What an answer tells to questions that wait for it.
alter table answers_answer add column tells jsonb not null default '[]';
update answers_answer a set tells = case
  when jsonb_typeof(a.value) = 'array' then a.value
  when i.type in ('single', 'several', 'rating') then jsonb_build_array(a.value #>> '{}')
  else '[]' end
from questions_item i where i.id = a.item_id;
alter table answers_answer alter column tells drop default;
