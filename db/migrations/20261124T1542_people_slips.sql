-- People are found by names that are written nearly right.
create index people_person_slips on people_person using gin (platform_slips(given_name || ' ' || family_name));
-- Who is of a profession or at a stage is found without reading everyone.
create index people_person_profession on people_person (profession);
create index people_person_career_stage on people_person (career_stage);
