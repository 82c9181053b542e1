import { type WireFormat, type WireTree, printFromTable } from '../pars/table.wire.ts'

const described = 'ActivityDescription'
const lom = `${described}/lom`
const education = `${lom}/healthcareMetadata/healthcareEducation`

/**
 * MedBiquitous Medical Education Metrics as a table. PARS grew from it, but the two differ in case, in places and in
 * what is an attribute, so that neither file passes for the other.
 *
 * @source medbiq.mems.v2
 */
const memsFormat: WireFormat = {
  root: 'MedicalEducationMetrics',
  namespaces: {
    '': 'http://ns.medbiq.org/metrics/v2/',
    lom: 'http://ltsc.ieee.org/xsd/LOM',
    a: 'http://ns.medbiq.org/address/v1/',
    hx: 'http://ns.medbiq.org/lom/extend/v1/',
  },
  rows: [
    ['ReportDescription', '', 'element'],
    ['ReportDescription/ReportingStartDate', '', 'element'],
    ['ReportDescription/ReportingEndDate', '', 'element'],
    [described, '', 'element'],
    [lom, 'lom', 'element'],
    [`${lom}/general`, 'lom', 'element'],
    [`${lom}/general/identifier`, 'lom', 'element'],
    [`${lom}/general/identifier/catalog`, 'lom', 'element'],
    [`${lom}/general/identifier/entry`, 'lom', 'element'],
    [`${lom}/general/title`, 'lom', 'element'],
    [`${lom}/general/title/string`, 'lom', 'element'],
    [`${lom}/general/description`, 'lom', 'element'],
    [`${lom}/general/description/string`, 'lom', 'element'],
    [`${lom}/healthcareMetadata`, 'hx', 'element'],
    [education, 'hx', 'element'],
    [`${education}/expirationDate`, 'hx', 'element'],
    [`${education}/creditsAvailable`, 'hx', 'element'],
    [`${education}/credits`, 'hx', 'element'],
    [`${education}/credits/activityCertification`, 'hx', 'element'],
    [`${education}/credits/creditType`, 'hx', 'element'],
    [`${education}/credits/creditUnit`, 'hx', 'element'],
    [`${education}/credits/accreditedProvider`, 'hx', 'element'],
    [`${education}/credits/nonAccreditedProvider`, 'hx', 'element'],
    [`${education}/credits/numberOfCredits`, 'hx', 'element'],
    [`${education}/activityLocation`, 'hx', 'element'],
    [`${education}/activityLocation/City`, 'a', 'element'],
    [`${education}/activityLocation/StateOrProvince`, 'a', 'element'],
    [`${education}/activityLocation/Country`, 'a', 'element'],
    [`${education}/activityLocation/Country/CountryCode`, 'a', 'element'],
    [`${education}/startDateTime`, 'hx', 'element'],
    [`${education}/endDateTime`, 'hx', 'element'],
    [`${education}/activitySponsorship`, 'hx', 'element'],
    [`${education}/participationModality`, 'hx', 'element'],
    [`${education}/activityDelivery`, 'hx', 'element'],
    [`${education}/activityFormat`, 'hx', 'element'],
    [`${education}/activityFormat/string`, 'lom', 'element'],
    [`${education}/commercialSupport`, 'hx', 'element'],
    [`${education}/commercialSupportAcknowledgement`, 'hx', 'element'],
    [`${education}/commercialSupportAcknowledgement/string`, 'lom', 'element'],
    [`${described}/CommercialSupportAmount`, '', 'element'],
    [`${described}/CommercialSupportAmount/currency`, '', 'attribute'],
    [`${described}/CommercialSupportAmount/supportSource`, '', 'attribute'],
    [`${described}/CommercialSupportAmount/value`, '', 'text'],
    [`${described}/ChangesInCompetenceMeasured`, '', 'element'],
    [`${described}/ChangesInPerformanceMeasured`, '', 'element'],
    [`${described}/ChangesInPatientOutcomesMeasured`, '', 'element'],
    ['ParticipationMetrics', '', 'element'],
    ['ParticipationMetrics/ParticipantsByCategory', '', 'element'],
    ['ParticipationMetrics/ParticipantsByCategory/CategoryName', '', 'element'],
    ['ParticipationMetrics/ParticipantsByCategory/Number', '', 'element'],
  ],
}

/** Prints one activity as MEMS from what the map filled in. @source medbiq.mems.v2 */
export function printMemsTree(tree: WireTree): string {
  return printFromTable(memsFormat, tree)
}
