import { type WireFormat, type WireTree, printFromTable } from './table.wire.ts'

/**
 * The accreditor's own namespace is not published. Its place is taken by this mark until the official schema is here.
 * @source pars.activity.xml
 */
export const parsNamespace = 'urn:replace-with-official-accme-namespace'

const activity = 'MedicalEducationMetrics'
const lom = `${activity}/ActivityDescription/lom`
const education = `${lom}/healthcareMetadata/healthcareEducation`
const more = `${activity}/XtensibleInfo`

/**
 * The activity file as a table.
 * @source pars.activity.xml
 */
const activityFormat: WireFormat = {
  root: 'ACCMEActivities',
  namespaces: {
    '': parsNamespace,
    lom: 'http://ltsc.ieee.org/xsd/LOM',
    a: 'http://ns.medbiq.org/address/v1/',
    hx: 'http://ns.medbiq.org/lom/extend/v1/',
  },
  rows: [
    [activity, '', 'element'],
    [`${activity}/ReportDescription`, '', 'element'],
    [`${activity}/ReportDescription/ReportingStartDate`, '', 'element'],
    [`${activity}/ReportDescription/ReportingEndDate`, '', 'element'],
    [`${activity}/ActivityDescription`, '', 'element'],
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
    [`${education}/credits`, 'hx', 'element'],
    [`${education}/credits/activityCertification`, 'hx', 'element'],
    [`${education}/credits/nonAccreditedProvider`, 'hx', 'element'],
    [`${education}/credits/numberOfCredits`, 'hx', 'element'],
    [`${education}/activityLocation`, 'hx', 'element'],
    [`${education}/activityLocation/City`, 'a', 'element'],
    [`${education}/activityLocation/StateOrProvince`, 'a', 'element'],
    [`${education}/activityLocation/Country`, 'a', 'element'],
    [`${education}/startDateTime`, 'hx', 'element'],
    [`${education}/endDateTime`, 'hx', 'element'],
    [`${education}/activitySponsorship`, 'hx', 'element'],
    [`${education}/activityFormat`, 'hx', 'element'],
    [`${education}/commercialSupport`, 'hx', 'element'],
    [`${activity}/ActivityDescription/commercialSupportAmount`, '', 'element'],
    [`${activity}/ActivityDescription/commercialSupportAmount/currency`, '', 'attribute'],
    [`${activity}/ActivityDescription/commercialSupportAmount/supportSource`, '', 'attribute'],
    [`${activity}/ActivityDescription/commercialSupportAmount/value`, '', 'text'],
    [`${activity}/ParticipationMetrics`, '', 'element'],
    [`${activity}/ParticipationMetrics/participantsByCategory`, '', 'element'],
    [`${activity}/ParticipationMetrics/participantsByCategory/category`, '', 'attribute'],
    [`${activity}/ParticipationMetrics/participantsByCategory/numberOfParticipants`, '', 'element'],
    [more, '', 'element'],
    [`${more}/DeliveryMethods`, '', 'element'],
    [`${more}/DeliveryMethods/DeliveryMethod`, '', 'element'],
    [`${more}/MeasuredOutcomes`, '', 'element'],
    [`${more}/MeasuredOutcomes/MeasuredOutcome`, '', 'element'],
    [`${more}/MeasuredOutcomes/MeasuredOutcome/type`, '', 'attribute'],
    [`${more}/MeasuredOutcomes/MeasuredOutcome/MeasurementType`, '', 'element'],
    [`${more}/CommendationTags`, '', 'element'],
    [`${more}/CommendationTags/CommendationTag`, '', 'element'],
    [`${more}/InKindSupports`, '', 'element'],
    [`${more}/InKindSupports/InKindSupport`, '', 'element'],
    [`${more}/InKindSupports/InKindSupport/source`, '', 'element'],
    [`${more}/ForPublicList`, '', 'element'],
    [`${more}/FeeForParticipation`, '', 'element'],
    [`${more}/ActivityRegistration`, '', 'element'],
    [`${more}/activityRecordAction`, '', 'element'],
    [`${more}/closeActivityRecord`, '', 'element'],
  ],
}

/** Prints the activity file from what the map filled in. @source pars.activity.xml */
export function printActivityTree(tree: WireTree): string {
  return printFromTable(activityFormat, tree)
}
