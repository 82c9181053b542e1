-- What an entry of the ledger is about: the reading that was read. A title may change; what was read stays read.
alter table participation_entry add column subject_id uuid;
comment on column participation_entry.subject_id is 'What the entry is about, such as the reading; null where the activity itself is meant';

update participation_entry e
set subject_id = m.id
from participation_record r
join courses_module m on m.activity_id = r.activity_id
where r.id = e.record_id and e.kind = 'read' and m.title = e.what;
