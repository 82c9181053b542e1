-- How much stands, counted as certificates are issued and taken back, so that no page counts all of them. In sixteen slots,
-- by the last digit of whose it is, so that acts of many people at once do not wait for one row.
create table certificates_tally (
  slot smallint primary key check (slot between 0 and 15),
  awards integer not null,
  quarters integer not null,
  participations integer not null,
  withdrawn integer not null
);
insert into certificates_tally
select ('x' || right(c.person_id::text, 1))::bit(4)::int,
  count(*) filter (where w.at is null and c.kind = 'credit'),
  coalesce(sum((c.content->>'awarded')::int) filter (where w.at is null and c.kind = 'credit'), 0),
  count(*) filter (where w.at is null and c.kind = 'participation'),
  count(*) filter (where w.at is not null)
from certificates_certificate c
left join certificates_withdrawal w on w.certificate_id = c.id
where not exists (select from certificates_certificate n where n.supersedes_id = c.id)
group by 1;

-- Certificates are listed by name, and found by words of the name that are written nearly right.
create index certificates_certificate_learner on certificates_certificate ((lower(content->>'learner') collate "C"), id);
create index certificates_certificate_slips on certificates_certificate using gin (platform_slips(content->>'learner'));
