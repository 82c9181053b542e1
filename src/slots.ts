import { organizationHistoryPanel } from './areas/audit/history.panel.tsx'
import { jointProviderPanel } from './areas/activities/joint-provider.panel.tsx'
import { reporterPanel } from './areas/measures/reporter.panel.tsx'
import { organizationTwinPanel } from './areas/merges/organization-twin.panel.tsx'
import { memberGate } from './areas/representatives/member.gate.ts'
import { memberPanel } from './areas/representatives/member.panel.tsx'
import { mergePanel } from './areas/merges/merge.panel.tsx'
import { roleDuty } from './areas/access/role.duty.ts'
import { endRoleAct, giveRoleAct } from './areas/access/role.register.tsx'
import type { ScopeFinders } from './areas/access/role.slots.ts'
import { signInPanel } from './areas/access/account.panel.tsx'
import { rolePanel } from './areas/access/role.panel.tsx'
import { findActivityScope } from './areas/activities/activity.store.ts'
import { committeesPanel } from './areas/quality/committee.panel.tsx'
import { handOverDuty } from './areas/quality/hand-over.duty.ts'
import { findCommitteeByName } from './areas/quality/committee.store.ts'
import { stepDuty } from './areas/activities/due-step.duty.ts'
import { activityClauses } from './areas/activities/activity.clause.ts'
import { commitmentClauses } from './areas/evaluation/commitment.clause.ts'
import { gapClauses } from './areas/gaps/gap.clause.ts'
import { outcomeClauses } from './areas/outcomes/outcome.clause.ts'
import { recordClauses } from './areas/participation/record.clause.ts'
import { reviewClauses } from './areas/review/review.clause.ts'
import { findLastNaming } from './areas/activities/role.store.ts'
import { findLastCertificate } from './areas/certificates/certificate.store.ts'
import { findLastPart } from './areas/participation/record.store.ts'
import { historyPanel } from './areas/audit/audit.panel.tsx'
import { partsPanel } from './areas/activities/person.panel.tsx'
import { participationPanel } from './areas/participation/person.panel.tsx'
import { creditPanel } from './areas/certificates/person.panel.tsx'
import { disclosureStatePanel } from './areas/integrity/person.panel.tsx'
import { owesPanel } from './areas/tasks/person.panel.tsx'
import { dataPanel } from './areas/privacy/data.panel.tsx'
import type { Hold } from './areas/privacy/erasure.slots.ts'
import { requestDuty } from './areas/privacy/request.duty.ts'
import { findLastReview } from './areas/review/assignment.store.ts'
import type { ClauseSource } from './platform/clause-source.ts'
import { planGate } from './areas/activities/activity.gate.ts'
import { planReader } from './areas/activities/plan.duty.ts'
import type { PlanReader } from './areas/activities/plan.slots.ts'
import type { ActivityGate, ActivityPanel } from './areas/activities/activity.slots.ts'
import type { FrontPanel, PublicAct, PublicPanel } from './areas/catalog/catalog.slots.ts'
import { begunPanel } from './areas/courses/begun.panel.tsx'
import { courseReader } from './areas/courses/course.duty.ts'
import { courseGate } from './areas/courses/course.gate.ts'
import { courseAct, coursePanel } from './areas/courses/course.panel.tsx'
import type { LearnStep } from './areas/courses/course.slots.ts'
import { courseMaterial } from './areas/courses/material.panel.tsx'
import { claimDuty } from './areas/claims/claim.duty.ts'
import { claimStep } from './areas/claims/claim.panel.tsx'
import { designationReader } from './areas/credit/designation.duty.ts'
import { designationGate } from './areas/credit/designation.gate.ts'
import { designationPanel } from './areas/credit/designation.panel.tsx'
import { statementsPanel } from './areas/credit/statement.panel.tsx'
import { earnedPanel } from './areas/certificates/transcript.panel.tsx'
import { evaluationPanel, evaluationStep } from './areas/evaluation/evaluation.panel.tsx'
import { gapDuty } from './areas/gaps/gap.duty.ts'
import type { GapPanel } from './areas/gaps/gap.slots.ts'
import { independenceReader } from './areas/integrity/independence.duty.ts'
import { independenceGate } from './areas/integrity/independence.gate.ts'
import { disclosurePanel, disclosurePublicPanel } from './areas/integrity/learner-disclosure.panel.tsx'
import { matterDuty } from './areas/matters/matter.duty.ts'
import { changePanel } from './areas/outcomes/front.panel.tsx'
import { outcomePanel } from './areas/outcomes/outcome.panel.tsx'
import { verdictDuty } from './areas/outcomes/verdict.duty.ts'
import { findOrganizationByName } from './areas/organizations/organization.store.ts'
import type { OrganizationSlots } from './areas/organizations/organization.page.tsx'
import type { Duty, PersonAct, PersonPanel, ProfilePanel } from './areas/people/person.slots.ts'
import { planDuty } from './areas/review/approval.duty.ts'
import { reviewReader } from './areas/review/assignment.duty.ts'
import { reviewPanel } from './areas/review/assignment.panel.tsx'
import type { ReviewMaterial } from './areas/review/assignment.slots.ts'
import { reviewGate } from './areas/review/review.gate.ts'
import type { LearnerPanel } from './areas/tasks/home.slots.ts'
import type { UseReader } from './areas/questions/version.slots.ts'
import { listUseOfQuestionnaires, listUseOfVersions } from './areas/answers/use.store.ts'
import type { SheetTaker } from './areas/answers/sheet.slots.ts'
import { testTaker } from './areas/courses/enrollment.commands.ts'
import { evaluationTaker } from './areas/evaluation/response.commands.ts'

