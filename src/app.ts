import { mergeRules } from './merging.ts'
import { organizationTwinRoutes } from './areas/merges/organization-twin.routes.tsx'
import { representativeRoutes } from './areas/representatives/representative.routes.tsx'
import { duplicateRoutes, mergeRoutes } from './areas/merges/merge.routes.tsx'
import { holdings } from './holdings.ts'
import { dataRoutes } from './areas/privacy/data.routes.tsx'
import { nameJob } from './areas/privacy/name.jobs.ts'
import { requestRoutes } from './areas/privacy/request.routes.tsx'
import { accountRoutes } from './areas/access/account.routes.tsx'
import { passwordRoutes, proofRoutes } from './areas/access/password.routes.tsx'
import { auditRoutes } from './areas/audit/audit.routes.tsx'
import { addressRoutes } from './areas/access/address.routes.tsx'
import { roleJob } from './areas/access/role.jobs.ts'
import { roleRoutes as officeRoleRoutes } from './areas/access/role.routes.tsx'
import { findSessionPerson } from './areas/access/session.store.ts'
import { noteVisit } from './areas/access/sign-in.commands.ts'
import { signInRoutes } from './areas/access/sign-in.routes.tsx'
import { missionRoutes } from './areas/accreditation/mission.routes.tsx'
import { statementRoutes } from './areas/accreditation/mission-statement.routes.tsx'
import { activityRoutes } from './areas/activities/activity.routes.tsx'
import { catalogRoutes } from './areas/catalog/catalog.routes.tsx'
import { objectiveRoutes, referenceRoutes } from './areas/activities/objective.routes.tsx'
import { roleRoutes } from './areas/activities/role.routes.tsx'
import { courseReactions } from './areas/courses/course.reactions.ts'
import { courseRoutes } from './areas/courses/course.routes.tsx'
import { findTest } from './areas/courses/course.store.ts'
import { learnRoutes } from './areas/courses/learn.routes.tsx'
import { testRoutes } from './areas/courses/test.routes.tsx'
import { certificateRoutes } from './areas/certificates/certificate.routes.tsx'
import { claimRoutes } from './areas/claims/claim.routes.tsx'
import { correctionRoutes } from './areas/claims/correction.routes.tsx'
import { designationRoutes } from './areas/credit/designation.routes.tsx'
import { transcriptRoutes } from './areas/certificates/transcript.routes.tsx'
import { verificationRoutes } from './areas/certificates/verification.routes.tsx'
import { followUpJob } from './areas/evaluation/follow-up.jobs.ts'
import { followUpRoutes } from './areas/evaluation/follow-up.routes.tsx'
import { responseRoutes } from './areas/evaluation/response.routes.tsx'
import { resultRoutes } from './areas/evaluation/result.routes.tsx'
import { findingLinkRoutes } from './areas/gaps/finding-link.routes.tsx'
import { gapReactions } from './areas/gaps/gap.reactions.ts'
import { gapRoutes } from './areas/gaps/gap.routes.tsx'
import { proposalRoutes } from './areas/proposals/proposal.routes.tsx'
import { rankingRoutes } from './areas/ranking/ranking.routes.tsx'
import { scoreRoutes } from './areas/gaps/score.routes.tsx'
import { registerRoutesOfGaps } from './areas/gaps/register.routes.tsx'
import { stepRoutes } from './areas/gaps/step.routes.tsx'
import type { Doors } from './http/doors.ts'
import type { Route } from './http/route.ts'
import { askRoutes } from './areas/matters/ask.routes.tsx'
import { assessmentRoutes } from './areas/matters/assessment.routes.tsx'
import { companyRoutes } from './areas/companies/company.routes.tsx'
import { companyReactions } from './areas/integrity/company.reactions.ts'
import { companyTies } from './areas/integrity/tie.panel.ts'
import { disclosureReactions } from './areas/integrity/disclosure.reactions.ts'
import { disclosureRoutes } from './areas/integrity/disclosure.routes.tsx'
import { matterRoutes } from './areas/matters/matter.routes.tsx'
import { relationshipRoutes } from './areas/matters/relationship.routes.tsx'
import { findKeyHolder, noteKeyUse } from './areas/keys/key.commands.ts'
import { keyRoutes } from './areas/keys/key.routes.tsx'
import { findingRoutes } from './areas/evidence/finding.routes.tsx'
import { intakeRoutes } from './areas/evidence/intake.routes.tsx'
import { measureListRoutes } from './areas/evidence/measure-list.routes.tsx'
import { measureRoutes } from './areas/measures/measure.routes.tsx'
import { newFindingRoutes } from './areas/evidence/new-finding.routes.tsx'
import { sourceRoutes } from './areas/evidence/source.routes.tsx'
import { readAftermath } from './areas/outcomes/aftermath.panel.ts'
import { aftermathReactions } from './areas/outcomes/aftermath.reactions.ts'
import { outcomeReactions } from './areas/outcomes/outcome.reactions.ts'
import { outcomeRoutes } from './areas/outcomes/outcome.routes.ts'
import { verdictRoutes } from './areas/outcomes/verdict.routes.tsx'
import { factRoutes } from './areas/people/fact.routes.tsx'
import { peopleRoutes, personRoutes } from './areas/people/person.routes.tsx'
import { takenRoutes } from './areas/participation/person.routes.tsx'
import { identifierRoutes } from './areas/organizations/identifier.routes.tsx'
import { organizationRoutes } from './areas/organizations/organization.routes.tsx'
import { partnershipRoutes } from './areas/organizations/partnership.routes.tsx'
import { policyRoutes } from './areas/policies/policy.routes.tsx'
import { stageJob } from './areas/people/stage.jobs.ts'
import { keysRoutes, profileRoutes } from './areas/people/profile.routes.tsx'
import { committeeRoutes } from './areas/quality/committee.routes.tsx'
import { handOverReactions } from './areas/quality/hand-over.reactions.ts'
import { handOverRoutes } from './areas/quality/hand-over.routes.tsx'
import { noteJob } from './areas/quality/note.jobs.ts'
import { approvalReactions } from './areas/review/approval.reactions.ts'
import { approvalRoutes } from './areas/review/approval.routes.tsx'
import { assignmentReactions } from './areas/review/assignment.reactions.ts'
import { assignmentRoutes } from './areas/review/assignment.routes.tsx'
import { reviewListRoutes } from './areas/review/review-list.routes.ts'
import { reviewRoutes } from './areas/review/review.routes.tsx'
import { homeRoutes } from './areas/tasks/home.routes.tsx'
import { linkReactions } from './areas/tasks/link.reactions.ts'
import { findOpenLink } from './areas/tasks/link.store.ts'
import { itemRoutes } from './areas/questions/item.routes.tsx'
import { previewRoutes } from './areas/answers/preview.routes.tsx'
import { questionnaireFileRoutes } from './exchange/questionnaire.routes.tsx'
import { responseFileRoutes } from './exchange/response.routes.tsx'
import { paperRoutes } from './areas/answers/paper.routes.tsx'
import { sheetFileRoutes } from './areas/answers/sheet-file.routes.tsx'
import { mediaRoutes } from './areas/questions/media.routes.tsx'
import { sectionRoutes } from './areas/questions/section.routes.tsx'
import { translationRoutes } from './areas/questions/translation.routes.tsx'
import { versionRoutes } from './areas/questions/version.routes.tsx'
import { questionnaireRoutes } from './areas/questions/questionnaire.routes.tsx'
import { sheetLinkRoutes } from './areas/answers/sheet-link.routes.tsx'
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
import { columnRoutes } from './exchange/column.routes.tsx'
import { rowRoutes } from './exchange/row.routes.tsx'
import { runRoutes } from './exchange/run.routes.tsx'
import { runWork } from './exchange/run.work.ts'
import { exportWork, forgetExportsJob } from './lists/export.work.ts'
import { listExportables } from './lists/exportable.ts'
import { forgetAttemptsJob } from './platform/attempts.ts'
import type { Job } from './platform/jobs.ts'
import type { LongJobKind } from './platform/long-work.ts'
import { type Reaction, hearersOf } from './platform/news.ts'
import { forgetAnswersJob, forgetJob } from './platform/once.ts'
import { aboutRoutes } from './about.tsx'
import { api } from './api.ts'
import { developerRoutes } from './developers.tsx'
import { healthRoutes } from './health.ts'
import { stylesRoutes } from './styles.tsx'
import {
  gates,
  panels,
  materials,
  publicPanels,
  acts,
  front,
  organizationSlots,
  peopleActs,
  scopeFinders,
  holds,
  personPanels,
  profilePanels,
  gapPanels,
  learnSteps,
  sheetTakers,
  uses,
  duties,
  ownDuties,
  learnerPanels,
  clauseSources,
} from './slots.ts'

