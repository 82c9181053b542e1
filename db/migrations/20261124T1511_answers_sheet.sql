-- Sheets of answers are an area of their own, above questionnaires. A questionnaire knows by itself that a version is frozen.
alter table questions_sheet rename to answers_sheet;
alter table questions_answer rename to answers_answer;
alter index questions_sheet_pkey rename to answers_sheet_pkey;
alter index questions_sheet_area_subject_id_person_id_version_id_idx rename to answers_sheet_area_subject_id_person_id_version_id_idx;
alter index questions_sheet_area_subject_id_person_id_idx rename to answers_sheet_area_subject_id_person_id_idx;
alter index questions_sheet_version_id_idx rename to answers_sheet_version_id_idx;
alter index questions_answer_pkey rename to answers_answer_pkey;
alter index questions_answer_sheet_id_item_id_key rename to answers_answer_sheet_id_item_id_key;

-- When the first answer to a version was kept; from then on it never changes.
alter table questions_version add column frozen_at timestamptz;
update questions_version v set frozen_at = first.at
from (select s.version_id, min(a.answered_at) as at
  from answers_sheet s join answers_answer a on a.sheet_id = s.id group by 1) first
where first.version_id = v.id;

alter table answers_sheet rename constraint questions_sheet_person_id_fkey to answers_sheet_person_id_fkey;
alter table answers_sheet rename constraint questions_sheet_version_id_fkey to answers_sheet_version_id_fkey;
alter table answers_sheet rename constraint questions_sheet_check to answers_sheet_check;
alter table answers_sheet rename constraint questions_sheet_check1 to answers_sheet_check1;
alter table answers_sheet rename constraint questions_sheet_page_check to answers_sheet_page_check;
alter table answers_answer rename constraint questions_answer_item_id_fkey to answers_answer_item_id_fkey;
alter table answers_answer rename constraint questions_answer_sheet_id_fkey to answers_answer_sheet_id_fkey;
