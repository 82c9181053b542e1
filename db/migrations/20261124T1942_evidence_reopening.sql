-- A decision can be taken back: then the finding is as if nobody had decided on it, and the row says who did so and why.
alter table evidence_finding_decision drop constraint evidence_finding_decision_verdict_check;
alter table evidence_finding_decision add constraint evidence_finding_decision_verdict_check
  check (verdict in ('accepted', 'dismissed', 'open'));