/** The route table: everything the office answers, each row with who may come. */
export const routes: readonly Route[] = [
  ...api,
  ...developerRoutes(() => routes),
  ...keyRoutes,
  ...auditRoutes,
  ...healthRoutes,
  ...aboutRoutes,
  ...stylesRoutes,
  ...signInRoutes,
  ...organizationRoutes(organizationSlots),
  ...identifierRoutes(organizationSlots),
  ...partnershipRoutes(organizationSlots),
  ...representativeRoutes,
  ...organizationTwinRoutes(mergeRules),
  ...peopleRoutes(peopleActs),
  ...factRoutes,
  ...personRoutes(personPanels),
  ...takenRoutes,
  ...duplicateRoutes,
  ...mergeRoutes(mergeRules),
  ...officeRoleRoutes(scopeFinders),
  ...profileRoutes(profilePanels),
  ...keysRoutes,
  ...addressRoutes,
  ...accountRoutes,
  ...dataRoutes(holdings, holds),
  ...requestRoutes(holds),
  ...passwordRoutes,
  ...proofRoutes,
  ...policyRoutes,
  ...homeRoutes({ duties, ownDuties, panels: learnerPanels }),
  ...owedRoutes,
  ...mailRoutes,
  ...mailboxRoutes,
  ...workRoutes(() => jobs),
  ...jobRoutes,
  ...questionnaireRoutes(uses),
  ...questionnaireFileRoutes,
  ...versionRoutes,
  ...itemRoutes,
  ...sectionRoutes,
  ...translationRoutes,
  ...mediaRoutes,
  ...previewRoutes,
  ...paperRoutes,
  ...sheetFileRoutes,
  ...responseFileRoutes,
  ...sheetLinkRoutes(sheetTakers),
  ...registerRoutesOfGaps,
  ...proposalRoutes,
  ...gapRoutes(gapPanels),
  ...stepRoutes,
  ...findingLinkRoutes,
  ...rankingRoutes,
  ...scoreRoutes,
  ...catalogRoutes({ panels: publicPanels, acts, front }),
  ...activityRoutes({ gates, panels }),
  ...objectiveRoutes({ gates, panels }),
  ...referenceRoutes({ gates, panels }),
  ...roleRoutes({ gates, panels }),
  ...reviewListRoutes,
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
  ...correctionRoutes,
  ...findingRoutes,
  ...newFindingRoutes,
  ...intakeRoutes,
  ...sourceRoutes,
  ...committeeRoutes(readAftermath),
  ...handOverRoutes(readAftermath),
  ...measureListRoutes,
  ...measureRoutes,
  ...outcomeRoutes,
  ...verdictRoutes,
  ...missionRoutes(clauseSources),
  ...statementRoutes,
  ...runRoutes,
  ...rowRoutes,
  ...columnRoutes,
  ...reportActivityRoutes,
  ...reportLearnerRoutes,
  ...reportRoutes,
]

/** What areas do when they hear news from below. */
export const reactions: readonly Reaction[] = [
  ...linkReactions,
  ...handOverReactions,
  ...gapReactions,
  ...disclosureReactions,
  ...companyReactions,
  ...approvalReactions,
  ...assignmentReactions,
  ...courseReactions,
  ...outcomeReactions,
  ...aftermathReactions,
]

/** Work that the clock starts. */
export const jobs: readonly Job[] = [
  stageJob,
  roleJob,
  nameJob(holds),
  remindJob,
  followUpJob,
  noteJob,
  forgetJob,
  forgetAnswersJob,
  forgetAttemptsJob,
  ...runJobs,
  forgetExportsJob,
]

/** Work that takes long, in steps, by any process. */
export const longJobs: readonly LongJobKind[] = [...runWork, exportWork(() => listExportables(routes))]

/** Which reactions hear which news. */
export const hearers = hearersOf(reactions)

/** How the guard learns who stands at the door. */
export const doors: Doors = {
  findVisitor: findSessionPerson,
  noteVisit,
  findLink: findOpenLink,
  findKey: findKeyHolder,
  noteKeyUse,
}
