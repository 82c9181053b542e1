CREATE OR REPLACE FUNCTION public.platform_slips(text)
 RETURNS text[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
declare
  word text;
  slips text[] := '{}';
begin
  foreach word in array regexp_split_to_array(lower($1), '[\s!-/:-@[-`{-~]+') loop
    if length(word) between 4 and 40 then
      for at in 0..length(word) loop
        slips := slips || (left(word, at) || substr(word, at + 2));
      end loop;
    end if;
  end loop;
  return slips;
end
$function$
;

create table access_address_link (
  id uuid not null,
  token_hash text not null,
  person_id uuid not null,
  email text not null,
  asked_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint access_address_link_token_hash_key UNIQUE (token_hash),
  constraint access_address_link_pkey PRIMARY KEY (id),
  constraint access_address_link_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id)
);

create table access_password (
  person_id uuid not null,
  hash text not null,
  set_at timestamp with time zone not null,
  constraint access_password_pkey PRIMARY KEY (person_id),
  constraint access_password_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id)
);

create table access_role_extension (
  id uuid not null,
  grant_id uuid not null,
  ended_before timestamp with time zone not null,
  ends_at timestamp with time zone,
  at timestamp with time zone not null,
  by_id uuid,
  why text not null,
  constraint access_role_extension_pkey PRIMARY KEY (id),
  constraint access_role_extension_by_id_fkey FOREIGN KEY (by_id) REFERENCES people_person(id),
  constraint access_role_extension_grant_id_fkey FOREIGN KEY (grant_id) REFERENCES access_role_grant(id),
  constraint access_role_extension_why_check CHECK ((why <> ''::text))
);

create table access_role_grant (
  id uuid not null,
  person_id uuid not null,
  role text not null,
  granted_at timestamp with time zone not null,
  granted_by uuid,
  ended_at timestamp with time zone,
  ended_by uuid,
  why text,
  ended_why text,
  with_activity boolean not null default false,
  scope_kind text,
  scope_id uuid,
  scope_name text,
  ends_at timestamp with time zone,
  constraint access_role_grant_pkey PRIMARY KEY (id),
  constraint access_role_grant_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES people_person(id),
  constraint access_role_grant_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES people_person(id),
  constraint access_role_grant_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id),
  constraint access_role_grant_role_check CHECK ((role = ANY (ARRAY['learner'::text, 'faculty'::text, 'planner'::text, 'coordinator'::text, 'course director'::text, 'reviewer'::text, 'liaison'::text, 'partner'::text, 'office staff'::text, 'integrity officer'::text, 'surveyor'::text, 'administrator'::text]))),
  constraint access_role_grant_scope_check CHECK (((scope_kind IS NULL) = (scope_name IS NULL))),
  constraint access_role_grant_scope_kind_check CHECK ((scope_kind = ANY (ARRAY['activity'::text, 'committee'::text, 'organization'::text]))),
  constraint access_role_grant_scope_name_check CHECK ((scope_name <> ''::text))
);

create table access_session (
  id uuid not null,
  token_hash text not null,
  person_id uuid not null,
  started_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  seen_at timestamp with time zone not null,
  idle_minutes integer,
  constraint access_session_token_hash_key UNIQUE (token_hash),
  constraint access_session_pkey PRIMARY KEY (id),
  constraint access_session_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id),
  constraint access_session_idle_minutes_check CHECK ((idle_minutes > 0))
);

create table access_shut (
  id uuid not null,
  person_id uuid not null,
  shut_at timestamp with time zone not null,
  shut_by uuid,
  why text not null,
  reopened_at timestamp with time zone,
  reopened_by uuid,
  reopened_why text,
  constraint access_shut_pkey PRIMARY KEY (id),
  constraint access_shut_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id),
  constraint access_shut_reopened_by_fkey FOREIGN KEY (reopened_by) REFERENCES people_person(id),
  constraint access_shut_shut_by_fkey FOREIGN KEY (shut_by) REFERENCES people_person(id),
  constraint access_shut_why_check CHECK ((why <> ''::text))
);

create table access_sign_in_link (
  id uuid not null,
  token_hash text not null,
  person_id uuid not null,
  asked_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  next_path text,
  ended_at timestamp with time zone,
  constraint access_sign_in_link_token_hash_key UNIQUE (token_hash),
  constraint access_sign_in_link_pkey PRIMARY KEY (id),
  constraint access_sign_in_link_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id)
);

create table accreditation_clause (
  id uuid not null,
  statement_id uuid not null,
  position integer not null,
  section text not null,
  clause text not null,
  words_before text not null default ''::text,
  words text not null,
  words_after text not null default ''::text,
  constraint accreditation_clause_statement_id_clause_key UNIQUE (statement_id, clause),
  constraint accreditation_clause_statement_id_position_key UNIQUE (statement_id, "position"),
  constraint accreditation_clause_pkey PRIMARY KEY (id),
  constraint accreditation_clause_statement_id_fkey FOREIGN KEY (statement_id) REFERENCES accreditation_statement(id),
  constraint accreditation_clause_clause_check CHECK ((clause = ANY (ARRAY['P1'::text, 'P2'::text, 'P3'::text, 'A1'::text, 'A2'::text, 'A3'::text, 'F1'::text, 'F2'::text, 'F3'::text, 'F4'::text, 'F5'::text, 'F6'::text, 'N1'::text, 'N2'::text, 'N3'::text, 'N4'::text, 'N5'::text, 'N6'::text, 'N7'::text, 'N8'::text, 'R1'::text, 'R2'::text, 'R3'::text])))
);

create table accreditation_statement (
  id uuid not null,
  version integer not null,
  adopted_on date not null,
  recorded_by uuid,
  recorded_at timestamp with time zone not null,
  why text not null,
  constraint accreditation_statement_version_key UNIQUE (version),
  constraint accreditation_statement_pkey PRIMARY KEY (id),
  constraint accreditation_statement_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES people_person(id)
);

create table activities_activity (
  id uuid not null,
  number text not null,
  title text not null,
  format text not null,
  summary text not null default ''::text,
  description text not null default ''::text,
  providership text not null default 'direct'::text,
  design_rationale text not null default ''::text,
  releases_on date not null,
  expires_on date not null,
  minutes integer,
  is_clinical boolean not null default true,
  content_areas text[] not null default '{}'::text[],
  designed_for text not null default 'competence'::text,
  fee text not null default 'free'::text,
  is_listed boolean not null default true,
  level text not null default 'practicing clinicians'::text,
  proposed_by uuid,
  proposed_at timestamp with time zone not null,
  state text not null default 'proposed'::text,
  constraint activities_activity_number_key UNIQUE (number),
  constraint activities_activity_pkey PRIMARY KEY (id),
  constraint activities_activity_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES people_person(id),
  constraint activities_activity_check CHECK ((releases_on <= expires_on)),
  constraint activities_activity_designed_for_check CHECK ((designed_for = ANY (ARRAY['competence'::text, 'performance'::text, 'patient outcomes'::text]))),
  constraint activities_activity_fee_check CHECK ((fee = ANY (ARRAY['free'::text, 'fee'::text, 'variable'::text]))),
  constraint activities_activity_format_check CHECK ((format = 'enduring material'::text)),
  constraint activities_activity_minutes_check CHECK ((minutes > 0)),
  constraint activities_activity_providership_check CHECK ((providership = ANY (ARRAY['direct'::text, 'joint'::text]))),
  constraint activities_activity_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'in planning'::text, 'in review'::text, 'approved'::text, 'published'::text, 'running'::text, 'closed'::text, 'archived'::text])))
);

create table activities_audience (
  activity_id uuid not null,
  profession text not null,
  specialty text not null default ''::text,
  constraint activities_audience_pkey PRIMARY KEY (activity_id, profession, specialty),
  constraint activities_audience_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activities_activity(id)
);

create table activities_gap (
  activity_id uuid not null,
  gap_id uuid not null,
  constraint activities_gap_pkey PRIMARY KEY (activity_id, gap_id),
  constraint activities_gap_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activities_activity(id),
  constraint activities_gap_gap_id_fkey FOREIGN KEY (gap_id) REFERENCES gaps_gap(id)
);

create table activities_joint_provider (
  activity_id uuid not null,
  organization_id uuid not null,
  constraint activities_joint_provider_pkey PRIMARY KEY (activity_id, organization_id),
  constraint activities_joint_provider_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activities_activity(id),
  constraint activities_joint_provider_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations_organization(id)
);

create table activities_objective (
  id uuid not null,
  activity_id uuid not null,
  gap_id uuid not null,
  position integer not null,
  statement text not null,
  need_type text not null,
  constraint activities_objective_activity_id_position_key UNIQUE (activity_id, "position"),
  constraint activities_objective_pkey PRIMARY KEY (id),
  constraint activities_objective_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activities_activity(id),
  constraint activities_objective_gap_id_fkey FOREIGN KEY (gap_id) REFERENCES gaps_gap(id),
  constraint activities_objective_need_type_check CHECK ((need_type = ANY (ARRAY['knowledge'::text, 'competence'::text, 'performance'::text])))
);

create table activities_reference (
  id uuid not null,
  activity_id uuid not null,
  position integer not null,
  citation text not null,
  source_id uuid,
  constraint activities_reference_activity_id_position_key UNIQUE (activity_id, "position"),
  constraint activities_reference_pkey PRIMARY KEY (id),
  constraint activities_reference_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activities_activity(id),
  constraint activities_reference_source_id_fkey FOREIGN KEY (source_id) REFERENCES evidence_source(id)
);

create table activities_role (
  id uuid not null,
  activity_id uuid not null,
  person_id uuid not null,
  role text not null,
  starts_on date not null,
  named_by uuid,
  named_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_by uuid,
  ended_why text,
  constraint activities_role_pkey PRIMARY KEY (id),
  constraint activities_role_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activities_activity(id),
  constraint activities_role_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES people_person(id),
  constraint activities_role_named_by_fkey FOREIGN KEY (named_by) REFERENCES people_person(id),
  constraint activities_role_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id),
  constraint activities_role_role_check CHECK ((role = ANY (ARRAY['activity director'::text, 'planner'::text, 'faculty'::text])))
);

create table activities_step (
  id uuid not null,
  activity_id uuid not null,
  state text not null,
  why text not null default ''::text,
  by_id uuid,
  at timestamp with time zone not null,
  constraint activities_step_pkey PRIMARY KEY (id),
  constraint activities_step_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activities_activity(id),
  constraint activities_step_by_id_fkey FOREIGN KEY (by_id) REFERENCES people_person(id),
  constraint activities_step_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'in planning'::text, 'in review'::text, 'approved'::text, 'published'::text, 'running'::text, 'closed'::text, 'archived'::text])))
);

create table answers_answer (
  id uuid not null,
  sheet_id uuid not null,
  item_id uuid not null,
  value jsonb not null,
  wording_shown jsonb not null,
  is_right boolean,
  answered_at timestamp with time zone not null,
  tells jsonb not null,
  constraint answers_answer_sheet_id_item_id_key UNIQUE (sheet_id, item_id),
  constraint answers_answer_pkey PRIMARY KEY (id),
  constraint answers_answer_item_id_fkey FOREIGN KEY (item_id) REFERENCES questions_item(id),
  constraint answers_answer_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES answers_sheet(id)
);

create table answers_sheet (
  id uuid not null,
  version_id uuid not null,
  area text not null,
  subject_id uuid not null,
  person_id uuid,
  page integer not null default 1,
  started_at timestamp with time zone not null,
  saved_at timestamp with time zone not null,
  submitted_at timestamp with time zone,
  points integer,
  points_possible integer,
  language text,
  known jsonb not null default '{}'::jsonb,
  constraint answers_sheet_pkey PRIMARY KEY (id),
  constraint answers_sheet_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id),
  constraint answers_sheet_version_id_fkey FOREIGN KEY (version_id) REFERENCES questions_version(id),
  constraint answers_sheet_check CHECK (((points >= 0) AND (points <= points_possible))),
  constraint answers_sheet_check1 CHECK (((submitted_at IS NULL) = (points_possible IS NULL))),
  constraint answers_sheet_language_check CHECK ((language ~ '^[a-z]{2,3}$'::text)),
  constraint answers_sheet_page_check CHECK ((page > 0))
);

create table certificates_certificate (
  id uuid not null,
  number text not null,
  activity_id uuid not null,
  person_id uuid not null,
  claim_id uuid,
  kind text not null,
  content jsonb not null,
  supersedes_id uuid,
  why text not null default ''::text,
  by_id uuid,
  issued_at timestamp with time zone not null,
  constraint certificates_certificate_number_key UNIQUE (number),
  constraint certificates_certificate_supersedes_id_key UNIQUE (supersedes_id),
  constraint certificates_certificate_pkey PRIMARY KEY (id),
  constraint certificates_certificate_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activities_activity(id),
  constraint certificates_certificate_by_id_fkey FOREIGN KEY (by_id) REFERENCES people_person(id),
  constraint certificates_certificate_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES claims_claim(id),
  constraint certificates_certificate_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id),
  constraint certificates_certificate_supersedes_id_fkey FOREIGN KEY (supersedes_id) REFERENCES certificates_certificate(id),
  constraint certificates_certificate_check CHECK (((kind = 'credit'::text) = (claim_id IS NOT NULL))),
  constraint certificates_certificate_kind_check CHECK ((kind = ANY (ARRAY['credit'::text, 'participation'::text])))
);

