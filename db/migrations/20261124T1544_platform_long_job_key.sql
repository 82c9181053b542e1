-- Long work may be asked for by a key of the API, too.
alter table platform_long_job drop constraint platform_long_job_asked_via_check;
alter table platform_long_job add constraint platform_long_job_asked_via_check
  check (asked_via in ('session', 'link', 'key', 'command line', 'timed work', 'public'));
