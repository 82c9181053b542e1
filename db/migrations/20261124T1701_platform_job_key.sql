-- Under which key of the API a job was asked for, so that what its steps keep stands in the audit as the key's own.
alter table platform_long_job add column asked_key uuid;
