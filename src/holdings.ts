import type { Holding, Holdings } from './kernel/holding.ts'

const secret = ['token_hash']

/** What the office holds about people, as a person gets it. A test fails where a table that points to people is in neither list. */
const held: readonly Holding[] = [
  { table: 'people_affiliation', column: 'person_id', title: 'Where you belong' },
  {
    ...{ table: 'representatives_representative', column: 'affiliation_id', of: 'people_affiliation' },
    title: 'Organizations you speak for',
  },
  { table: 'people_consent', column: 'person_id', title: 'What you agreed to' },
  { table: 'people_contact', column: 'person_id', title: 'Further addresses and telephones' },
  { table: 'people_identifier', column: 'person_id', title: 'Identifiers' },
  { table: 'people_license', column: 'person_id', title: 'Licenses' },
  { table: 'people_qualification', column: 'person_id', title: 'Further professions and specialties' },
  { table: 'people_stage', column: 'person_id', title: 'Career stages' },
  { table: 'access_role_grant', column: 'person_id', title: 'Roles' },
  { table: 'access_role_extension', column: 'grant_id', title: 'Roles that were extended', of: 'access_role_grant' },
  { table: 'access_password', column: 'person_id', title: 'Your password, as the day it was set', omit: ['hash'] },
  { table: 'access_session', column: 'person_id', title: 'Where you were signed in', omit: secret },
  { table: 'access_sign_in_link', column: 'person_id', title: 'Links to sign in', omit: secret },
  { table: 'access_address_link', column: 'person_id', title: 'Links to a new address', omit: secret },
  { table: 'access_shut', column: 'person_id', title: 'When your account was shut' },
  { table: 'keys_key', column: 'owner_id', title: 'Keys of the API', omit: secret },
  { table: 'keys_revocation', column: 'key_id', title: 'Keys that were revoked', of: 'keys_key' },
  { table: 'lists_view', column: 'person_id', title: 'Views of lists that you saved' },
  { table: 'lists_beginning', column: 'person_id', title: 'How your lists begin' },
  { table: 'privacy_request', column: 'person_id', title: 'What you asked about your data' },
  { table: 'privacy_decision', column: 'request_id', title: 'What was decided on it', of: 'privacy_request' },
  { table: 'privacy_name_end', column: 'request_id', title: 'When your name went', of: 'privacy_request' },
  { table: 'tasks_task', column: 'owed_by', title: 'What you were asked to do' },
  { table: 'tasks_ask', column: 'task_id', title: 'Mails about it', of: 'tasks_task' },
  { table: 'tasks_task_end', column: 'task_id', title: 'How it ended', of: 'tasks_task' },
  { table: 'tasks_link', column: 'person_id', title: 'Links for one act', omit: secret },
  { table: 'tasks_link_end', column: 'link_id', title: 'How these links ended', of: 'tasks_link' },
  { table: 'answers_sheet', column: 'person_id', title: 'Sheets you answered' },
  { table: 'answers_answer', column: 'sheet_id', title: 'Your answers', of: 'answers_sheet' },
  { table: 'participation_record', column: 'person_id', title: 'Activities you took part in' },
  { table: 'participation_entry', column: 'record_id', title: 'What you did in them', of: 'participation_record' },
  { table: 'courses_enrollment', column: 'person_id', title: 'Online courses' },
  { table: 'courses_attempt', column: 'enrollment_id', title: 'Your tests', of: 'courses_enrollment' },
  { table: 'evaluation_response', column: 'person_id', title: 'Your evaluations' },
  { table: 'evaluation_bias_report', column: 'response_id', title: 'Bias you reported', of: 'evaluation_response' },
  { table: 'evaluation_commitment', column: 'person_id', title: 'Changes you meant to make' },
  { table: 'evaluation_follow_up', column: 'commitment_id', title: 'What became of them', of: 'evaluation_commitment' },
  { table: 'claims_claim', column: 'person_id', title: 'Credit you claimed' },
  { table: 'certificates_certificate', column: 'person_id', title: 'Certificates' },
  {
    ...{ table: 'certificates_withdrawal', column: 'certificate_id', of: 'certificates_certificate' },
    title: 'Certificates that were withdrawn',
  },
  {
    ...{ table: 'exchange_report_line', column: 'certificate_id', of: 'certificates_certificate' },
    title: 'Credit reported to the accreditor',
  },
  { table: 'activities_role', column: 'person_id', title: 'Your part in activities' },
  { table: 'integrity_control', column: 'person_id', title: 'Activities whose content you control' },
  { table: 'integrity_disclosure', column: 'person_id', title: 'What you disclosed' },
  { table: 'integrity_draft', column: 'person_id', title: 'A disclosure you began' },
  { table: 'integrity_shown', column: 'person_id', title: 'What learners were told of it' },
  {
    ...{ table: 'integrity_relationship', column: 'disclosure_id', of: 'integrity_disclosure' },
    title: 'Relationships with companies',
  },
  {
    ...{ table: 'integrity_relevance', column: 'relationship_id', of: 'integrity_relationship' },
    title: 'Whether they matter',
  },
  {
    ...{ table: 'integrity_mitigation', column: 'relationship_id', of: 'integrity_relationship' },
    title: 'What was done about them',
  },
  {
    ...{ table: 'integrity_exception', column: 'relationship_id', of: 'integrity_relationship' },
    title: 'Exceptions',
  },
  { table: 'review_assignment', column: 'reviewer_id', title: 'Reviews you were asked for' },
  { table: 'review_review', column: 'assignment_id', title: 'Reviews you wrote', of: 'review_assignment' },
  { table: 'quality_member', column: 'person_id', title: 'Your parts in committees' },
  { table: 'quality_hand_over', column: 'handed_by', title: 'What you handed over for committees' },
  { table: 'quality_decision', column: 'hand_over_id', title: 'What the office made of it', of: 'quality_hand_over' },
  { table: 'quality_note', column: 'hand_over_id', title: 'What changed since', of: 'quality_hand_over' },
  { table: 'gaps_owner', column: 'person_id', title: 'Practice gaps you own' },
]