/** What must be in order before an activity is approved, by the areas that know. */
export const gates: readonly ActivityGate[] = [planGate, independenceGate, courseGate, designationGate, reviewGate]

/** The same gates for all open plans at once, as the office's home reads them. */
export const planReaders: readonly PlanReader[] = [
  planReader,
  independenceReader,
  courseReader,
  designationReader,
  reviewReader,
]

/** What areas add to the office's page of an activity. */
export const panels: readonly ActivityPanel[] = [
  disclosurePanel,
  coursePanel,
  designationPanel,
  reviewPanel,
  evaluationPanel,
]

/** What a reviewer reads. */
export const materials: readonly ReviewMaterial[] = [courseMaterial]

/** What areas add to the public page of an activity, to the way in, and to the front page. */
export const publicPanels: readonly PublicPanel[] = [disclosurePublicPanel, statementsPanel]
export const acts: readonly PublicAct[] = [courseAct]
export const front: readonly FrontPanel[] = [changePanel]

/** What areas add to the office's page of a person, and to the page where a person sees what is known of them. */
export const personPanels: readonly PersonPanel[] = [
  owesPanel,
  partsPanel,
  disclosureStatePanel,
  participationPanel,
  creditPanel,
  rolePanel,
  mergePanel,
  historyPanel,
]

/** How areas find what a role is for. */
export const scopeFinders: ScopeFinders = {
  activity: findActivityScope,
  committee: findCommitteeByName,
  organization: findOrganizationByName,
}

/** What areas add to the page of an organization, and what they know to stand on it. */
export const organizationSlots: OrganizationSlots = {
  panels: [memberPanel, jointProviderPanel, reporterPanel, organizationTwinPanel, organizationHistoryPanel],
  gates: [memberGate],
}

/** What areas can do to several people of the list at once. */
export const peopleActs: readonly PersonAct[] = [giveRoleAct(scopeFinders), endRoleAct]
export const profilePanels: readonly ProfilePanel[] = [signInPanel, dataPanel]

/** What areas must go on naming a person for, and how long, though their record is emptied. */
export const holds: readonly Hold[] = [
  { what: 'What they took part in', isLasting: false, findLastDay: findLastPart },
  { what: 'Their certificates', isLasting: false, findLastDay: findLastCertificate },
  { what: 'Their part in activities', isLasting: true, findLastDay: findLastNaming },
  { what: 'Their reviews', isLasting: true, findLastDay: findLastReview },
]

/** What areas add to the page of a gap. */
export const gapPanels: readonly GapPanel[] = [outcomePanel]

/** What a learner does after the test, in this order. */
export const learnSteps: readonly LearnStep[] = [evaluationStep, claimStep]

/** How areas take answers that come by a link from the mail. */
export const sheetTakers: readonly SheetTaker[] = [testTaker, evaluationTaker]

/** Who says how often a questionnaire was answered. */
export const uses: UseReader = { ofVersions: listUseOfVersions, ofQuestionnaires: listUseOfQuestionnaires }

/** What waits for a person beside the tasks they were asked to do, in the office and as a learner, and what areas add to a learner's home. */
export const duties: readonly Duty[] = [
  matterDuty,
  stepDuty,
  planDuty(planReaders),
  handOverDuty,
  gapDuty,
  verdictDuty,
  roleDuty,
  requestDuty,
]
export const ownDuties: readonly Duty[] = [claimDuty]
export const learnerPanels: readonly LearnerPanel[] = [begunPanel, committeesPanel, earnedPanel]

/** What areas can say for the clauses of the mission. */
export const clauseSources: readonly ClauseSource[] = [
  ...outcomeClauses,
  ...recordClauses,
  ...activityClauses,
  ...reviewClauses,
  ...gapClauses,
  ...commitmentClauses,
]
