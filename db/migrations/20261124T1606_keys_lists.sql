-- The API lists these by time, whoever they are about.
create index claims_claim_claimed_at_id_idx on claims_claim (claimed_at desc, id desc);
create index participation_record_started_at_id_idx on participation_record (started_at desc, id desc);
create index courses_enrollment_enrolled_at_id_idx on courses_enrollment (enrolled_at desc, id desc);
