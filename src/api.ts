import { missionApi } from './areas/accreditation/mission.api.ts'
import { auditApi } from './areas/audit/audit.api.ts'
import { requestApi } from './areas/privacy/request.api.ts'
import { officeRoleApi } from './areas/access/role.api.ts'
import { activityApi } from './areas/activities/activity.api.ts'
import { catalogApi } from './areas/catalog/catalog.api.ts'
import { objectiveApi, referenceApi } from './areas/activities/objective.api.ts'
import { roleApi } from './areas/activities/role.api.ts'
import { certificateApi } from './areas/certificates/certificate.api.ts'
import { claimApi } from './areas/claims/claim.api.ts'
import { correctionApi } from './areas/claims/correction.api.ts'
import { committeeApi } from './areas/quality/committee.api.ts'
import { companyApi } from './areas/companies/company.api.ts'
import { findTest } from './areas/courses/course.store.ts'
import { enrollmentApi } from './areas/courses/enrollment.api.ts'
import { designationApi } from './areas/credit/designation.api.ts'
import { resultApi } from './areas/evaluation/result.api.ts'
import { findingApi } from './areas/evidence/finding.api.ts'
import { sourceApi } from './areas/evidence/source.api.ts'
import { findingLinkApi } from './areas/gaps/finding-link.api.ts'
import { gapApi } from './areas/gaps/gap.api.ts'
import { scoreApi } from './areas/gaps/score.api.ts'
import { disclosureApi } from './areas/integrity/disclosure.api.ts'
import { keyApi } from './areas/keys/key.api.ts'
import { mailApi } from './areas/mail/mail.api.ts'
import { measureApi } from './areas/measures/measure.api.ts'
import { verdictApi } from './areas/outcomes/verdict.api.ts'
import { recordApi } from './areas/participation/record.api.ts'
import { mergeApi } from './areas/merges/merge.api.ts'
import { organizationApi } from './areas/organizations/organization.api.ts'
import { personApi } from './areas/people/person.api.ts'
import { policyApi } from './areas/policies/policy.api.ts'
import { questionnaireApi } from './areas/questions/questionnaire.api.ts'
import { approvalApi } from './areas/review/approval.api.ts'
import { representativeApi } from './areas/representatives/representative.api.ts'
import { assignmentApi } from './areas/review/assignment.api.ts'
import { taskApi } from './areas/tasks/task.api.ts'
import { jobApi } from './areas/work/job.api.ts'
import { bringApi } from './exchange/bring.api.ts'
import { questionnaireFileApi } from './exchange/questionnaire.api.ts'
import { runApi } from './exchange/run.api.ts'
import type { Route } from './http/route.ts'
import { mergeRules } from './merging.ts'
import { clauseSources, gates, holds, organizationSlots, scopeFinders } from './slots.ts'

/** What other programs can ask and do, in the order in which developers read it: the loop of the office, then the office. */
export const api: readonly Route[] = [
  ...keyApi,
  ...catalogApi,
  ...missionApi(clauseSources),
  ...sourceApi,
  ...findingApi,
  ...measureApi,
  ...committeeApi,
  ...gapApi,
  ...findingLinkApi,
  ...scoreApi,
  ...activityApi,
  ...objectiveApi,
  ...referenceApi,
  ...roleApi,
  ...assignmentApi,
  ...approvalApi(gates),
  ...disclosureApi,
  ...companyApi,
  ...enrollmentApi,
  ...recordApi,
  ...resultApi,
  ...designationApi(findTest),
  ...claimApi,
  ...certificateApi,
  ...correctionApi,
  ...verdictApi,
  ...personApi,
  ...officeRoleApi(scopeFinders),
  ...requestApi(holds),
  ...organizationApi(organizationSlots.gates),
  ...representativeApi,
  ...mergeApi(mergeRules),
  ...taskApi,
  ...questionnaireApi,
  ...questionnaireFileApi,
  ...runApi,
  ...bringApi,
  ...jobApi,
  ...mailApi,
  ...policyApi,
  ...auditApi,
]
