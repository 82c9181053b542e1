import { signInPanel } from './areas/access/account.panel.tsx'
import { addressRoutes } from './areas/access/address.routes.tsx'
import { rolePanel } from './areas/access/role.panel.tsx'
import { roleRoutes as officeRoleRoutes } from './areas/access/role.routes.tsx'
import { findSessionPerson } from './areas/access/session.store.ts'
import { signInRoutes } from './areas/access/sign-in.routes.tsx'
import { missionRoutes } from './areas/accreditation/mission.routes.tsx'
import { statementRoutes } from './areas/accreditation/statement.routes.tsx'
import { stepDuty } from './areas/activities/due-step.duty.ts'
import { activityClauses } from './areas/activities/activity.clause.ts'
import { commitmentClauses } from './areas/evaluation/commitment.clause.ts'
import { gapClauses } from './areas/gaps/gap.clause.ts'
import { outcomeClauses } from './areas/outcomes/outcome.clause.ts'
import { recordClauses } from './areas/participation/record.clause.ts'
import { reviewClauses } from './areas/review/review.clause.ts'
import type { ClauseSource } from './platform/clause-source.ts'
import { planGate } from './areas/activities/activity.gate.ts'
import { planReader } from './areas/activities/plan.duty.ts'
import type { PlanReader } from './areas/activities/plan.slots.ts'
import { activityRoutes } from './areas/activities/activity.routes.tsx'
import type {
  ActivityGate,
  ActivityPanel,
  FrontPanel,
  PublicAct,
  PublicPanel,
} from './areas/activities/activity.slots.ts'
import { catalogRoutes } from './areas/activities/catalog.routes.tsx'
import { objectiveRoutes, referenceRoutes } from './areas/activities/objective.routes.tsx'
import { roleRoutes } from './areas/activities/role.routes.tsx'
import { begunPanel } from './areas/courses/begun.panel.tsx'
import { courseReader } from './areas/courses/course.duty.ts'
import { courseGate } from './areas/courses/course.gate.ts'
import { courseAct, coursePanel } from './areas/courses/course.panel.tsx'
import { courseReactions } from './areas/courses/course.reactions.ts'
import { courseRoutes } from './areas/courses/course.routes.tsx'
import { findTest } from './areas/courses/course.store.ts'
import type { LearnStep } from './areas/courses/course.slots.ts'
import { learnRoutes } from './areas/courses/learn.routes.tsx'
import { courseMaterial } from './areas/courses/material.panel.tsx'
import { testRoutes } from './areas/courses/test.routes.tsx'
import { certificateRoutes } from './areas/certificates/certificate.routes.tsx'
import { claimDuty } from './areas/claims/claim.duty.ts'
import { claimStep } from './areas/claims/claim.panel.tsx'
import { claimRoutes } from './areas/claims/claim.routes.tsx'
import { correctionRoutes } from './areas/claims/correction.routes.tsx'
import { designationReader } from './areas/credit/designation.duty.ts'
import { designationGate } from './areas/credit/designation.gate.ts'
import { designationPanel } from './areas/credit/designation.panel.tsx'
import { designationRoutes } from './areas/credit/designation.routes.tsx'
import { registerRoutes as creditRoutes } from './areas/certificates/register.routes.tsx'
import { statementsPanel } from './areas/credit/statement.panel.tsx'
import { earnedPanel } from './areas/certificates/transcript.panel.tsx'
import { transcriptRoutes } from './areas/certificates/transcript.routes.tsx'
import { verificationRoutes } from './areas/certificates/verification.routes.tsx'
import { evaluationPanel, evaluationStep } from './areas/evaluation/evaluation.panel.tsx'
import { followUpJob } from './areas/evaluation/follow-up.jobs.ts'
import { followUpRoutes } from './areas/evaluation/follow-up.routes.tsx'
import { responseRoutes } from './areas/evaluation/response.routes.tsx'
import { resultRoutes } from './areas/evaluation/result.routes.tsx'
import { findingLinkRoutes } from './areas/gaps/finding-link.routes.tsx'
import { gapDuty } from './areas/gaps/gap.duty.ts'
import { gapReactions } from './areas/gaps/gap.reactions.ts'
import { gapRoutes } from './areas/gaps/gap.routes.tsx'
import type { GapPanel } from './areas/gaps/gap.slots.ts'
import { proposalRoutes } from './areas/gaps/proposal.routes.tsx'
import { rankingRoutes } from './areas/gaps/ranking.routes.tsx'
import { registerRoutes } from './areas/gaps/register.routes.tsx'
import { stepRoutes } from './areas/gaps/step.routes.tsx'
import type { Doors } from './http/doors.ts'
import type { Route } from './http/route.ts'
import { askRoutes } from './areas/integrity/ask.routes.tsx'
import { assessmentRoutes } from './areas/integrity/assessment.routes.tsx'
import { companyRoutes } from './areas/companies/company.routes.tsx'
import { companyReactions } from './areas/integrity/company.reactions.ts'
import { companyTies } from './areas/integrity/tie.panel.ts'
import { disclosureReactions } from './areas/integrity/disclosure.reactions.ts'
import { disclosureRoutes } from './areas/integrity/disclosure.routes.tsx'
import { independenceReader } from './areas/integrity/independence.duty.ts'
import { independenceGate } from './areas/integrity/independence.gate.ts'
import { disclosurePanel, disclosurePublicPanel } from './areas/integrity/learner-disclosure.panel.tsx'
import { matterDuty } from './areas/integrity/matter.duty.ts'
import { matterRoutes } from './areas/integrity/matter.routes.tsx'
import { relationshipRoutes } from './areas/integrity/relationship.routes.tsx'
import { keyApi } from './areas/keys/key.api.ts'
import { findKeyHolder, noteKeyUse } from './areas/keys/key.commands.ts'
import { keyRoutes } from './areas/keys/key.routes.tsx'
import { findingRoutes } from './areas/evidence/finding.routes.tsx'
import { intakeRoutes } from './areas/evidence/intake.routes.tsx'
import { measureListRoutes } from './areas/evidence/measure-list.routes.tsx'
import { measureRoutes } from './areas/measures/measure.routes.tsx'
import { newFindingRoutes } from './areas/evidence/new-finding.routes.tsx'
import { sourceRoutes } from './areas/evidence/source.routes.tsx'
import { changePanel } from './areas/outcomes/front.panel.tsx'
import { outcomePanel } from './areas/outcomes/outcome.panel.tsx'
import { outcomeReactions } from './areas/outcomes/outcome.reactions.ts'
import { outcomeRoutes } from './areas/outcomes/outcome.routes.tsx'
import { verdictDuty } from './areas/outcomes/verdict.duty.ts'
import { verdictRoutes } from './areas/outcomes/verdict.routes.tsx'
import { factRoutes } from './areas/people/fact.routes.tsx'
import { peopleRoutes, personRoutes } from './areas/people/person.routes.tsx'
import type { Duty, PersonPanel, ProfilePanel } from './areas/people/person.slots.ts'
import { policyRoutes } from './areas/people/policy.routes.tsx'
import { stageJob } from './areas/people/stage.jobs.ts'
import { keysRoutes, profileRoutes } from './areas/people/profile.routes.tsx'
import { planDuty } from './areas/review/approval.duty.ts'
import { approvalRoutes } from './areas/review/approval.routes.tsx'
import { reviewReader } from './areas/review/assignment.duty.ts'
import { reviewPanel } from './areas/review/assignment.panel.tsx'
import { assignmentReactions } from './areas/review/assignment.reactions.ts'
import { assignmentRoutes } from './areas/review/assignment.routes.tsx'
import type { ReviewMaterial } from './areas/review/assignment.slots.ts'
import { reviewGate } from './areas/review/review.gate.ts'
import { reviewRoutes } from './areas/review/review.routes.tsx'
import { homeRoutes } from './areas/tasks/home.routes.tsx'
import type { LearnerPanel } from './areas/tasks/home.slots.ts'
import { linkReactions } from './areas/tasks/link.reactions.ts'
import { findOpenLink } from './areas/tasks/link.store.ts'
import { itemRoutes } from './areas/questions/item.routes.tsx'
import { previewRoutes } from './areas/answers/preview.routes.tsx'
import { questionnaireRoutes } from './areas/questions/questionnaire.routes.tsx'
import type { UseReader } from './areas/questions/version.slots.ts'
import { listUseOfQuestionnaires, listUseOfVersions } from './areas/answers/use.store.ts'
import { sheetLinkRoutes } from './areas/answers/sheet-link.routes.tsx'
import type { SheetTaker } from './areas/answers/sheet.slots.ts'
import { testTaker } from './areas/courses/enrollment.commands.ts'
import { evaluationTaker } from './areas/evaluation/response.commands.ts'
import { mailRoutes } from './areas/mail/mail.routes.tsx'
import { mailboxRoutes } from './areas/mail/mailbox.routes.tsx'
import { jobRoutes } from './areas/work/job.routes.tsx'
import { workRoutes } from './areas/work/work.routes.tsx'
import { owedRoutes } from './areas/tasks/owed.routes.tsx'
import { remindJob } from './areas/tasks/reminder.jobs.ts'
import { reportActivityRoutes } from './exchange/pars/activity.routes.tsx'
import { reportLearnerRoutes } from './exchange/pars/learner.routes.tsx'
import { reportRoutes } from './exchange/pars/report.routes.tsx'
import { runJobs } from './exchange/run.jobs.ts'
import { runRoutes } from './exchange/run.routes.tsx'
import { forgetAttemptsJob } from './platform/attempts.ts'
import type { Job } from './platform/jobs.ts'
import type { LongJobKind } from './platform/long-work.ts'
import { type Reaction, hearersOf } from './platform/news.ts'
import { forgetAnswersJob, forgetJob } from './platform/once.ts'
import { aboutRoutes } from './about.tsx'
import { developerRoutes } from './developers.tsx'
import { healthRoutes } from './health.ts'
import { stylesRoutes } from './styles.tsx'

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
const panels: readonly ActivityPanel[] = [disclosurePanel, coursePanel, designationPanel, reviewPanel, evaluationPanel]

