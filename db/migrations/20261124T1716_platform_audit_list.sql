-- The audit is listed by when, and found by act and by who acted.
create index platform_audit_at_id on platform_audit (at desc, id desc);
drop index platform_audit_at_idx;
create index platform_audit_act on platform_audit (act collate "C", at);
create index platform_audit_actor on platform_audit (actor_id, at);
create index platform_audit_behalf on platform_audit (on_behalf_of, at) where on_behalf_of is not null;
