import { parsNamespace } from './activity.wire.ts'
import { type WireFormat, type WireTree, printFromTable } from './table.wire.ts'

const report = 'ActivityReports/ActivityReport'
const module = `${report}/Activity/Module`
const certificate = `${module}/CreditCertificate`

/**
 * The learner file as a table: the MedBiquitous Activity Report, first version, inside the accreditor's wrapper.
 * @source pars.learner.xml
 */
const learnerFormat: WireFormat = {
  root: 'ACCMELearnerReports',
  namespaces: {
    '': parsNamespace,
    ar: 'http://ns.medbiq.org/activityreport/v1/',
    m: 'http://ns.medbiq.org/member/v1/',
    n: 'http://ns.medbiq.org/name/v1/',
    hx: 'http://ns.medbiq.org/lom/extend/v1/',
  },
  rows: [
    ['ActivityReports', 'ar', 'element'],
    ['ActivityReports/DateTimeCreated', 'ar', 'element'],
    [report, 'ar', 'element'],
    [`${report}/ReportingOrganization`, 'ar', 'element'],
    [`${report}/Member`, 'ar', 'element'],
    [`${report}/Member/Name`, 'm', 'element'],
    [`${report}/Member/Name/GivenName`, 'n', 'element'],
    [`${report}/Member/Name/FamilyName`, 'n', 'element'],
    [`${report}/Member/PersonalInfo`, 'm', 'element'],
    [`${report}/Member/PersonalInfo/BirthDate`, 'm', 'element'],
    [`${report}/Activity`, 'ar', 'element'],
    [`${report}/Activity/ProviderOrganization`, 'ar', 'element'],
    [module, 'ar', 'element'],
    [`${module}/ModuleName`, 'ar', 'element'],
    [`${module}/ModuleName/moduleID`, '', 'attribute'],
    [`${module}/ModuleName/value`, '', 'text'],
    [`${module}/Status`, 'ar', 'element'],
    [`${module}/CompletedDateTime`, 'ar', 'element'],
    [certificate, 'ar', 'element'],
    [`${certificate}/UniqueID`, 'm', 'element'],
    [`${certificate}/UniqueID/domain`, '', 'attribute'],
    [`${certificate}/UniqueID/value`, '', 'text'],
    [`${certificate}/CreditReceived`, 'ar', 'element'],
    [`${certificate}/CreditReceived/activityCertification`, 'hx', 'element'],
    [`${certificate}/CreditReceived/creditUnit`, 'hx', 'element'],
    [`${certificate}/CreditReceived/numberOfCredits`, 'hx', 'element'],
    [`${certificate}/CreditID`, 'ar', 'element'],
    [`${report}/XtensibleInfo`, '', 'element'],
    [`${report}/XtensibleInfo/LearnerRecordAction`, '', 'element'],
  ],
}

/** Prints the learner file from what the map filled in. @source pars.learner.xml */
export function printLearnerTree(tree: WireTree): string {
  return printFromTable(learnerFormat, tree)
}