/** What a reviewer reads. */
const materials: readonly ReviewMaterial[] = [courseMaterial]

/** What areas add to the public page of an activity, to the way in, and to the front page. */
const publicPanels: readonly PublicPanel[] = [disclosurePublicPanel, statementsPanel]
const acts: readonly PublicAct[] = [courseAct]
const front: readonly FrontPanel[] = [changePanel]

/** What areas add to the office's page of a person, and to the page where a person sees what is known of them. */
const personPanels: readonly PersonPanel[] = [rolePanel]
const profilePanels: readonly ProfilePanel[] = [signInPanel]

/** What areas add to the page of a gap. */
const gapPanels: readonly GapPanel[] = [outcomePanel]

/** What a learner does after the test, in this order. */
const learnSteps: readonly LearnStep[] = [evaluationStep, claimStep]

/** How areas take answers that come by a link from the mail. */
const sheetTakers: readonly SheetTaker[] = [testTaker, evaluationTaker]

/** Who says how often a questionnaire was answered. */
const uses: UseReader = { ofVersions: listUseOfVersions, ofQuestionnaires: listUseOfQuestionnaires }

/** What waits for a person beside the tasks they were asked to do, in the office and as a learner, and what areas add to a learner's home. */
const duties: readonly Duty[] = [matterDuty, stepDuty, planDuty(planReaders), gapDuty, verdictDuty]
const ownDuties: readonly Duty[] = [claimDuty]
const learnerPanels: readonly LearnerPanel[] = [begunPanel, earnedPanel]

