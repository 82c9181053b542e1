-- People stand in the order of their names whatever the case, and a family name is found by how it begins.
create index people_person_order on people_person
  (lower(family_name) collate "C", lower(given_name) collate "C", id);
drop index people_person_family_name_given_name_id_idx;