create table certificates_tally (
  slot smallint not null,
  awards integer not null,
  quarters integer not null,
  participations integer not null,
  withdrawn integer not null,
  constraint certificates_tally_pkey PRIMARY KEY (slot),
  constraint certificates_tally_slot_check CHECK (((slot >= 0) AND (slot <= 15)))
);

create table certificates_withdrawal (
  certificate_id uuid not null,
  why text not null,
  by_id uuid,
  at timestamp with time zone not null,
  constraint certificates_withdrawal_pkey PRIMARY KEY (certificate_id),
  constraint certificates_withdrawal_by_id_fkey FOREIGN KEY (by_id) REFERENCES people_person(id),
  constraint certificates_withdrawal_certificate_id_fkey FOREIGN KEY (certificate_id) REFERENCES certificates_certificate(id)
);

create table claims_claim (
  id uuid not null,
  activity_id uuid not null,
  person_id uuid not null,
  quarters integer not null,
  claimed_at timestamp with time zone not null,
  constraint claims_claim_activity_id_person_id_key UNIQUE (activity_id, person_id),
  constraint claims_claim_pkey PRIMARY KEY (id),
  constraint claims_claim_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activities_activity(id),
  constraint claims_claim_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id),
  constraint claims_claim_quarters_check CHECK ((quarters > 0))
);

create table companies_company (
  id uuid not null,
  name text not null,
  holding text not null default 'unknown'::text,
  business_lines text[] not null default '{}'::text[],
  created_at timestamp with time zone not null,
  constraint companies_company_pkey PRIMARY KEY (id),
  constraint companies_company_holding_check CHECK ((holding = ANY (ARRAY['privately held'::text, 'publicly traded'::text, 'unknown'::text]))),
  constraint companies_company_name_check CHECK ((name <> ''::text))
);

create table companies_eligibility (
  id uuid not null,
  company_id uuid not null,
  verdict text not null,
  facts jsonb not null,
  rationale text not null,
  decided_by uuid,
  decided_at timestamp with time zone not null,
  constraint companies_eligibility_pkey PRIMARY KEY (id),
  constraint companies_eligibility_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies_company(id),
  constraint companies_eligibility_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES people_person(id),
  constraint companies_eligibility_verdict_check CHECK ((verdict = ANY (ARRAY['eligible'::text, 'ineligible'::text, 'undetermined'::text])))
);

create table courses_attempt (
  id uuid not null,
  enrollment_id uuid not null,
  sheet_id uuid not null,
  number integer not null,
  constraint courses_attempt_enrollment_id_number_key UNIQUE (enrollment_id, number),
  constraint courses_attempt_sheet_id_key UNIQUE (sheet_id),
  constraint courses_attempt_pkey PRIMARY KEY (id),
  constraint courses_attempt_enrollment_id_fkey FOREIGN KEY (enrollment_id) REFERENCES courses_enrollment(id),
  constraint courses_attempt_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES answers_sheet(id),
  constraint courses_attempt_number_check CHECK ((number > 0))
);

create table courses_enrollment (
  id uuid not null,
  activity_id uuid not null,
  person_id uuid not null,
  enrolled_at timestamp with time zone not null,
  constraint courses_enrollment_activity_id_person_id_key UNIQUE (activity_id, person_id),
  constraint courses_enrollment_pkey PRIMARY KEY (id),
  constraint courses_enrollment_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activities_activity(id),
  constraint courses_enrollment_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id)
);

create table courses_module (
  id uuid not null,
  activity_id uuid not null,
  position integer not null,
  title text not null,
  body text not null,
  minutes integer not null,
  constraint courses_module_activity_id_position_key UNIQUE (activity_id, "position"),
  constraint courses_module_pkey PRIMARY KEY (id),
  constraint courses_module_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activities_activity(id),
  constraint courses_module_minutes_check CHECK ((minutes > 0))
);

create table courses_test (
  id uuid not null,
  activity_id uuid not null,
  questionnaire_id uuid not null,
  pass_percent integer not null,
  attempts_allowed integer,
  minutes integer not null,
  constraint courses_test_activity_id_key UNIQUE (activity_id),
  constraint courses_test_pkey PRIMARY KEY (id),
  constraint courses_test_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activities_activity(id),
  constraint courses_test_questionnaire_id_fkey FOREIGN KEY (questionnaire_id) REFERENCES questions_questionnaire(id),
  constraint courses_test_attempts_allowed_check CHECK ((attempts_allowed > 0)),
  constraint courses_test_minutes_check CHECK ((minutes > 0)),
  constraint courses_test_pass_percent_check CHECK (((pass_percent >= 1) AND (pass_percent <= 100)))
);

create table credit_designation (
  id uuid not null,
  activity_id uuid not null,
  credit_type text not null,
  quarters integer not null,
  minutes integer not null,
  by_id uuid,
  at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint credit_designation_pkey PRIMARY KEY (id),
  constraint credit_designation_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activities_activity(id),
  constraint credit_designation_by_id_fkey FOREIGN KEY (by_id) REFERENCES people_person(id),
  constraint credit_designation_credit_type_check CHECK ((credit_type = 'AMA PRA Category 1'::text)),
  constraint credit_designation_minutes_check CHECK ((minutes > 0)),
  constraint credit_designation_quarters_check CHECK ((quarters > 0))
);

create table evaluation_bias_report (
  id uuid not null,
  activity_id uuid not null,
  response_id uuid not null,
  explanation text not null,
  reported_at timestamp with time zone not null,
  resolution text,
  resolved_by uuid,
  resolved_at timestamp with time zone,
  constraint evaluation_bias_report_pkey PRIMARY KEY (id),
  constraint evaluation_bias_report_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activities_activity(id),
  constraint evaluation_bias_report_resolved_by_fkey FOREIGN KEY (resolved_by) REFERENCES people_person(id),
  constraint evaluation_bias_report_response_id_fkey FOREIGN KEY (response_id) REFERENCES evaluation_response(id)
);

create table evaluation_commitment (
  id uuid not null,
  activity_id uuid not null,
  person_id uuid not null,
  objective_id uuid,
  statement text not null,
  confidence smallint,
  barrier text,
  made_at timestamp with time zone not null,
  constraint evaluation_commitment_pkey PRIMARY KEY (id),
  constraint evaluation_commitment_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activities_activity(id),
  constraint evaluation_commitment_objective_id_fkey FOREIGN KEY (objective_id) REFERENCES activities_objective(id),
  constraint evaluation_commitment_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id),
  constraint evaluation_commitment_confidence_check CHECK (((confidence >= 1) AND (confidence <= 5)))
);

create table evaluation_follow_up (
  id uuid not null,
  commitment_id uuid not null,
  due_on date not null,
  asked_at timestamp with time zone,
  answer text,
  note text,
  answered_at timestamp with time zone,
  constraint evaluation_follow_up_commitment_id_key UNIQUE (commitment_id),
  constraint evaluation_follow_up_pkey PRIMARY KEY (id),
  constraint evaluation_follow_up_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES evaluation_commitment(id),
  constraint evaluation_follow_up_answer_check CHECK ((answer = ANY (ARRAY['fully'::text, 'partly'::text, 'not yet'::text, 'will not'::text]))),
  constraint evaluation_follow_up_check CHECK (((answer IS NULL) = (answered_at IS NULL)))
);

create table evaluation_form (
  activity_id uuid not null,
  questionnaire_id uuid not null,
  constraint evaluation_form_pkey PRIMARY KEY (activity_id),
  constraint evaluation_form_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activities_activity(id),
  constraint evaluation_form_questionnaire_id_fkey FOREIGN KEY (questionnaire_id) REFERENCES questions_questionnaire(id)
);

create table evaluation_response (
  id uuid not null,
  activity_id uuid not null,
  person_id uuid not null,
  sheet_id uuid not null,
  submitted_at timestamp with time zone,
  constraint evaluation_response_activity_id_person_id_key UNIQUE (activity_id, person_id),
  constraint evaluation_response_sheet_id_key UNIQUE (sheet_id),
  constraint evaluation_response_pkey PRIMARY KEY (id),
  constraint evaluation_response_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activities_activity(id),
  constraint evaluation_response_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id),
  constraint evaluation_response_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES answers_sheet(id)
);

create table evidence_finding (
  id uuid not null,
  source_id uuid not null,
  statement text not null,
  population text not null,
  need_type text not null,
  strength text not null,
  caveats text not null default ''::text,
  measure_value_id uuid,
  comparator text,
  by_rule text,
  recorded_by uuid,
  recorded_at timestamp with time zone not null,
  constraint evidence_finding_pkey PRIMARY KEY (id),
  constraint evidence_finding_measure_value_id_fkey FOREIGN KEY (measure_value_id) REFERENCES measures_value(id),
  constraint evidence_finding_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES people_person(id),
  constraint evidence_finding_source_id_fkey FOREIGN KEY (source_id) REFERENCES evidence_source(id),
  constraint evidence_finding_need_type_check CHECK ((need_type = ANY (ARRAY['perceived'::text, 'unperceived'::text, 'ascribed'::text, 'misperceived'::text]))),
  constraint evidence_finding_strength_check CHECK ((strength = ANY (ARRAY['strong'::text, 'moderate'::text, 'limited'::text])))
);

create table evidence_finding_decision (
  id uuid not null,
  finding_id uuid not null,
  verdict text not null,
  reason text not null,
  by_id uuid not null,
  at timestamp with time zone not null,
  constraint evidence_finding_decision_pkey PRIMARY KEY (id),
  constraint evidence_finding_decision_by_id_fkey FOREIGN KEY (by_id) REFERENCES people_person(id),
  constraint evidence_finding_decision_finding_id_fkey FOREIGN KEY (finding_id) REFERENCES evidence_finding(id),
  constraint evidence_finding_decision_verdict_check CHECK ((verdict = ANY (ARRAY['accepted'::text, 'dismissed'::text, 'open'::text])))
);

create table evidence_finding_topic (
  finding_id uuid not null,
  topic_id uuid not null,
  constraint evidence_finding_topic_pkey PRIMARY KEY (finding_id, topic_id),
  constraint evidence_finding_topic_finding_id_fkey FOREIGN KEY (finding_id) REFERENCES evidence_finding(id),
  constraint evidence_finding_topic_topic_id_fkey FOREIGN KEY (topic_id) REFERENCES evidence_topic(id)
);

create table evidence_source (
  id uuid not null,
  channel text not null,
  kind text not null,
  title text not null,
  issuer text,
  issued_on date,
  issued_text text,
  identifier_system text,
  identifier text,
  link text,
  design text,
  level_start smallint,
  standing text not null default 'standing'::text,
  detail jsonb not null default '{}'::jsonb,
  run_id uuid,
  run_line integer,
  recorded_by uuid,
  recorded_at timestamp with time zone not null,
  constraint evidence_source_pkey PRIMARY KEY (id),
  constraint evidence_source_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES people_person(id),
  constraint evidence_source_channel_check CHECK ((channel = ANY (ARRAY['survey'::text, 'quality committee'::text, 'literature'::text, 'public health'::text, 'publication'::text, 'evaluation'::text]))),
  constraint evidence_source_design_check CHECK ((design = ANY (ARRAY['synthesis'::text, 'randomized trial'::text, 'nonrandomized trial'::text, 'cohort'::text, 'case-control'::text, 'case report'::text, 'guideline'::text, 'opinion'::text, 'unknown'::text]))),
  constraint evidence_source_kind_check CHECK ((kind = ANY (ARRAY['article'::text, 'measure report'::text, 'committee hand-over'::text, 'public-health report'::text, 'survey result'::text, 'evaluation result'::text, 'own publication'::text]))),
  constraint evidence_source_level_start_check CHECK (((level_start >= 1) AND (level_start <= 5))),
  constraint evidence_source_standing_check CHECK ((standing = ANY (ARRAY['standing'::text, 'retracted'::text, 'expression of concern'::text, 'corrected'::text])))
);

create table evidence_source_topic (
  source_id uuid not null,
  topic_id uuid not null,
  is_major boolean not null default false,
  constraint evidence_source_topic_pkey PRIMARY KEY (source_id, topic_id),
  constraint evidence_source_topic_source_id_fkey FOREIGN KEY (source_id) REFERENCES evidence_source(id),
  constraint evidence_source_topic_topic_id_fkey FOREIGN KEY (topic_id) REFERENCES evidence_topic(id)
);

create table evidence_topic (
  id uuid not null,
  label text not null,
  mesh_ui text,
  constraint evidence_topic_mesh_ui_key UNIQUE (mesh_ui),
  constraint evidence_topic_pkey PRIMARY KEY (id)
);

create table exchange_accreditor_id (
  activity_id uuid not null,
  accme_activity_id text not null,
  recorded_by uuid,
  recorded_at timestamp with time zone not null,
  constraint exchange_accreditor_id_accme_activity_id_key UNIQUE (accme_activity_id),
  constraint exchange_accreditor_id_pkey PRIMARY KEY (activity_id),
  constraint exchange_accreditor_id_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activities_activity(id),
  constraint exchange_accreditor_id_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES people_person(id),
  constraint exchange_accreditor_id_accme_activity_id_check CHECK ((accme_activity_id ~ '^\d{9}$'::text))
);

create table exchange_line (
  run_id uuid not null,
  sheet smallint not null default 0,
  position integer not null,
  line integer not null,
  cells jsonb not null,
  refusal text,
  same_as integer,
  constraint exchange_line_pkey PRIMARY KEY (run_id, sheet, "position"),
  constraint exchange_line_run_id_fkey FOREIGN KEY (run_id) REFERENCES exchange_run(id)
);

