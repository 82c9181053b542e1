-- One address among all is found by how it begins.
create index people_person_address on people_person (lower(email) collate "C");
