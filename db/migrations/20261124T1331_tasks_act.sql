-- What the button of a task says: the verb of its act, as "Disclose".
alter table tasks_task add column act text not null default 'Open' check (act <> '');