create table exchange_mapping (
  signature text not null,
  kind text not null,
  columns jsonb not null,
  answers jsonb not null,
  chosen_by uuid,
  chosen_at timestamp with time zone not null,
  constraint exchange_mapping_pkey PRIMARY KEY (signature, kind),
  constraint exchange_mapping_chosen_by_fkey FOREIGN KEY (chosen_by) REFERENCES people_person(id)
);

create table exchange_report (
  id uuid not null,
  kind text not null,
  file_id uuid not null,
  period_start date not null,
  period_end date not null,
  made_by uuid,
  made_at timestamp with time zone not null,
  constraint exchange_report_pkey PRIMARY KEY (id),
  constraint exchange_report_file_id_fkey FOREIGN KEY (file_id) REFERENCES platform_file(id),
  constraint exchange_report_made_by_fkey FOREIGN KEY (made_by) REFERENCES people_person(id),
  constraint exchange_report_check CHECK ((period_start <= period_end)),
  constraint exchange_report_kind_check CHECK ((kind = ANY (ARRAY['pars activity'::text, 'pars learners'::text, 'learner file'::text, 'mems'::text, 'activity report'::text])))
);

create table exchange_report_activity (
  report_id uuid not null,
  activity_id uuid not null,
  action text,
  closes boolean not null default false,
  constraint exchange_report_activity_pkey PRIMARY KEY (report_id, activity_id),
  constraint exchange_report_activity_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activities_activity(id),
  constraint exchange_report_activity_report_id_fkey FOREIGN KEY (report_id) REFERENCES exchange_report(id),
  constraint exchange_report_activity_action_check CHECK ((action = ANY (ARRAY['Add'::text, 'Update'::text])))
);

create table exchange_report_line (
  report_id uuid not null,
  position integer not null,
  certificate_id uuid not null,
  activity_id uuid not null,
  action text not null,
  credit_id text not null,
  completed_on date not null,
  content jsonb not null,
  constraint exchange_report_line_pkey PRIMARY KEY (report_id, "position"),
  constraint exchange_report_line_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activities_activity(id),
  constraint exchange_report_line_certificate_id_fkey FOREIGN KEY (certificate_id) REFERENCES certificates_certificate(id),
  constraint exchange_report_line_report_id_fkey FOREIGN KEY (report_id) REFERENCES exchange_report(id),
  constraint exchange_report_line_action_check CHECK ((action = ANY (ARRAY['add'::text, 'delete'::text]))),
  constraint exchange_report_line_position_check CHECK (("position" > 0))
);

create table exchange_report_withdrawal (
  report_id uuid not null,
  why text not null,
  by_id uuid,
  at timestamp with time zone not null,
  constraint exchange_report_withdrawal_pkey PRIMARY KEY (report_id),
  constraint exchange_report_withdrawal_by_id_fkey FOREIGN KEY (by_id) REFERENCES people_person(id),
  constraint exchange_report_withdrawal_report_id_fkey FOREIGN KEY (report_id) REFERENCES exchange_report(id),
  constraint exchange_report_withdrawal_why_check CHECK ((why <> ''::text))
);

create table exchange_row (
  run_id uuid not null,
  position integer not null,
  line integer not null,
  what text not null,
  outcome text not null,
  message text not null,
  path text,
  undo jsonb,
  constraint exchange_row_pkey PRIMARY KEY (run_id, "position"),
  constraint exchange_row_run_id_fkey FOREIGN KEY (run_id) REFERENCES exchange_run(id),
  constraint exchange_row_outcome_check CHECK ((outcome = ANY (ARRAY['made'::text, 'changed'::text, 'same'::text, 'refused'::text])))
);

create table exchange_run (
  id uuid not null,
  kind text,
  file_name text not null,
  file_bytes bigint not null,
  file_sha256 text not null,
  recognized text,
  state text not null,
  refusal text,
  rows_total integer not null default 0,
  rows_done integer not null default 0,
  started_by uuid,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  sheets jsonb,
  sheet smallint not null default 0,
  columns jsonb,
  answers jsonb not null default '{}'::jsonb,
  is_whole boolean not null default false,
  constraint exchange_run_pkey PRIMARY KEY (id),
  constraint exchange_run_started_by_fkey FOREIGN KEY (started_by) REFERENCES people_person(id),
  constraint exchange_run_kind_check CHECK ((kind = ANY (ARRAY['pubmed'::text, 'measure-report'::text, 'people'::text, 'organizations'::text, 'hospital-outcomes'::text]))),
  constraint exchange_run_state_check CHECK ((state = ANY (ARRAY['reading'::text, 'waiting'::text, 'checking'::text, 'checked'::text, 'running'::text, 'done'::text, 'refused'::text, 'failed'::text, 'undoing'::text, 'undone'::text])))
);

create table gaps_audience (
  gap_id uuid not null,
  profession text not null,
  specialty text not null default ''::text,
  constraint gaps_audience_pkey PRIMARY KEY (gap_id, profession, specialty),
  constraint gaps_audience_gap_id_fkey FOREIGN KEY (gap_id) REFERENCES gaps_gap(id)
);

create table gaps_finding (
  gap_id uuid not null,
  finding_id uuid not null,
  direction text not null,
  linked_by uuid,
  linked_at timestamp with time zone not null,
  constraint gaps_finding_pkey PRIMARY KEY (gap_id, finding_id),
  constraint gaps_finding_finding_id_fkey FOREIGN KEY (finding_id) REFERENCES evidence_finding(id),
  constraint gaps_finding_gap_id_fkey FOREIGN KEY (gap_id) REFERENCES gaps_gap(id),
  constraint gaps_finding_linked_by_fkey FOREIGN KEY (linked_by) REFERENCES people_person(id),
  constraint gaps_finding_direction_check CHECK ((direction = ANY (ARRAY['for'::text, 'against'::text])))
);

create table gaps_gap (
  id uuid not null,
  number integer not null,
  title text not null,
  current_practice text not null,
  best_practice text not null,
  best_practice_source text not null,
  difference text not null default ''::text,
  why_exists text not null,
  need_knowledge boolean not null default false,
  need_competence boolean not null default false,
  need_performance boolean not null default false,
  patients text not null,
  is_complex boolean not null default false,
  measure_id uuid,
  measure_reporter text,
  measure_population text not null default ''::text,
  target numeric,
  smallest_change numeric,
  watch_months integer,
  recorded_by uuid,
  recorded_at timestamp with time zone not null,
  constraint gaps_gap_number_key UNIQUE (number),
  constraint gaps_gap_pkey PRIMARY KEY (id),
  constraint gaps_gap_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES measures_measure(id),
  constraint gaps_gap_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES people_person(id),
  constraint gaps_gap_check CHECK ((need_knowledge OR need_competence OR need_performance)),
  constraint gaps_gap_check1 CHECK (((measure_id IS NULL) = (measure_reporter IS NULL))),
  constraint gaps_gap_smallest_change_check CHECK ((smallest_change > (0)::numeric)),
  constraint gaps_gap_watch_months_check CHECK ((watch_months > 0))
);

create table gaps_owner (
  id uuid not null,
  gap_id uuid not null,
  person_id uuid not null,
  why text not null default ''::text,
  named_by uuid,
  named_at timestamp with time zone not null,
  constraint gaps_owner_pkey PRIMARY KEY (id),
  constraint gaps_owner_gap_id_fkey FOREIGN KEY (gap_id) REFERENCES gaps_gap(id),
  constraint gaps_owner_named_by_fkey FOREIGN KEY (named_by) REFERENCES people_person(id),
  constraint gaps_owner_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id)
);

create table gaps_standing (
  gap_id uuid not null,
  number integer not null,
  state text not null,
  owner_id uuid,
  professions integer not null,
  specialties integer not null,
  doors text[] not null,
  marks smallint[] not null,
  score numeric,
  in_top numeric,
  in_first numeric,
  constraint gaps_standing_number_key UNIQUE (number),
  constraint gaps_standing_pkey PRIMARY KEY (gap_id),
  constraint gaps_standing_gap_id_fkey FOREIGN KEY (gap_id) REFERENCES gaps_gap(id),
  constraint gaps_standing_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES people_person(id)
);

create table gaps_step (
  id uuid not null,
  gap_id uuid not null,
  state text not null,
  why text not null,
  by_id uuid,
  at timestamp with time zone not null,
  constraint gaps_step_pkey PRIMARY KEY (id),
  constraint gaps_step_by_id_fkey FOREIGN KEY (by_id) REFERENCES people_person(id),
  constraint gaps_step_gap_id_fkey FOREIGN KEY (gap_id) REFERENCES gaps_gap(id),
  constraint gaps_step_state_check CHECK ((state = ANY (ARRAY['candidate'::text, 'accepted'::text, 'planned'::text, 'addressed'::text, 'closed'::text, 'reopened'::text, 'parked'::text])))
);

create table integrity_control (
  id uuid not null,
  activity_id uuid not null,
  person_id uuid not null,
  role text not null,
  starts_on date not null,
  named_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_why text,
  constraint integrity_control_pkey PRIMARY KEY (id),
  constraint integrity_control_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activities_activity(id),
  constraint integrity_control_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id),
  constraint integrity_control_role_check CHECK ((role = 'reviewer'::text))
);

create table integrity_disclosure (
  id uuid not null,
  activity_id uuid not null,
  person_id uuid not null,
  answer text not null,
  wording jsonb not null,
  window_start date not null,
  signed_name text not null,
  signed_on date not null,
  signed_at timestamp with time zone not null,
  constraint integrity_disclosure_pkey PRIMARY KEY (id),
  constraint integrity_disclosure_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activities_activity(id),
  constraint integrity_disclosure_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id),
  constraint integrity_disclosure_answer_check CHECK ((answer = ANY (ARRAY['none'::text, 'some'::text, 'refused'::text])))
);

create table integrity_draft (
  activity_id uuid not null,
  person_id uuid not null,
  answer text not null,
  relationships jsonb not null default '[]'::jsonb,
  saved_at timestamp with time zone not null,
  constraint integrity_draft_pkey PRIMARY KEY (activity_id, person_id),
  constraint integrity_draft_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activities_activity(id),
  constraint integrity_draft_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id),
  constraint integrity_draft_answer_check CHECK ((answer = ANY (ARRAY['none'::text, 'some'::text, 'refused'::text])))
);

create table integrity_exception (
  id uuid not null,
  relationship_id uuid not null,
  exception text not null,
  conditions jsonb not null,
  decided_by uuid,
  decided_at timestamp with time zone not null,
  constraint integrity_exception_pkey PRIMARY KEY (id),
  constraint integrity_exception_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES people_person(id),
  constraint integrity_exception_relationship_id_fkey FOREIGN KEY (relationship_id) REFERENCES integrity_relationship(id),
  constraint integrity_exception_exception_check CHECK ((exception = ANY (ARRAY['E1'::text, 'E2'::text, 'E3'::text])))
);

create table integrity_learner_disclosure (
  id uuid not null,
  activity_id uuid not null,
  text text not null,
  sha256 text not null,
  made_at timestamp with time zone not null,
  constraint integrity_learner_disclosure_pkey PRIMARY KEY (id),
  constraint integrity_learner_disclosure_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activities_activity(id)
);

create table integrity_mitigation (
  id uuid not null,
  relationship_id uuid not null,
  method text not null,
  description text not null,
  by_id uuid,
  completed_on date not null,
  recorded_by uuid,
  recorded_at timestamp with time zone not null,
  constraint integrity_mitigation_pkey PRIMARY KEY (id),
  constraint integrity_mitigation_by_id_fkey FOREIGN KEY (by_id) REFERENCES people_person(id),
  constraint integrity_mitigation_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES people_person(id),
  constraint integrity_mitigation_relationship_id_fkey FOREIGN KEY (relationship_id) REFERENCES integrity_relationship(id),
  constraint integrity_mitigation_method_check CHECK ((method = ANY (ARRAY['divested'::text, 'recused'::text, 'planning reviewed'::text, 'content reviewed'::text, 'attested'::text, 'other'::text])))
);

create table integrity_relationship (
  id uuid not null,
  root_id uuid not null,
  disclosure_id uuid not null,
  company_id uuid not null,
  nature text not null,
  about text not null default ''::text,
  started_on date,
  ended_on date,
  shares text,
  said_holding text,
  thinks_relevant boolean,
  constraint integrity_relationship_pkey PRIMARY KEY (id),
  constraint integrity_relationship_company_id_fkey FOREIGN KEY (company_id) REFERENCES companies_company(id),
  constraint integrity_relationship_disclosure_id_fkey FOREIGN KEY (disclosure_id) REFERENCES integrity_disclosure(id),
  constraint integrity_relationship_root_id_fkey FOREIGN KEY (root_id) REFERENCES integrity_relationship(id),
  constraint integrity_relationship_nature_check CHECK ((nature = ANY (ARRAY['employee'::text, 'researcher'::text, 'consultant'::text, 'advisor'::text, 'speaker'::text, 'independent contractor'::text, 'royalties or patent beneficiary'::text, 'executive role'::text, 'ownership interest'::text]))),
  constraint integrity_relationship_said_holding_check CHECK ((said_holding = ANY (ARRAY['privately held'::text, 'publicly traded'::text, 'unknown'::text]))),
  constraint integrity_relationship_shares_check CHECK ((shares = ANY (ARRAY['own shares'::text, 'diversified fund'::text])))
);

create table integrity_relevance (
  id uuid not null,
  relationship_id uuid not null,
  is_relevant boolean not null,
  why text not null,
  decided_by uuid,
  decided_at timestamp with time zone not null,
  constraint integrity_relevance_pkey PRIMARY KEY (id),
  constraint integrity_relevance_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES people_person(id),
  constraint integrity_relevance_relationship_id_fkey FOREIGN KEY (relationship_id) REFERENCES integrity_relationship(id)
);

