-- Captions of a film or sound, each in a language. Those there are were made in the language of their version.
create table questions_captions (
  item_id uuid not null references questions_media (item_id) on delete cascade,
  language text not null check (language ~ '^[a-z]{2,3}$'),
  file_id uuid not null references platform_file,
  primary key (item_id, language)
);
create index on questions_captions (file_id);

insert into questions_captions (item_id, language, file_id)
select m.item_id, v.language, m.captions_id
from questions_media m
join questions_item i on i.id = m.item_id
join questions_version v on v.id = i.version_id
where m.captions_id is not null;

-- A film's captions stand in their own table now; what a sound needs is still seen here.
alter table questions_media drop column captions_id;
alter table questions_media add constraint questions_media_words_check check (kind <> 'sound' or transcript <> '');