const acted = 'Says who did something to a record of the office; the record is about something else'
const asked = 'Says who asked; the row is about who was asked'
const twice = 'The row is in the copy by its other column'

/** Columns of people that are knowingly not in the copy. */
const leftOut: Record<string, string> = {
  ...Object.fromEntries(
    `access_role_extension.by_id access_role_grant.ended_by access_role_grant.granted_by access_shut.reopened_by
    access_shut.shut_by accreditation_statement.recorded_by activities_activity.proposed_by activities_role.ended_by
    activities_role.named_by activities_step.by_id certificates_certificate.by_id certificates_withdrawal.by_id
    companies_eligibility.decided_by credit_designation.by_id evaluation_bias_report.resolved_by evidence_finding.recorded_by
    evidence_finding_decision.by_id evidence_source.recorded_by exchange_accreditor_id.recorded_by exchange_mapping.chosen_by
    exchange_report.made_by exchange_report_withdrawal.by_id exchange_run.started_by gaps_finding.linked_by gaps_gap.recorded_by
    gaps_owner.named_by gaps_step.by_id integrity_exception.decided_by integrity_mitigation.by_id
    integrity_mitigation.recorded_by integrity_relevance.decided_by keys_revocation.by_id lists_deed.by_id lists_export.by_id
    lists_undoing.by_id merges_distinct.said_by merges_distinct_organization.said_by merges_merge.merged_by merges_merge.undone_by outcomes_verdict.by_id
    policies_policy.set_by privacy_decision.by_id questions_publication.published_by ranking_mark.by_id ranking_rule.set_by
    quality_committee_end.ended_by quality_decision.decided_by quality_meeting.recorded_by review_approval.by_id review_approval_withdrawal.by_id review_assignment.ended_by review_response.by_id
    tasks_link_end.by_id tasks_task_end.by_id`
      .split(/\s+/)
      .map((key) => [key, acted]),
  ),
  'review_assignment.asked_by': asked,
  'tasks_task.owed_to': asked,
  'certificates_certificate.claim_id': twice,
  'quality_member.grant_id': twice,
  'certificates_certificate.supersedes_id': twice,
  'courses_attempt.sheet_id': twice,
  'evaluation_response.sheet_id': twice,
  'integrity_relationship.root_id': twice,
  'lists_beginning.view_id': twice,
  'review_review.sheet_id': twice,
  'tasks_link.task_id': twice,
  'gaps_standing.owner_id': 'A copy of who owns a gap, kept for the register',
  'merges_distinct.one_id': 'Says that two records are two people; the other is somebody else',
  'merges_distinct.other_id': 'Says that two records are two people; the other is somebody else',
  'review_response.review_id': 'What the office did about a review; it is about the content',
}

export const holdings: Holdings = { held, leftOut }