create table integrity_shown (
  id uuid not null,
  learner_disclosure_id uuid not null,
  person_id uuid not null,
  at timestamp with time zone not null,
  constraint integrity_shown_learner_disclosure_id_person_id_key UNIQUE (learner_disclosure_id, person_id),
  constraint integrity_shown_pkey PRIMARY KEY (id),
  constraint integrity_shown_learner_disclosure_id_fkey FOREIGN KEY (learner_disclosure_id) REFERENCES integrity_learner_disclosure(id),
  constraint integrity_shown_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id)
);

create table keys_key (
  id uuid not null,
  name text not null,
  prefix text not null,
  token_hash text not null,
  owner_id uuid not null,
  roles text[] not null,
  scope text not null,
  networks text[] not null default '{}'::text[],
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  constraint keys_key_token_hash_key UNIQUE (token_hash),
  constraint keys_key_pkey PRIMARY KEY (id),
  constraint keys_key_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES people_person(id),
  constraint keys_key_roles_check CHECK ((cardinality(roles) > 0)),
  constraint keys_key_scope_check CHECK ((scope = ANY (ARRAY['read'::text, 'write'::text])))
);

create table keys_revocation (
  key_id uuid not null,
  at timestamp with time zone not null,
  by_id uuid,
  why text not null,
  constraint keys_revocation_pkey PRIMARY KEY (key_id),
  constraint keys_revocation_by_id_fkey FOREIGN KEY (by_id) REFERENCES people_person(id),
  constraint keys_revocation_key_id_fkey FOREIGN KEY (key_id) REFERENCES keys_key(id)
);

create table lists_beginning (
  person_id uuid not null,
  register text not null,
  view_id uuid not null,
  constraint lists_beginning_pkey PRIMARY KEY (person_id, register),
  constraint lists_beginning_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id),
  constraint lists_beginning_view_id_fkey FOREIGN KEY (view_id) REFERENCES lists_view(id) ON DELETE CASCADE
);

create table lists_deed (
  id uuid not null,
  register text not null,
  act text not null,
  input jsonb not null,
  by_id uuid not null,
  at timestamp with time zone not null,
  constraint lists_deed_pkey PRIMARY KEY (id),
  constraint lists_deed_by_id_fkey FOREIGN KEY (by_id) REFERENCES people_person(id)
);

create table lists_deed_row (
  deed_id uuid not null,
  position integer not null,
  subject_id uuid not null,
  called text not null,
  outcome text not null,
  message text not null,
  kept jsonb,
  constraint lists_deed_row_pkey PRIMARY KEY (deed_id, "position"),
  constraint lists_deed_row_deed_id_fkey FOREIGN KEY (deed_id) REFERENCES lists_deed(id),
  constraint lists_deed_row_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text])))
);

create table lists_export (
  id uuid not null,
  register text not null,
  path text not null,
  params jsonb not null,
  address text not null,
  form text not null,
  by_id uuid not null,
  roles text[] not null,
  at timestamp with time zone not null,
  file_id uuid,
  ends_at timestamp with time zone,
  constraint lists_export_pkey PRIMARY KEY (id),
  constraint lists_export_by_id_fkey FOREIGN KEY (by_id) REFERENCES people_person(id),
  constraint lists_export_file_id_fkey FOREIGN KEY (file_id) REFERENCES platform_file(id),
  constraint lists_export_form_check CHECK ((form = ANY (ARRAY['csv'::text, 'xlsx'::text])))
);

create unlogged table lists_export_piece (
  export_id uuid not null,
  position integer not null,
  cells jsonb not null,
  next text,
  is_near boolean not null,
  constraint lists_export_piece_pkey PRIMARY KEY (export_id, "position")
);

create table lists_undoing (
  deed_id uuid not null,
  position integer not null,
  outcome text not null,
  message text not null,
  by_id uuid not null,
  at timestamp with time zone not null,
  constraint lists_undoing_pkey PRIMARY KEY (deed_id, "position"),
  constraint lists_undoing_by_id_fkey FOREIGN KEY (by_id) REFERENCES people_person(id),
  constraint lists_undoing_deed_id_position_fkey FOREIGN KEY (deed_id, "position") REFERENCES lists_deed_row(deed_id, "position"),
  constraint lists_undoing_outcome_check CHECK ((outcome = ANY (ARRAY['undone'::text, 'refused'::text])))
);

create table lists_view (
  id uuid not null,
  register text not null,
  person_id uuid not null,
  name text not null,
  address text not null,
  is_shared boolean not null,
  saved_at timestamp with time zone not null,
  constraint lists_view_pkey PRIMARY KEY (id),
  constraint lists_view_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id),
  constraint lists_view_name_check CHECK ((name <> ''::text))
);

create table measures_measure (
  id uuid not null,
  canonical text not null,
  name text not null,
  unit text not null,
  improvement text not null,
  is_improvement_told boolean not null,
  kind text not null default 'performance'::text,
  created_at timestamp with time zone not null,
  constraint measures_measure_canonical_unit_key UNIQUE (canonical, unit),
  constraint measures_measure_pkey PRIMARY KEY (id),
  constraint measures_measure_improvement_check CHECK ((improvement = ANY (ARRAY['increase'::text, 'decrease'::text]))),
  constraint measures_measure_kind_check CHECK ((kind = ANY (ARRAY['performance'::text, 'patient health'::text, 'community health'::text]))),
  constraint measures_measure_unit_check CHECK ((unit = ANY (ARRAY['proportion'::text, 'ratio'::text, 'continuous'::text, 'count'::text])))
);

create table measures_value (
  id uuid not null,
  measure_id uuid not null,
  source_id uuid not null,
  reporter text not null,
  population text not null default ''::text,
  period_start date not null,
  period_end date not null,
  initial_population integer,
  numerator integer,
  denominator integer,
  exclusion integer not null default 0,
  exception integer not null default 0,
  value numeric,
  reported_value numeric,
  version text not null default ''::text,
  edition integer not null default 1,
  run_id uuid,
  run_line integer,
  recorded_at timestamp with time zone not null,
  constraint measures_value_measure_id_reporter_population_perio_key UNIQUE (measure_id, reporter, population, period_start, period_end, edition),
  constraint measures_value_pkey PRIMARY KEY (id),
  constraint measures_value_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES measures_measure(id),
  constraint measures_value_source_id_fkey FOREIGN KEY (source_id) REFERENCES evidence_source(id),
  constraint measures_value_check CHECK ((period_start <= period_end)),
  constraint measures_value_edition_check CHECK ((edition > 0))
);

create table merges_distinct (
  one_id uuid not null,
  other_id uuid not null,
  said_at timestamp with time zone not null,
  said_by uuid,
  constraint merges_distinct_pkey PRIMARY KEY (one_id, other_id),
  constraint merges_distinct_one_id_fkey FOREIGN KEY (one_id) REFERENCES people_person(id),
  constraint merges_distinct_other_id_fkey FOREIGN KEY (other_id) REFERENCES people_person(id),
  constraint merges_distinct_said_by_fkey FOREIGN KEY (said_by) REFERENCES people_person(id)
);

create table merges_distinct_organization (
  one_id uuid not null,
  other_id uuid not null,
  said_at timestamp with time zone not null,
  said_by uuid,
  constraint merges_distinct_organization_pkey PRIMARY KEY (one_id, other_id),
  constraint merges_distinct_organization_one_id_fkey FOREIGN KEY (one_id) REFERENCES organizations_organization(id),
  constraint merges_distinct_organization_other_id_fkey FOREIGN KEY (other_id) REFERENCES organizations_organization(id),
  constraint merges_distinct_organization_said_by_fkey FOREIGN KEY (said_by) REFERENCES people_person(id)
);

create table merges_merge (
  id uuid not null,
  kind text not null,
  kept_id uuid not null,
  gone_id uuid not null,
  gone_name text not null,
  why text not null,
  merged_at timestamp with time zone not null,
  merged_by uuid,
  undone_at timestamp with time zone,
  undone_by uuid,
  undone_why text,
  constraint merges_merge_pkey PRIMARY KEY (id),
  constraint merges_merge_merged_by_fkey FOREIGN KEY (merged_by) REFERENCES people_person(id),
  constraint merges_merge_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES people_person(id),
  constraint merges_merge_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'organization'::text]))),
  constraint merges_merge_why_check CHECK ((why <> ''::text))
);

create table organizations_former_name (
  id uuid not null,
  organization_id uuid not null,
  name text not null,
  until date,
  recorded_at timestamp with time zone not null,
  constraint organizations_former_name_pkey PRIMARY KEY (id),
  constraint organizations_former_name_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations_organization(id)
);

create table organizations_identifier (
  id uuid not null,
  organization_id uuid not null,
  kind text not null,
  issuer text not null default ''::text,
  value text not null,
  recorded_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_why text,
  constraint organizations_identifier_pkey PRIMARY KEY (id),
  constraint organizations_identifier_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations_organization(id),
  constraint organizations_identifier_check CHECK (((kind = 'other'::text) = (issuer <> ''::text))),
  constraint organizations_identifier_check1 CHECK (((ended_at IS NULL) = (ended_why IS NULL))),
  constraint organizations_identifier_kind_check CHECK ((kind = ANY (ARRAY['CCN'::text, 'NPI'::text, 'ACCME provider ID'::text, 'ROR'::text, 'other'::text])))
);

create table organizations_organization (
  id uuid not null,
  name text not null,
  kind text not null,
  is_provider boolean not null default false,
  city text,
  state text,
  country text not null default 'USA'::text,
  created_at timestamp with time zone not null,
  parent_id uuid,
  street text,
  postal_code text,
  web text,
  retired_at timestamp with time zone,
  retired_why text,
  constraint organizations_organization_pkey PRIMARY KEY (id),
  constraint organizations_organization_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES organizations_organization(id),
  constraint organizations_organization_check CHECK ((parent_id <> id)),
  constraint organizations_organization_check1 CHECK (((retired_at IS NULL) = (retired_why IS NULL))),
  constraint organizations_organization_kind_check CHECK ((kind = ANY (ARRAY['school'::text, 'department'::text, 'health system'::text, 'hospital'::text, 'unit'::text, 'health center'::text, 'practice'::text, 'health department'::text, 'agency'::text, 'society'::text, 'patient organization'::text, 'community organization'::text, 'other'::text])))
);

create table organizations_partnership (
  id uuid not null,
  organization_id uuid not null,
  kind text not null,
  since date not null,
  note text,
  is_free_of_companies boolean not null,
  recorded_at timestamp with time zone not null,
  until date,
  ended_why text,
  constraint organizations_partnership_pkey PRIMARY KEY (id),
  constraint organizations_partnership_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations_organization(id),
  constraint organizations_partnership_check CHECK ((until >= since)),
  constraint organizations_partnership_check1 CHECK (((until IS NULL) = (ended_why IS NULL))),
  constraint organizations_partnership_kind_check CHECK ((kind = ANY (ARRAY['joint provider'::text, 'co-provider'::text, 'clinical affiliate'::text, 'public health partner'::text, 'community partner'::text, 'source of quality data'::text])))
);

create table outcomes_verdict (
  id uuid not null,
  gap_id uuid not null,
  verdict text not null,
  why text not null,
  measure_value_id uuid not null,
  by_id uuid not null,
  at timestamp with time zone not null,
  constraint outcomes_verdict_pkey PRIMARY KEY (id),
  constraint outcomes_verdict_by_id_fkey FOREIGN KEY (by_id) REFERENCES people_person(id),
  constraint outcomes_verdict_gap_id_fkey FOREIGN KEY (gap_id) REFERENCES gaps_gap(id),
  constraint outcomes_verdict_measure_value_id_fkey FOREIGN KEY (measure_value_id) REFERENCES measures_value(id),
  constraint outcomes_verdict_verdict_check CHECK ((verdict = ANY (ARRAY['closed'::text, 'kept open'::text])))
);

create table participation_entry (
  id uuid not null,
  record_id uuid not null,
  kind text not null,
  what text not null,
  minutes integer,
  points integer,
  points_possible integer,
  is_passed boolean,
  at timestamp with time zone not null,
  subject_id uuid,
  constraint participation_entry_pkey PRIMARY KEY (id),
  constraint participation_entry_record_id_fkey FOREIGN KEY (record_id) REFERENCES participation_record(id),
  constraint participation_entry_kind_check CHECK ((kind = ANY (ARRAY['started'::text, 'read'::text, 'tested'::text, 'completed'::text, 'observed'::text])))
);

create table participation_record (
  id uuid not null,
  activity_id uuid not null,
  person_id uuid not null,
  profession text not null,
  career_stage text not null,
  started_at timestamp with time zone not null,
  completed_at timestamp with time zone,
  constraint participation_record_activity_id_person_id_key UNIQUE (activity_id, person_id),
  constraint participation_record_pkey PRIMARY KEY (id),
  constraint participation_record_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activities_activity(id),
  constraint participation_record_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id)
);

create table people_affiliation (
  id uuid not null,
  person_id uuid not null,
  organization_id uuid not null,
  relation text not null,
  department text,
  since date,
  until date,
  title text,
  constraint people_affiliation_pkey PRIMARY KEY (id),
  constraint people_affiliation_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations_organization(id),
  constraint people_affiliation_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id),
  constraint people_affiliation_relation_check CHECK ((relation = ANY (ARRAY['faculty'::text, 'graduate'::text, 'student'::text, 'trainee'::text, 'staff'::text, 'member'::text])))
);

