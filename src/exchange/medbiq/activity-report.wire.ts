import { type WireFormat, type WireTree, printFromTable } from '../pars/table.wire.ts'

const member = 'ActivityReport/Member'
const activity = 'ActivityReport/Activity'
const certificate = `${activity}/Module/CreditCertificate`

/** MedBiquitous Activity Report, second version, as a table. @source medbiq.activityreport.v2 */
const activityReportFormat: WireFormat = {
  root: 'ActivityReports',
  namespaces: {
    '': 'http://ns.medbiq.org/activityreport/v2/',
    m: 'http://ns.medbiq.org/member/v2/',
    n: 'http://ns.medbiq.org/name/v2/',
    hx: 'http://ns.medbiq.org/lom/extend/v1/',
  },
  rows: [
    ['DateTimeCreated', '', 'element'],
    ['ReportingStartDate', '', 'element'],
    ['ReportingEndDate', '', 'element'],
    ['ActivityReport', '', 'element'],
    ['ActivityReport/ReportingOrganization', '', 'element'],
    [member, '', 'element'],
    [`${member}/UniqueID`, 'm', 'element'],
    [`${member}/UniqueID/domain`, '', 'attribute'],
    [`${member}/UniqueID/value`, '', 'text'],
    [`${member}/Name`, 'm', 'element'],
    [`${member}/Name/GivenName`, 'n', 'element'],
    [`${member}/Name/FamilyName`, 'n', 'element'],
    [`${member}/PersonalInfo`, 'm', 'element'],
    [`${member}/PersonalInfo/BirthDate`, 'm', 'element'],
    [`${member}/PersonalInfo/BirthDate/accuracy`, '', 'attribute'],
    [`${member}/PersonalInfo/BirthDate/value`, '', 'text'],
    [activity, '', 'element'],
    [`${activity}/ProviderOrganization`, '', 'element'],
    [`${activity}/ActivityName`, '', 'element'],
    [`${activity}/ActivityInstanceID`, '', 'element'],
    [`${activity}/ActivityInstanceID/domain`, '', 'attribute'],
    [`${activity}/ActivityInstanceID/value`, '', 'text'],
    [`${activity}/Status`, '', 'element'],
    [`${activity}/Module`, '', 'element'],
    [`${activity}/Module/ModuleName`, '', 'element'],
    [`${activity}/Module/Status`, '', 'element'],
    [`${activity}/Module/CompletedDateTime`, '', 'element'],
    [certificate, '', 'element'],
    [`${certificate}/CreditReceived`, '', 'element'],
    [`${certificate}/CreditReceived/activityCertification`, 'hx', 'element'],
    [`${certificate}/CreditReceived/creditType`, 'hx', 'element'],
    [`${certificate}/CreditReceived/creditUnit`, 'hx', 'element'],
    [`${certificate}/CreditReceived/numberOfCredits`, 'hx', 'element'],
    [`${certificate}/CreditID`, '', 'element'],
  ],
}

/** Prints an Activity Report from what the map filled in. @source medbiq.activityreport.v2 */
export function printActivityReportTree(tree: WireTree): string {
  return printFromTable(activityReportFormat, tree)
}