/** What areas can say for the clauses of the mission. */
const clauseSources: readonly ClauseSource[] = [
  ...outcomeClauses,
  ...recordClauses,
  ...activityClauses,
  ...reviewClauses,
  ...gapClauses,
  ...commitmentClauses,
]

/** What other programs can ask and do, with a key. */
const api: readonly Route[] = [...keyApi]

/** The route table: everything the office answers, each row with who may come. */
export const routes: readonly Route[] = [
  ...api,
  ...developerRoutes(() => routes),
  ...keyRoutes,
  ...healthRoutes,
  ...aboutRoutes,
  ...stylesRoutes,
  ...signInRoutes,
  ...peopleRoutes,
  ...factRoutes,
  ...personRoutes(personPanels),
  ...officeRoleRoutes,
  ...profileRoutes(profilePanels),
  ...keysRoutes,
  ...addressRoutes,
  ...policyRoutes,
  ...homeRoutes({ duties, ownDuties, panels: learnerPanels }),
  ...owedRoutes,
  ...mailRoutes,
  ...mailboxRoutes,
  ...workRoutes(() => jobs),
  ...jobRoutes,
  ...questionnaireRoutes(uses),
  ...itemRoutes,
  ...previewRoutes,
  ...sheetLinkRoutes(sheetTakers),
  ...registerRoutes,
  ...proposalRoutes,
  ...gapRoutes(gapPanels),
  ...stepRoutes,
  ...findingLinkRoutes,
  ...rankingRoutes,
  ...catalogRoutes({ panels: publicPanels, acts, front }),
  ...activityRoutes({ gates, panels }),
  ...objectiveRoutes({ gates, panels }),
  ...referenceRoutes({ gates, panels }),
  ...roleRoutes({ gates, panels }),
  ...assignmentRoutes,
  ...reviewRoutes({ materials }),
  ...approvalRoutes({ gates }),
  ...disclosureRoutes,
  ...askRoutes,
  ...matterRoutes,
  ...assessmentRoutes,
  ...relationshipRoutes,
  ...companyRoutes(companyTies),
  ...courseRoutes,
  ...learnRoutes(learnSteps),
  ...testRoutes,
  ...responseRoutes,
  ...followUpRoutes,
  ...resultRoutes,
  ...designationRoutes(findTest),
  ...claimRoutes,
  ...certificateRoutes,
  ...transcriptRoutes,
  ...verificationRoutes,
  ...creditRoutes,
  ...correctionRoutes,
  ...findingRoutes,
  ...newFindingRoutes,
  ...intakeRoutes,
  ...sourceRoutes,
  ...measureListRoutes,
  ...measureRoutes,
  ...outcomeRoutes,
  ...verdictRoutes,
  ...missionRoutes(clauseSources),
  ...statementRoutes,
  ...runRoutes,
  ...reportActivityRoutes,
  ...reportLearnerRoutes,
  ...reportRoutes,
]

/** What areas do when they hear news from below. */
export const reactions: readonly Reaction[] = [
  ...linkReactions,
  ...gapReactions,
  ...disclosureReactions,
  ...companyReactions,
  ...assignmentReactions,
  ...courseReactions,
  ...outcomeReactions,
]

/** Work that the clock starts. */
export const jobs: readonly Job[] = [
  stageJob,
  remindJob,
  followUpJob,
  forgetJob,
  forgetAnswersJob,
  forgetAttemptsJob,
  ...runJobs,
]

/** Work that takes long, in steps, by any process. */
export const longJobs: readonly LongJobKind[] = []

/** Which reactions hear which news. */
export const hearers = hearersOf(reactions)

/** How the guard learns who stands at the door. */
export const doors: Doors = {
  findVisitor: findSessionPerson,
  findLink: findOpenLink,
  findKey: findKeyHolder,
  noteKeyUse,
}