create table people_consent (
  id uuid not null,
  person_id uuid not null,
  purpose text not null,
  act text not null,
  wording text not null,
  at timestamp with time zone not null,
  constraint people_consent_pkey PRIMARY KEY (id),
  constraint people_consent_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id),
  constraint people_consent_act_check CHECK ((act = ANY (ARRAY['given'::text, 'withdrawn'::text]))),
  constraint people_consent_purpose_check CHECK ((purpose = 'report credit'::text))
);

create table people_contact (
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  value text not null,
  label text,
  proved_at timestamp with time zone,
  recorded_at timestamp with time zone not null,
  constraint people_contact_pkey PRIMARY KEY (id),
  constraint people_contact_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id),
  constraint people_contact_kind_check CHECK ((kind = ANY (ARRAY['e-mail'::text, 'phone'::text]))),
  constraint people_contact_value_check CHECK ((value <> ''::text))
);

create table people_identifier (
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  value text not null,
  recorded_at timestamp with time zone not null,
  constraint people_identifier_pkey PRIMARY KEY (id),
  constraint people_identifier_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id),
  constraint people_identifier_kind_check CHECK ((kind = ANY (ARRAY['ORCID'::text, 'e-Profile'::text, 'employee number'::text, 'student number'::text]))),
  constraint people_identifier_value_check CHECK ((value <> ''::text))
);

create table people_license (
  id uuid not null,
  person_id uuid not null,
  state text not null,
  number text not null,
  is_primary boolean not null default true,
  recorded_at timestamp with time zone not null,
  board text,
  expires_on date,
  constraint people_license_person_id_state_number_key UNIQUE (person_id, state, number),
  constraint people_license_pkey PRIMARY KEY (id),
  constraint people_license_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id)
);

create table people_person (
  id uuid not null,
  given_name text not null,
  family_name text not null,
  email text not null,
  profession text not null,
  degree text,
  specialty text,
  career_stage text not null,
  birth_month smallint,
  birth_day smallint,
  npi text,
  state text,
  country text not null default 'USA'::text,
  created_at timestamp with time zone not null,
  uses_keys boolean not null default true,
  constraint people_person_pkey PRIMARY KEY (id),
  constraint people_person_birth_day_check CHECK (((birth_day >= 1) AND (birth_day <= 31))),
  constraint people_person_birth_month_check CHECK (((birth_month >= 1) AND (birth_month <= 12))),
  constraint people_person_career_stage_check CHECK ((career_stage = ANY (ARRAY['student'::text, 'resident'::text, 'fellow'::text, 'practicing'::text, 'faculty'::text, 'staff'::text, 'community member'::text]))),
  constraint people_person_check CHECK (((birth_month IS NULL) = (birth_day IS NULL))),
  constraint people_person_degree_check CHECK ((degree = ANY (ARRAY['MD'::text, 'DO'::text, 'MBBS'::text, 'MBChB'::text, 'PharmD'::text, 'RN'::text, 'NP'::text, 'PA-C'::text, 'PhD'::text, 'PsyD'::text, 'LICSW'::text, 'RD'::text, 'RRT'::text, 'DPT'::text]))),
  constraint people_person_family_name_check CHECK ((family_name <> ''::text)),
  constraint people_person_given_name_check CHECK ((given_name <> ''::text)),
  constraint people_person_npi_check CHECK ((npi ~ '^\d{10}$'::text)),
  constraint people_person_profession_check CHECK ((profession = ANY (ARRAY['physician'::text, 'nurse'::text, 'advanced practice nurse'::text, 'pharmacist'::text, 'physician assistant'::text, 'psychologist'::text, 'social worker'::text, 'dietitian'::text, 'respiratory therapist'::text, 'physical therapist'::text, 'community member'::text, 'other'::text])))
);

create table people_qualification (
  id uuid not null,
  person_id uuid not null,
  profession text not null,
  degree text,
  specialty text,
  since date,
  until date,
  recorded_at timestamp with time zone not null,
  constraint people_qualification_pkey PRIMARY KEY (id),
  constraint people_qualification_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id),
  constraint people_qualification_check CHECK ((until >= since)),
  constraint people_qualification_degree_check CHECK ((degree = ANY (ARRAY['MD'::text, 'DO'::text, 'MBBS'::text, 'MBChB'::text, 'PharmD'::text, 'RN'::text, 'NP'::text, 'PA-C'::text, 'PhD'::text, 'PsyD'::text, 'LICSW'::text, 'RD'::text, 'RRT'::text, 'DPT'::text]))),
  constraint people_qualification_profession_check CHECK ((profession = ANY (ARRAY['physician'::text, 'nurse'::text, 'advanced practice nurse'::text, 'pharmacist'::text, 'physician assistant'::text, 'psychologist'::text, 'social worker'::text, 'dietitian'::text, 'respiratory therapist'::text, 'physical therapist'::text, 'community member'::text, 'other'::text])))
);

create table people_stage (
  id uuid not null,
  person_id uuid not null,
  stage text not null,
  since date not null,
  is_taken_over boolean not null,
  recorded_at timestamp with time zone not null,
  constraint people_stage_person_id_since_key UNIQUE (person_id, since),
  constraint people_stage_pkey PRIMARY KEY (id),
  constraint people_stage_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id),
  constraint people_stage_stage_check CHECK ((stage = ANY (ARRAY['student'::text, 'resident'::text, 'fellow'::text, 'practicing'::text, 'faculty'::text, 'staff'::text, 'community member'::text])))
);

create unlogged table platform_attempt (
  key text not null,
  count integer not null,
  ends_at timestamp with time zone not null,
  constraint platform_attempt_pkey PRIMARY KEY (key),
  constraint platform_attempt_count_check CHECK ((count > 0))
);

create table platform_audit (
  id uuid not null,
  at timestamp with time zone not null,
  act text not null,
  subject text not null,
  actor_id uuid,
  actor_roles text[] not null default '{}'::text[],
  via text not null,
  on_behalf_of uuid,
  before jsonb,
  after jsonb,
  why text,
  request_id text,
  constraint platform_audit_pkey PRIMARY KEY (id),
  constraint platform_audit_via_check CHECK ((via = ANY (ARRAY['session'::text, 'link'::text, 'key'::text, 'command line'::text, 'timed work'::text, 'public'::text])))
);

create table platform_delivery (
  news_id uuid not null,
  reaction text not null,
  subject text not null,
  seq integer not null,
  state text not null default 'waiting'::text,
  failures integer not null default 0,
  next_at timestamp with time zone not null,
  error text,
  done_at timestamp with time zone,
  constraint platform_delivery_pkey PRIMARY KEY (news_id, reaction),
  constraint platform_delivery_news_id_fkey FOREIGN KEY (news_id) REFERENCES platform_news(id),
  constraint platform_delivery_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'parked'::text, 'skipped'::text])))
);

create table platform_file (
  id uuid not null,
  sha256 text not null,
  name text not null,
  media_type text not null,
  bytes bigint not null,
  kept_at timestamp with time zone not null,
  constraint platform_file_pkey PRIMARY KEY (id),
  constraint platform_file_bytes_check CHECK ((bytes >= 0))
);

create table platform_job (
  name text not null,
  next_at timestamp with time zone not null,
  last_at timestamp with time zone,
  last_error text,
  constraint platform_job_pkey PRIMARY KEY (name)
);

create table platform_long_job (
  id uuid not null,
  kind text not null,
  title text not null,
  path text not null,
  subject text not null,
  state text not null,
  asked_by uuid,
  asked_roles text[] not null default '{}'::text[],
  asked_via text not null,
  asked_at timestamp with time zone not null,
  mail_to text,
  done integer not null default 0,
  total integer,
  stretch_at timestamp with time zone,
  stretch_done integer not null default 0,
  heartbeat_at timestamp with time zone,
  hold uuid,
  idle_takings smallint not null default 0,
  says text,
  ended_at timestamp with time zone,
  asked_key uuid,
  constraint platform_long_job_pkey PRIMARY KEY (id),
  constraint platform_long_job_asked_via_check CHECK ((asked_via = ANY (ARRAY['session'::text, 'link'::text, 'key'::text, 'command line'::text, 'timed work'::text, 'public'::text]))),
  constraint platform_long_job_done_check CHECK ((done >= 0)),
  constraint platform_long_job_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'stopping'::text, 'stopped'::text, 'done'::text, 'failed'::text]))),
  constraint platform_long_job_total_check CHECK ((total >= 0))
);

create table platform_mail (
  id uuid not null,
  to_address text not null,
  person_id uuid,
  kind text not null,
  subject text not null,
  body text not null,
  state text not null default 'queued'::text,
  failures integer not null default 0,
  next_at timestamp with time zone not null,
  error text,
  queued_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  constraint platform_mail_pkey PRIMARY KEY (id),
  constraint platform_mail_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'bounced'::text])))
);

create table platform_migration (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null default now(),
  constraint platform_migration_pkey PRIMARY KEY (name)
);

create table platform_moved_row (
  move_id uuid not null,
  seq integer not null,
  table_name text not null,
  act text not null,
  column_name text,
  key jsonb not null,
  content jsonb,
  constraint platform_moved_row_pkey PRIMARY KEY (move_id, seq),
  constraint platform_moved_row_act_check CHECK ((act = ANY (ARRAY['moved'::text, 'set aside'::text, 'filled'::text, 'added'::text])))
);

create table platform_news (
  id uuid not null,
  subject text not null,
  seq integer not null,
  kind text not null,
  body jsonb not null,
  at timestamp with time zone not null,
  constraint platform_news_subject_seq_key UNIQUE (subject, seq),
  constraint platform_news_pkey PRIMARY KEY (id)
);

create table platform_news_subject (
  subject text not null,
  last_seq integer not null,
  constraint platform_news_subject_pkey PRIMARY KEY (subject)
);

create table platform_once (
  key uuid not null,
  at timestamp with time zone not null,
  location text,
  request_hash text,
  status integer,
  answer jsonb,
  constraint platform_once_pkey PRIMARY KEY (key)
);

create table policies_policy (
  id uuid not null,
  key text not null,
  value jsonb not null,
  effective_on date not null,
  set_by uuid,
  set_at timestamp with time zone not null,
  why text not null,
  constraint policies_policy_pkey PRIMARY KEY (id),
  constraint policies_policy_set_by_fkey FOREIGN KEY (set_by) REFERENCES people_person(id)
);

create table privacy_decision (
  request_id uuid not null,
  outcome text not null,
  why text not null,
  kept text[] not null default '{}'::text[],
  at timestamp with time zone not null,
  by_id uuid,
  constraint privacy_decision_pkey PRIMARY KEY (request_id),
  constraint privacy_decision_by_id_fkey FOREIGN KEY (by_id) REFERENCES people_person(id),
  constraint privacy_decision_request_id_fkey FOREIGN KEY (request_id) REFERENCES privacy_request(id),
  constraint privacy_decision_outcome_check CHECK ((outcome = ANY (ARRAY['accepted'::text, 'declined'::text]))),
  constraint privacy_decision_why_check CHECK ((why <> ''::text))
);

create table privacy_name_end (
  request_id uuid not null,
  at timestamp with time zone not null,
  constraint privacy_name_end_pkey PRIMARY KEY (request_id),
  constraint privacy_name_end_request_id_fkey FOREIGN KEY (request_id) REFERENCES privacy_request(id)
);

create table privacy_request (
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  about text,
  stands text not null default ''::text,
  should text not null default ''::text,
  why text not null default ''::text,
  asked_at timestamp with time zone not null,
  due_on date not null,
  constraint privacy_request_pkey PRIMARY KEY (id),
  constraint privacy_request_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id),
  constraint privacy_request_about_check CHECK ((about = ANY (ARRAY['profile'::text, 'affiliation'::text, 'participation'::text, 'credit'::text, 'disclosure'::text, 'other'::text]))),
  constraint privacy_request_check CHECK (((kind = 'correction'::text) = (about IS NOT NULL))),
  constraint privacy_request_kind_check CHECK ((kind = ANY (ARRAY['correction'::text, 'erasure'::text])))
);

create table quality_committee (
  id uuid not null,
  name text not null,
  organization_id uuid,
  watches text not null,
  meets text not null,
  created_at timestamp with time zone not null,
  constraint quality_committee_pkey PRIMARY KEY (id),
  constraint quality_committee_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations_organization(id),
  constraint quality_committee_meets_check CHECK ((meets = ANY (ARRAY['every week'::text, 'every month'::text, 'every two months'::text, 'every quarter'::text, 'twice a year'::text, 'once a year'::text, 'when needed'::text]))),
  constraint quality_committee_name_check CHECK ((name <> ''::text))
);

create table quality_committee_end (
  committee_id uuid not null,
  ended_on date not null,
  reason text not null,
  ended_by uuid,
  ended_at timestamp with time zone not null,
  constraint quality_committee_end_pkey PRIMARY KEY (committee_id),
  constraint quality_committee_end_committee_id_fkey FOREIGN KEY (committee_id) REFERENCES quality_committee(id),
  constraint quality_committee_end_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES people_person(id),
  constraint quality_committee_end_reason_check CHECK ((reason <> ''::text))
);

