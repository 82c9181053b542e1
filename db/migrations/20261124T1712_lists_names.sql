-- Names that are found by words written nearly right: questionnaires, keys, files that were brought.
create index questions_questionnaire_slips on questions_questionnaire using gin (platform_slips(title));
create index keys_key_slips on keys_key using gin (platform_slips(name));
create index exchange_run_slips on exchange_run using gin (platform_slips(file_name));
-- Reviews are listed by when they were asked for and by when they are due.
create index review_assignment_asked_at_id on review_assignment (asked_at desc, id desc);
create index review_assignment_due_on_id on review_assignment (due_on, id);
