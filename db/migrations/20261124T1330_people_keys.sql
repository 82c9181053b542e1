-- Keys of one letter help who uses them and trip who speaks to their computer: each person of the office may switch them off.
alter table people_person add column uses_keys boolean not null default true;