create table quality_decision (
  hand_over_id uuid not null,
  verdict text not null,
  finding_id uuid,
  reason text not null,
  decided_by uuid,
  decided_at timestamp with time zone not null,
  constraint quality_decision_finding_id_key UNIQUE (finding_id),
  constraint quality_decision_pkey PRIMARY KEY (hand_over_id),
  constraint quality_decision_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES people_person(id),
  constraint quality_decision_finding_id_fkey FOREIGN KEY (finding_id) REFERENCES evidence_finding(id),
  constraint quality_decision_hand_over_id_fkey FOREIGN KEY (hand_over_id) REFERENCES quality_hand_over(id),
  constraint quality_decision_check CHECK (((verdict = 'accepted'::text) = (finding_id IS NOT NULL))),
  constraint quality_decision_reason_check CHECK ((reason <> ''::text)),
  constraint quality_decision_verdict_check CHECK ((verdict = ANY (ARRAY['accepted'::text, 'dismissed'::text])))
);

create table quality_hand_over (
  id uuid not null,
  committee_id uuid not null,
  meeting_id uuid,
  kind text not null,
  statement text not null,
  population text not null,
  period_start date not null,
  period_end date not null,
  numerator integer,
  denominator integer,
  cases integer,
  harm text,
  factors text[] not null default '{}'::text[],
  handoffs text[] not null default '{}'::text[],
  professions text[] not null default '{}'::text[],
  specialties text[] not null default '{}'::text[],
  is_chronic boolean not null default false,
  is_medical_surgical boolean not null default false,
  note text not null,
  handed_by uuid,
  handed_at timestamp with time zone not null,
  constraint quality_hand_over_pkey PRIMARY KEY (id),
  constraint quality_hand_over_committee_id_fkey FOREIGN KEY (committee_id) REFERENCES quality_committee(id),
  constraint quality_hand_over_handed_by_fkey FOREIGN KEY (handed_by) REFERENCES people_person(id),
  constraint quality_hand_over_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES quality_meeting(id),
  constraint quality_hand_over_cases_check CHECK ((cases > 0)),
  constraint quality_hand_over_check CHECK ((period_end >= period_start)),
  constraint quality_hand_over_check1 CHECK ((numerator <= denominator)),
  constraint quality_hand_over_check2 CHECK (((kind = 'numbers'::text) = (denominator IS NOT NULL))),
  constraint quality_hand_over_check3 CHECK (((numerator IS NULL) = (denominator IS NULL))),
  constraint quality_hand_over_check4 CHECK (((kind = 'case theme'::text) = (cases IS NOT NULL))),
  constraint quality_hand_over_check5 CHECK (((kind = 'case theme'::text) = (harm IS NOT NULL))),
  constraint quality_hand_over_denominator_check CHECK ((denominator > 0)),
  constraint quality_hand_over_harm_check CHECK ((harm = ANY (ARRAY['did not reach a patient'::text, 'no harm'::text, 'mild harm'::text, 'moderate harm'::text, 'severe harm'::text, 'death'::text]))),
  constraint quality_hand_over_kind_check CHECK ((kind = ANY (ARRAY['numbers'::text, 'case theme'::text]))),
  constraint quality_hand_over_numerator_check CHECK ((numerator >= 0)),
  constraint quality_hand_over_population_check CHECK ((population <> ''::text)),
  constraint quality_hand_over_statement_check CHECK ((statement <> ''::text))
);

create table quality_meeting (
  id uuid not null,
  committee_id uuid not null,
  held_on date not null,
  agenda text not null,
  recorded_by uuid,
  recorded_at timestamp with time zone not null,
  constraint quality_meeting_committee_id_held_on_key UNIQUE (committee_id, held_on),
  constraint quality_meeting_pkey PRIMARY KEY (id),
  constraint quality_meeting_committee_id_fkey FOREIGN KEY (committee_id) REFERENCES quality_committee(id),
  constraint quality_meeting_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES people_person(id)
);

create table quality_member (
  id uuid not null,
  committee_id uuid not null,
  person_id uuid not null,
  part text not null,
  from_on date not null,
  to_on date,
  grant_id uuid,
  constraint quality_member_pkey PRIMARY KEY (id),
  constraint quality_member_committee_id_fkey FOREIGN KEY (committee_id) REFERENCES quality_committee(id),
  constraint quality_member_grant_id_fkey FOREIGN KEY (grant_id) REFERENCES access_role_grant(id),
  constraint quality_member_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id),
  constraint quality_member_check CHECK (((to_on IS NULL) OR (to_on >= from_on))),
  constraint quality_member_check1 CHECK (((part = 'liaison'::text) = (grant_id IS NOT NULL))),
  constraint quality_member_part_check CHECK ((part = ANY (ARRAY['chair'::text, 'member'::text, 'liaison'::text])))
);

create table quality_note (
  id uuid not null,
  hand_over_id uuid not null,
  says text not null,
  noted_at timestamp with time zone not null,
  mailed_at timestamp with time zone,
  constraint quality_note_pkey PRIMARY KEY (id),
  constraint quality_note_hand_over_id_fkey FOREIGN KEY (hand_over_id) REFERENCES quality_hand_over(id),
  constraint quality_note_says_check CHECK ((says <> ''::text))
);

create table questions_captions (
  item_id uuid not null,
  language text not null,
  file_id uuid not null,
  constraint questions_captions_pkey PRIMARY KEY (item_id, language),
  constraint questions_captions_file_id_fkey FOREIGN KEY (file_id) REFERENCES platform_file(id),
  constraint questions_captions_item_id_fkey FOREIGN KEY (item_id) REFERENCES questions_media(item_id) ON DELETE CASCADE,
  constraint questions_captions_language_check CHECK ((language ~ '^[a-z]{2,3}$'::text))
);

create table questions_item (
  id uuid not null,
  version_id uuid not null,
  position integer not null,
  page integer not null default 1,
  key text not null,
  type text not null,
  wording text not null,
  help text,
  is_required boolean not null default false,
  minimum numeric,
  maximum numeric,
  low_label text,
  high_label text,
  show_if jsonb,
  right_number numeric,
  feedback text,
  scales jsonb not null default '[]'::jsonb,
  passage text,
  total integer,
  earliest date,
  latest date,
  accepts jsonb not null default '[]'::jsonb,
  megabytes integer,
  constraint questions_item_version_id_key_key UNIQUE (version_id, key),
  constraint questions_item_version_id_position_key UNIQUE (version_id, "position"),
  constraint questions_item_pkey PRIMARY KEY (id),
  constraint questions_item_version_id_fkey FOREIGN KEY (version_id) REFERENCES questions_version(id),
  constraint questions_item_check CHECK (((minimum IS NULL) OR (maximum IS NULL) OR (minimum <= maximum))),
  constraint questions_item_days_check CHECK (((earliest IS NULL) OR (latest IS NULL) OR (earliest <= latest))),
  constraint questions_item_key_check CHECK ((key ~ '^[A-Za-z][A-Za-z0-9_-]*$'::text)),
  constraint questions_item_megabytes_check CHECK ((megabytes > 0)),
  constraint questions_item_page_check CHECK ((page > 0)),
  constraint questions_item_position_check CHECK (("position" > 0)),
  constraint questions_item_total_check CHECK ((total > 0)),
  constraint questions_item_type_check CHECK ((type = ANY (ARRAY['single'::text, 'several'::text, 'rating'::text, 'matrix'::text, 'ranking'::text, 'allocation'::text, 'number'::text, 'date'::text, 'short text'::text, 'long text'::text, 'file'::text, 'hot text'::text])))
);

create table questions_media (
  item_id uuid not null,
  kind text not null,
  file_id uuid not null,
  alt text not null,
  transcript text not null default ''::text,
  constraint questions_media_pkey PRIMARY KEY (item_id),
  constraint questions_media_file_id_fkey FOREIGN KEY (file_id) REFERENCES platform_file(id),
  constraint questions_media_item_id_fkey FOREIGN KEY (item_id) REFERENCES questions_item(id) ON DELETE CASCADE,
  constraint questions_media_alt_check CHECK ((alt <> ''::text)),
  constraint questions_media_kind_check CHECK ((kind = ANY (ARRAY['picture'::text, 'sound'::text, 'film'::text]))),
  constraint questions_media_words_check CHECK (((kind <> 'sound'::text) OR (transcript <> ''::text)))
);

create table questions_option (
  id uuid not null,
  item_id uuid not null,
  position integer not null,
  key text not null,
  wording text not null,
  is_right boolean,
  feedback text,
  right_number numeric,
  constraint questions_option_item_id_key_key UNIQUE (item_id, key),
  constraint questions_option_pkey PRIMARY KEY (id),
  constraint questions_option_item_id_fkey FOREIGN KEY (item_id) REFERENCES questions_item(id) ON DELETE CASCADE
);

create table questions_publication (
  version_id uuid not null,
  published_at timestamp with time zone not null,
  published_by uuid,
  constraint questions_publication_pkey PRIMARY KEY (version_id),
  constraint questions_publication_published_by_fkey FOREIGN KEY (published_by) REFERENCES people_person(id),
  constraint questions_publication_version_id_fkey FOREIGN KEY (version_id) REFERENCES questions_version(id)
);

create table questions_questionnaire (
  id uuid not null,
  kind text not null,
  title text not null,
  created_at timestamp with time zone not null,
  constraint questions_questionnaire_pkey PRIMARY KEY (id),
  constraint questions_questionnaire_kind_check CHECK ((kind = ANY (ARRAY['test'::text, 'evaluation'::text, 'review'::text, 'survey'::text]))),
  constraint questions_questionnaire_title_check CHECK ((title <> ''::text))
);

create table questions_section (
  id uuid not null,
  version_id uuid not null,
  key text not null,
  page integer not null,
  title text not null,
  intro text not null default ''::text,
  constraint questions_section_version_id_key_key UNIQUE (version_id, key),
  constraint questions_section_version_id_page_key UNIQUE (version_id, page),
  constraint questions_section_pkey PRIMARY KEY (id),
  constraint questions_section_version_id_fkey FOREIGN KEY (version_id) REFERENCES questions_version(id),
  constraint questions_section_key_check CHECK ((key ~ '^[A-Za-z][A-Za-z0-9_-]*$'::text)),
  constraint questions_section_page_check CHECK ((page > 0)),
  constraint questions_section_title_check CHECK ((title <> ''::text))
);

create table questions_translation (
  version_id uuid not null,
  language text not null,
  place text not null,
  words text not null,
  made_from text not null,
  constraint questions_translation_pkey PRIMARY KEY (version_id, language, place),
  constraint questions_translation_version_id_fkey FOREIGN KEY (version_id) REFERENCES questions_version(id),
  constraint questions_translation_language_check CHECK ((language ~ '^[a-z]{2,3}$'::text)),
  constraint questions_translation_words_check CHECK ((words <> ''::text))
);

create table questions_version (
  id uuid not null,
  questionnaire_id uuid not null,
  number integer not null,
  title text not null,
  intro text not null default ''::text,
  created_at timestamp with time zone not null,
  frozen_at timestamp with time zone,
  language text not null default 'en'::text,
  constraint questions_version_questionnaire_id_number_key UNIQUE (questionnaire_id, number),
  constraint questions_version_pkey PRIMARY KEY (id),
  constraint questions_version_questionnaire_id_fkey FOREIGN KEY (questionnaire_id) REFERENCES questions_questionnaire(id),
  constraint questions_version_language_check CHECK ((language ~ '^[a-z]{2,3}$'::text)),
  constraint questions_version_number_check CHECK ((number > 0)),
  constraint questions_version_title_check CHECK ((title <> ''::text))
);

create table ranking_criterion (
  id uuid not null,
  ranking_id uuid not null,
  position integer not null,
  key text not null,
  label text not null,
  weight numeric not null,
  anchors jsonb not null,
  constraint ranking_criterion_ranking_id_key_key UNIQUE (ranking_id, key),
  constraint ranking_criterion_pkey PRIMARY KEY (id),
  constraint ranking_criterion_ranking_id_fkey FOREIGN KEY (ranking_id) REFERENCES ranking_rule(id),
  constraint ranking_criterion_weight_check CHECK (((weight >= (0)::numeric) AND (weight <= (1)::numeric)))
);

create table ranking_mark (
  id uuid not null,
  gap_id uuid not null,
  criterion_id uuid not null,
  points smallint not null,
  because text not null,
  by_id uuid,
  at timestamp with time zone not null,
  constraint ranking_mark_pkey PRIMARY KEY (id),
  constraint ranking_mark_by_id_fkey FOREIGN KEY (by_id) REFERENCES people_person(id),
  constraint ranking_mark_criterion_id_fkey FOREIGN KEY (criterion_id) REFERENCES ranking_criterion(id),
  constraint ranking_mark_gap_id_fkey FOREIGN KEY (gap_id) REFERENCES gaps_gap(id),
  constraint ranking_mark_points_check CHECK (((points >= 0) AND (points <= 4)))
);

create table ranking_rule (
  id uuid not null,
  version integer not null,
  why text not null,
  set_by uuid,
  set_at timestamp with time zone not null,
  constraint ranking_rule_version_key UNIQUE (version),
  constraint ranking_rule_pkey PRIMARY KEY (id),
  constraint ranking_rule_set_by_fkey FOREIGN KEY (set_by) REFERENCES people_person(id)
);

create table representatives_representative (
  id uuid not null,
  affiliation_id uuid not null,
  duty text not null,
  recorded_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_why text,
  constraint representatives_representative_pkey PRIMARY KEY (id),
  constraint representatives_representative_affiliation_id_fkey FOREIGN KEY (affiliation_id) REFERENCES people_affiliation(id) ON DELETE CASCADE,
  constraint representatives_representative_check CHECK (((ended_at IS NULL) = (ended_why IS NULL))),
  constraint representatives_representative_duty_check CHECK ((duty = ANY (ARRAY['main contact'::text, 'education'::text, 'quality data'::text, 'agreements'::text, 'public health'::text])))
);

create table review_approval (
  id uuid not null,
  activity_id uuid not null,
  conditions text not null default ''::text,
  gates jsonb not null,
  by_id uuid,
  at timestamp with time zone not null,
  constraint review_approval_pkey PRIMARY KEY (id),
  constraint review_approval_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activities_activity(id),
  constraint review_approval_by_id_fkey FOREIGN KEY (by_id) REFERENCES people_person(id)
);

create table review_approval_withdrawal (
  approval_id uuid not null,
  why text not null,
  by_id uuid,
  at timestamp with time zone not null,
  constraint review_approval_withdrawal_pkey PRIMARY KEY (approval_id),
  constraint review_approval_withdrawal_approval_id_fkey FOREIGN KEY (approval_id) REFERENCES review_approval(id),
  constraint review_approval_withdrawal_by_id_fkey FOREIGN KEY (by_id) REFERENCES people_person(id)
);

create table review_assignment (
  id uuid not null,
  activity_id uuid not null,
  reviewer_id uuid not null,
  version_id uuid not null,
  due_on date not null,
  asked_by uuid,
  asked_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_by uuid,
  ended_why text,
  constraint review_assignment_pkey PRIMARY KEY (id),
  constraint review_assignment_activity_id_fkey FOREIGN KEY (activity_id) REFERENCES activities_activity(id),
  constraint review_assignment_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES people_person(id),
  constraint review_assignment_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES people_person(id),
  constraint review_assignment_reviewer_id_fkey FOREIGN KEY (reviewer_id) REFERENCES people_person(id),
  constraint review_assignment_version_id_fkey FOREIGN KEY (version_id) REFERENCES questions_version(id)
);

create table review_response (
  id uuid not null,
  review_id uuid not null,
  text text not null,
  by_id uuid,
  at timestamp with time zone not null,
  constraint review_response_pkey PRIMARY KEY (id),
  constraint review_response_by_id_fkey FOREIGN KEY (by_id) REFERENCES people_person(id),
  constraint review_response_review_id_fkey FOREIGN KEY (review_id) REFERENCES review_review(id)
);

create table review_review (
  id uuid not null,
  assignment_id uuid not null,
  sheet_id uuid not null,
  verdict text not null,
  comments text not null,
  submitted_at timestamp with time zone not null,
  constraint review_review_assignment_id_key UNIQUE (assignment_id),
  constraint review_review_pkey PRIMARY KEY (id),
  constraint review_review_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES review_assignment(id),
  constraint review_review_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES answers_sheet(id),
  constraint review_review_verdict_check CHECK ((verdict = ANY (ARRAY['sound'::text, 'sound with changes'::text, 'not sound'::text])))
);

create table tasks_ask (
  id uuid not null,
  task_id uuid not null,
  mail_id uuid not null,
  kind text not null,
  at timestamp with time zone not null,
  constraint tasks_ask_pkey PRIMARY KEY (id),
  constraint tasks_ask_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES platform_mail(id),
  constraint tasks_ask_task_id_fkey FOREIGN KEY (task_id) REFERENCES tasks_task(id),
  constraint tasks_ask_kind_check CHECK ((kind = ANY (ARRAY['ask'::text, 'reminder'::text, 'digest'::text])))
);

create table tasks_link (
  id uuid not null,
  token_hash text not null,
  purpose text not null,
  area text not null,
  subject_id uuid not null,
  person_id uuid not null,
  task_id uuid,
  sent_to text not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint tasks_link_token_hash_key UNIQUE (token_hash),
  constraint tasks_link_pkey PRIMARY KEY (id),
  constraint tasks_link_person_id_fkey FOREIGN KEY (person_id) REFERENCES people_person(id),
  constraint tasks_link_task_id_fkey FOREIGN KEY (task_id) REFERENCES tasks_task(id),
  constraint tasks_link_check CHECK ((expires_at > made_at)),
  constraint tasks_link_purpose_check CHECK ((purpose = ANY (ARRAY['disclose'::text, 'review'::text, 'answer'::text, 'follow up'::text])))
);

create table tasks_link_end (
  link_id uuid not null,
  why text not null,
  at timestamp with time zone not null,
  by_id uuid,
  constraint tasks_link_end_pkey PRIMARY KEY (link_id),
  constraint tasks_link_end_by_id_fkey FOREIGN KEY (by_id) REFERENCES people_person(id),
  constraint tasks_link_end_link_id_fkey FOREIGN KEY (link_id) REFERENCES tasks_link(id),
  constraint tasks_link_end_why_check CHECK ((why = ANY (ARRAY['used'::text, 'revoked'::text])))
);

create table tasks_task (
  id uuid not null,
  kind text not null,
  area text not null,
  subject_id uuid not null,
  owed_by uuid not null,
  owed_to uuid,
  title text not null,
  why text not null,
  path text not null,
  due_on date,
  is_open boolean not null default true,
  created_at timestamp with time zone not null,
  act text not null default 'Open'::text,
  constraint tasks_task_pkey PRIMARY KEY (id),
  constraint tasks_task_owed_by_fkey FOREIGN KEY (owed_by) REFERENCES people_person(id),
  constraint tasks_task_owed_to_fkey FOREIGN KEY (owed_to) REFERENCES people_person(id),
  constraint tasks_task_act_check CHECK ((act <> ''::text)),
  constraint tasks_task_path_check CHECK ((path ~~ '/%'::text)),
  constraint tasks_task_title_check CHECK ((title <> ''::text))
);

create table tasks_task_end (
  task_id uuid not null,
  outcome text not null,
  at timestamp with time zone not null,
  by_id uuid,
  why text,
  constraint tasks_task_end_pkey PRIMARY KEY (task_id),
  constraint tasks_task_end_by_id_fkey FOREIGN KEY (by_id) REFERENCES people_person(id),
  constraint tasks_task_end_task_id_fkey FOREIGN KEY (task_id) REFERENCES tasks_task(id),
  constraint tasks_task_end_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'withdrawn'::text])))
);

CREATE INDEX access_address_link_person_id_asked_at_idx ON public.access_address_link USING btree (person_id, asked_at DESC);
CREATE INDEX access_role_extension_grant ON public.access_role_extension USING btree (grant_id);
CREATE INDEX access_role_grant_ends ON public.access_role_grant USING btree (ends_at) WHERE ((ended_at IS NULL) AND (ends_at IS NOT NULL));
CREATE INDEX access_role_grant_person_id_idx ON public.access_role_grant USING btree (person_id) WHERE (ended_at IS NULL);
CREATE INDEX access_session_person_id_idx ON public.access_session USING btree (person_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX access_shut_open ON public.access_shut USING btree (person_id) WHERE (reopened_at IS NULL);
CREATE INDEX access_sign_in_link_person_id_asked_at_idx ON public.access_sign_in_link USING btree (person_id, asked_at DESC);
CREATE INDEX activities_activity_number ON public.activities_activity USING btree (number, id);
CREATE INDEX activities_activity_offered ON public.activities_activity USING btree (releases_on DESC, id DESC) INCLUDE (expires_on) WHERE (is_listed AND (state = ANY (ARRAY['published'::text, 'running'::text])));
CREATE INDEX activities_activity_opens ON public.activities_activity USING btree (releases_on, id);
CREATE INDEX activities_activity_planned ON public.activities_activity USING btree (releases_on, id) WHERE (state = ANY (ARRAY['proposed'::text, 'in planning'::text, 'in review'::text]));
CREATE INDEX activities_activity_search ON public.activities_activity USING gin ((((((title || ' '::text) || summary) || ' '::text) || description)) gin_trgm_ops);
CREATE INDEX activities_activity_slips ON public.activities_activity USING gin (platform_slips(title));
CREATE INDEX activities_activity_state_number_idx ON public.activities_activity USING btree (state, number DESC);
CREATE INDEX activities_activity_title ON public.activities_activity USING btree (lower(title) COLLATE "C", id);
CREATE INDEX activities_activity_titles ON public.activities_activity USING gin ((((title || ' '::text) || number)) gin_trgm_ops);
CREATE INDEX activities_audience_profession_activity_id_idx ON public.activities_audience USING btree (profession, activity_id);
CREATE INDEX activities_gap_gap_id_idx ON public.activities_gap USING btree (gap_id);
CREATE INDEX activities_role_activity_id_idx ON public.activities_role USING btree (activity_id);
CREATE UNIQUE INDEX activities_role_activity_id_person_id_role_idx ON public.activities_role USING btree (activity_id, person_id, role) WHERE (ended_at IS NULL);
CREATE INDEX activities_role_person_id_idx ON public.activities_role USING btree (person_id);
CREATE INDEX activities_step_activity_id_at_id_idx ON public.activities_step USING btree (activity_id, at DESC, id DESC);
CREATE INDEX answers_sheet_area_subject_id_person_id_idx ON public.answers_sheet USING btree (area, subject_id, person_id);
CREATE UNIQUE INDEX answers_sheet_area_subject_id_person_id_version_id_idx ON public.answers_sheet USING btree (area, subject_id, person_id, version_id) WHERE (submitted_at IS NULL);
CREATE INDEX answers_sheet_version_id_idx ON public.answers_sheet USING btree (version_id);
CREATE UNIQUE INDEX certificates_certificate_activity_id_person_id_idx ON public.certificates_certificate USING btree (activity_id, person_id) WHERE (supersedes_id IS NULL);
CREATE INDEX certificates_certificate_claim_id_idx ON public.certificates_certificate USING btree (claim_id);
CREATE INDEX certificates_certificate_issued_at_id_idx ON public.certificates_certificate USING btree (issued_at DESC, id DESC);
CREATE INDEX certificates_certificate_learner ON public.certificates_certificate USING btree (lower((content ->> 'learner'::text)) COLLATE "C", id);
CREATE INDEX certificates_certificate_person_id_idx ON public.certificates_certificate USING btree (person_id);
CREATE INDEX certificates_certificate_search ON public.certificates_certificate USING gin ((((((number || ' '::text) || (content ->> 'learner'::text)) || ' '::text) || (content ->> 'title'::text))) gin_trgm_ops);
CREATE INDEX certificates_certificate_slips ON public.certificates_certificate USING gin (platform_slips((content ->> 'learner'::text)));
CREATE INDEX claims_claim_claimed_at_id_idx ON public.claims_claim USING btree (claimed_at DESC, id DESC);
CREATE INDEX claims_claim_person_id_idx ON public.claims_claim USING btree (person_id);
CREATE UNIQUE INDEX companies_company_lower_idx ON public.companies_company USING btree (lower(name));
CREATE INDEX companies_company_slips ON public.companies_company USING gin (platform_slips(name));
CREATE INDEX companies_eligibility_company_id_decided_at_id_idx ON public.companies_eligibility USING btree (company_id, decided_at DESC, id DESC);
CREATE INDEX courses_enrollment_enrolled_at_id_idx ON public.courses_enrollment USING btree (enrolled_at DESC, id DESC);
CREATE INDEX courses_enrollment_person_id_idx ON public.courses_enrollment USING btree (person_id);
CREATE UNIQUE INDEX credit_designation_activity_id_credit_type_idx ON public.credit_designation USING btree (activity_id, credit_type) WHERE (withdrawn_at IS NULL);
CREATE INDEX evaluation_commitment_activity_id_idx ON public.evaluation_commitment USING btree (activity_id);
CREATE INDEX evaluation_commitment_person_id_idx ON public.evaluation_commitment USING btree (person_id);
CREATE INDEX evaluation_follow_up_due_on_idx ON public.evaluation_follow_up USING btree (due_on) WHERE (asked_at IS NULL);
CREATE INDEX evidence_finding_decision_finding_id_at_id_idx ON public.evidence_finding_decision USING btree (finding_id, at DESC, id DESC);
CREATE INDEX evidence_finding_recorded_at_id_idx ON public.evidence_finding USING btree (recorded_at DESC, id DESC);
CREATE INDEX evidence_finding_slips ON public.evidence_finding USING gin (platform_slips(statement));
CREATE INDEX evidence_finding_source_id_idx ON public.evidence_finding USING btree (source_id);
CREATE INDEX evidence_source_channel_recorded_at_id_idx ON public.evidence_source USING btree (channel, recorded_at DESC, id DESC);
CREATE INDEX evidence_source_committee ON public.evidence_source USING btree (lower(issuer)) WHERE (channel = 'quality committee'::text);
CREATE INDEX evidence_source_expr_idx ON public.evidence_source USING gin (((detail -> 'retracts'::text)));
CREATE UNIQUE INDEX evidence_source_identifier_system_identifier_idx ON public.evidence_source USING btree (identifier_system, identifier);
CREATE INDEX evidence_source_recorded_at_id_idx ON public.evidence_source USING btree (recorded_at DESC, id DESC);
CREATE INDEX evidence_source_run_id_idx ON public.evidence_source USING btree (run_id);
CREATE INDEX evidence_source_slips ON public.evidence_source USING gin (platform_slips(title));
CREATE UNIQUE INDEX evidence_topic_lower_idx ON public.evidence_topic USING btree (lower(label));
CREATE INDEX exchange_report_activity_activity_id_idx ON public.exchange_report_activity USING btree (activity_id);
CREATE INDEX exchange_report_line_certificate_id_idx ON public.exchange_report_line USING btree (certificate_id);
CREATE INDEX exchange_report_line_completed_on_idx ON public.exchange_report_line USING btree (completed_on);
CREATE INDEX exchange_report_made_at_id_idx ON public.exchange_report USING btree (made_at DESC, id DESC);
CREATE INDEX exchange_row_run_id_outcome_position_idx ON public.exchange_row USING btree (run_id, outcome, "position");
CREATE INDEX exchange_run_slips ON public.exchange_run USING gin (platform_slips(file_name));
CREATE INDEX exchange_run_started_at_id_idx ON public.exchange_run USING btree (started_at DESC, id DESC);
CREATE INDEX gaps_finding_finding_id_idx ON public.gaps_finding USING btree (finding_id);
CREATE INDEX gaps_gap_measure_id_idx ON public.gaps_gap USING btree (measure_id);
CREATE INDEX gaps_gap_slips ON public.gaps_gap USING gin (platform_slips(title));
CREATE INDEX gaps_owner_gap_id_named_at_id_idx ON public.gaps_owner USING btree (gap_id, named_at DESC, id DESC);
CREATE INDEX gaps_standing_owner_id_idx ON public.gaps_standing USING btree (owner_id);
CREATE INDEX gaps_standing_score_number_idx ON public.gaps_standing USING btree (score DESC NULLS LAST, number);
CREATE INDEX gaps_step_gap_id_at_id_idx ON public.gaps_step USING btree (gap_id, at DESC, id DESC);
CREATE UNIQUE INDEX integrity_control_activity_id_person_id_role_idx ON public.integrity_control USING btree (activity_id, person_id, role) WHERE (ended_at IS NULL);
CREATE INDEX integrity_disclosure_activity_id_person_id_signed_at_id_idx ON public.integrity_disclosure USING btree (activity_id, person_id, signed_at DESC, id DESC);
CREATE INDEX integrity_disclosure_person_id_signed_at_idx ON public.integrity_disclosure USING btree (person_id, signed_at DESC);
CREATE INDEX integrity_exception_relationship_id_decided_at_id_idx ON public.integrity_exception USING btree (relationship_id, decided_at DESC, id DESC);
CREATE INDEX integrity_learner_disclosure_activity_id_made_at_id_idx ON public.integrity_learner_disclosure USING btree (activity_id, made_at DESC, id DESC);
CREATE INDEX integrity_mitigation_relationship_id_idx ON public.integrity_mitigation USING btree (relationship_id);
CREATE INDEX integrity_relationship_company_id_idx ON public.integrity_relationship USING btree (company_id);
CREATE INDEX integrity_relationship_disclosure_id_idx ON public.integrity_relationship USING btree (disclosure_id);
CREATE INDEX integrity_relevance_relationship_id_decided_at_id_idx ON public.integrity_relevance USING btree (relationship_id, decided_at DESC, id DESC);
CREATE INDEX keys_key_made_at_id_idx ON public.keys_key USING btree (made_at DESC, id DESC);
CREATE INDEX keys_key_owner_id_idx ON public.keys_key USING btree (owner_id);
CREATE INDEX keys_key_slips ON public.keys_key USING gin (platform_slips(name));
CREATE INDEX lists_beginning_view_id_idx ON public.lists_beginning USING btree (view_id);
CREATE INDEX lists_deed_by_id_idx ON public.lists_deed USING btree (by_id);
CREATE INDEX lists_export_by_id_at_idx ON public.lists_export USING btree (by_id, at DESC);
CREATE INDEX lists_export_ends_at_idx ON public.lists_export USING btree (ends_at) WHERE (file_id IS NOT NULL);
CREATE UNIQUE INDEX lists_view_name ON public.lists_view USING btree (person_id, register, lower(name));
CREATE INDEX lists_view_shared ON public.lists_view USING btree (register) WHERE is_shared;
CREATE INDEX measures_measure_slips ON public.measures_measure USING gin (platform_slips(name));
CREATE INDEX measures_value_source_id_idx ON public.measures_value USING btree (source_id);
CREATE INDEX merges_distinct_organization_other_id_idx ON public.merges_distinct_organization USING btree (other_id);
CREATE INDEX merges_merge_gone_id_idx ON public.merges_merge USING btree (gone_id);
CREATE INDEX merges_merge_kept_id_idx ON public.merges_merge USING btree (kept_id);
CREATE INDEX organizations_former_name_organization_id_idx ON public.organizations_former_name USING btree (organization_id);
CREATE UNIQUE INDEX organizations_identifier_kind_issuer_value_idx ON public.organizations_identifier USING btree (kind, issuer, value) WHERE (ended_at IS NULL);
CREATE INDEX organizations_identifier_organization_id_idx ON public.organizations_identifier USING btree (organization_id);
CREATE INDEX organizations_identifier_value_idx ON public.organizations_identifier USING btree (value);
CREATE UNIQUE INDEX organizations_organization_is_provider_idx ON public.organizations_organization USING btree (is_provider) WHERE is_provider;
CREATE UNIQUE INDEX organizations_organization_lower_idx ON public.organizations_organization USING btree (lower(name));
CREATE INDEX organizations_organization_parent_id_idx ON public.organizations_organization USING btree (parent_id);
CREATE INDEX organizations_organization_slips ON public.organizations_organization USING gin (platform_slips(name));
CREATE UNIQUE INDEX organizations_partnership_organization_id_kind_idx ON public.organizations_partnership USING btree (organization_id, kind) WHERE (until IS NULL);
CREATE INDEX outcomes_verdict_gap_id_at_id_idx ON public.outcomes_verdict USING btree (gap_id, at DESC, id DESC);
CREATE INDEX participation_entry_record_id_at_idx ON public.participation_entry USING btree (record_id, at);
CREATE INDEX participation_record_person_id_idx ON public.participation_record USING btree (person_id);
CREATE INDEX participation_record_started_at_id_idx ON public.participation_record USING btree (started_at DESC, id DESC);
CREATE INDEX people_affiliation_organization_id_idx ON public.people_affiliation USING btree (organization_id);
CREATE INDEX people_affiliation_person_id_idx ON public.people_affiliation USING btree (person_id);
CREATE INDEX people_consent_person_id_purpose_at_idx ON public.people_consent USING btree (person_id, purpose, at DESC);
CREATE UNIQUE INDEX people_contact_email ON public.people_contact USING btree (lower(value)) WHERE (kind = 'e-mail'::text);
CREATE INDEX people_contact_person_id_idx ON public.people_contact USING btree (person_id);
CREATE INDEX people_identifier_person_id_idx ON public.people_identifier USING btree (person_id);
CREATE UNIQUE INDEX people_identifier_value ON public.people_identifier USING btree (kind, value);
CREATE INDEX people_license_number ON public.people_license USING btree (state, ltrim(number, '0'::text));
CREATE INDEX people_person_address ON public.people_person USING btree (lower(email) COLLATE "C");
CREATE INDEX people_person_birthday ON public.people_person USING btree (birth_month, birth_day) WHERE (birth_month IS NOT NULL);
CREATE INDEX people_person_career_stage ON public.people_person USING btree (career_stage);
CREATE UNIQUE INDEX people_person_lower_idx ON public.people_person USING btree (lower(email));
CREATE INDEX people_person_npi_idx ON public.people_person USING btree (npi) WHERE (npi IS NOT NULL);
CREATE INDEX people_person_order ON public.people_person USING btree (lower(family_name) COLLATE "C", lower(given_name) COLLATE "C", id);
CREATE INDEX people_person_profession ON public.people_person USING btree (profession);
CREATE INDEX people_person_search ON public.people_person USING gin ((((((given_name || ' '::text) || family_name) || ' '::text) || email)) gin_trgm_ops);
CREATE INDEX people_person_slips ON public.people_person USING gin (platform_slips(((given_name || ' '::text) || family_name)));
CREATE INDEX people_qualification_person_id_idx ON public.people_qualification USING btree (person_id);
CREATE INDEX people_stage_since_idx ON public.people_stage USING btree (since) WHERE (NOT is_taken_over);
CREATE INDEX platform_attempt_ends_at_idx ON public.platform_attempt USING btree (ends_at);
CREATE INDEX platform_audit_act ON public.platform_audit USING btree (act COLLATE "C", at);
CREATE INDEX platform_audit_actor ON public.platform_audit USING btree (actor_id, at);
CREATE INDEX platform_audit_at_id ON public.platform_audit USING btree (at DESC, id DESC);
CREATE INDEX platform_audit_behalf ON public.platform_audit USING btree (on_behalf_of, at) WHERE (on_behalf_of IS NOT NULL);
CREATE INDEX platform_audit_request_id_idx ON public.platform_audit USING btree (request_id);
CREATE INDEX platform_audit_subject_at_idx ON public.platform_audit USING btree (subject, at);
CREATE INDEX platform_delivery_next_at_idx ON public.platform_delivery USING btree (next_at) WHERE (state = 'waiting'::text);
CREATE INDEX platform_delivery_reaction_subject_seq_idx ON public.platform_delivery USING btree (reaction, subject, seq) WHERE (state = ANY (ARRAY['waiting'::text, 'parked'::text]));
CREATE INDEX platform_long_job_asked_at_id_idx ON public.platform_long_job USING btree (asked_at DESC, id DESC);
CREATE INDEX platform_long_job_asked_at_idx ON public.platform_long_job USING btree (asked_at) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text, 'stopping'::text]));
CREATE INDEX platform_long_job_subject_idx ON public.platform_long_job USING btree (subject);
CREATE INDEX platform_mail_next_at_idx ON public.platform_mail USING btree (next_at) WHERE (state = 'queued'::text);
CREATE INDEX platform_mail_person_id_queued_at_idx ON public.platform_mail USING btree (person_id, queued_at DESC);
CREATE INDEX platform_mail_queued_at_id_idx ON public.platform_mail USING btree (queued_at DESC, id DESC);
CREATE INDEX platform_mail_queued_at_idx ON public.platform_mail USING btree (queued_at) WHERE (state = 'bounced'::text);
CREATE INDEX platform_once_answer_idx ON public.platform_once USING btree (at) WHERE (answer IS NOT NULL);
CREATE INDEX platform_once_at_idx ON public.platform_once USING btree (at);
CREATE INDEX policies_policy_key_effective_on_set_at_idx ON public.policies_policy USING btree (key, effective_on DESC, set_at DESC);
CREATE INDEX privacy_request_person ON public.privacy_request USING btree (person_id, asked_at DESC);
CREATE UNIQUE INDEX quality_committee_name ON public.quality_committee USING btree (lower(name));
CREATE INDEX quality_committee_organization ON public.quality_committee USING btree (organization_id);
CREATE INDEX quality_hand_over_committee ON public.quality_hand_over USING btree (committee_id, handed_at);
CREATE INDEX quality_hand_over_meeting ON public.quality_hand_over USING btree (meeting_id);
CREATE INDEX quality_hand_over_order ON public.quality_hand_over USING btree (handed_at, id);
CREATE INDEX quality_member_committee ON public.quality_member USING btree (committee_id);
CREATE INDEX quality_member_person ON public.quality_member USING btree (person_id);
CREATE INDEX quality_note_hand_over ON public.quality_note USING btree (hand_over_id);
CREATE INDEX quality_note_unmailed ON public.quality_note USING btree (noted_at) WHERE (mailed_at IS NULL);
CREATE INDEX questions_captions_file_id_idx ON public.questions_captions USING btree (file_id);
CREATE INDEX questions_media_file_id_idx ON public.questions_media USING btree (file_id);
CREATE INDEX questions_questionnaire_kind_title_idx ON public.questions_questionnaire USING btree (kind, title);
CREATE INDEX questions_questionnaire_slips ON public.questions_questionnaire USING gin (platform_slips(title));
CREATE INDEX ranking_mark_gap_id_at_id_idx ON public.ranking_mark USING btree (gap_id, at DESC, id DESC);
CREATE UNIQUE INDEX representatives_representative_affiliation_id_duty_idx ON public.representatives_representative USING btree (affiliation_id, duty) WHERE (ended_at IS NULL);
CREATE INDEX review_approval_activity_id_at_idx ON public.review_approval USING btree (activity_id, at DESC);
CREATE INDEX review_assignment_activity_id_asked_at_idx ON public.review_assignment USING btree (activity_id, asked_at DESC);
CREATE UNIQUE INDEX review_assignment_activity_id_idx ON public.review_assignment USING btree (activity_id) WHERE (ended_at IS NULL);
CREATE INDEX review_assignment_asked_at_id ON public.review_assignment USING btree (asked_at DESC, id DESC);
CREATE INDEX review_assignment_due_on_id ON public.review_assignment USING btree (due_on, id);
CREATE INDEX review_response_review_id_at_idx ON public.review_response USING btree (review_id, at DESC);
CREATE INDEX tasks_ask_mail_id_idx ON public.tasks_ask USING btree (mail_id);
CREATE INDEX tasks_ask_task_id_at_idx ON public.tasks_ask USING btree (task_id, at DESC);
CREATE INDEX tasks_link_area_subject_id_idx ON public.tasks_link USING btree (area, subject_id);
CREATE INDEX tasks_link_task_id_idx ON public.tasks_link USING btree (task_id);
CREATE INDEX tasks_task_area_subject_id_idx ON public.tasks_task USING btree (area, subject_id);
CREATE INDEX tasks_task_created_at_id_idx ON public.tasks_task USING btree (created_at, id) WHERE is_open;
CREATE UNIQUE INDEX tasks_task_kind_subject_id_owed_by_idx ON public.tasks_task USING btree (kind, subject_id, owed_by) WHERE is_open;
CREATE INDEX tasks_task_owed_by_idx ON public.tasks_task USING btree (owed_by) WHERE is_open;

