import type { Standards } from './standard.ts'

/** The accreditor's reporting system (PARS), and the MedBiquitous formats it grew from. */
export const parsStandards: Standards = {
  'pars.lifecycle': {
    title: 'An activity is a draft, active, ready to close or closed, and each step asks for more fields',
    edition: 'Accreditor’s answer on required activity data, read in 2026',
    link: 'https://accme.org/faq/what-activity-data-are-providers-required-enter-pars',
  },
  'pars.ids': {
    title: 'A provider is known by 7 digits, an activity by the 9 digits that PARS gave it',
    edition: 'Draft activity schema 0.1.2, spring 2025',
    link: 'https://github.com/elliottACCME/tempSchema',
  },
  'pars.activity.fields': {
    title: 'What is told of an activity, and the limits of each field',
    edition: 'Draft activity schema 0.1.2, spring 2025; not a published contract',
    link: 'https://github.com/elliottACCME/tempSchema',
  },
  'pars.activity.xml': {
    title: 'The shape of the activity file; namespace and attributes are open until the accreditor’s schema is at hand',
    edition: 'Contents of the PARS activity XML specification',
    link: 'https://1library.net/document/yjd7gkxp-pars-activity-xml-file-specification.html',
  },
  'pars.vocabulary': {
    title: 'The words PARS takes for formats, delivery, outcomes, fees and registration',
    edition: 'Draft activity schema 0.1.2 and the list of formats, 2025',
    link: 'https://www.jointaccreditation.org/ja-pars',
  },
  'pars.delivery': {
    title: 'How a format can reach its learners: our reading of how the former activity types were split',
    edition: 'Former type codes C, IL, EM, IEM, until 2021',
    link: 'https://github.com/jfrux/accme_lib',
  },
  'pars.place': {
    title: 'An activity held in person names its city and country, and its state within the USA',
    edition: 'Accreditor’s answer on required activity data, read in 2026',
    link: 'https://accme.org/faq/what-activity-data-are-providers-required-enter-pars',
  },
  'pars.counting': {
    title: 'How long one activity may run and how its learners are counted, format by format',
    edition: 'Accreditor’s answers on reporting by format, read in 2026',
    link: 'https://accme.org/faq/8471',
  },
  'pars.joint': {
    title: 'A jointly provided activity names its partners, and none of them is an ineligible company',
    edition: 'Accreditor’s answer on required activity data, read in 2026',
    link: 'https://accme.org/faq/what-activity-data-are-providers-required-enter-pars',
  },
  'pars.support': {
    title: 'Commercial support is told source by source, in whole dollars or in kind',
    edition: 'Draft activity schema 0.1.2, spring 2025',
    link: 'https://github.com/elliottACCME/tempSchema',
  },
  'pars.listing': {
    title: 'An activity shown to the public names its fee, its registration and its address on the web',
    edition: 'Accreditor’s answer on required activity data, read in 2026',
    link: 'https://accme.org/faq/what-activity-data-are-providers-required-enter-pars',
  },
  'pars.duplicates': {
    title: 'A changed record sent without its PARS number becomes a second activity',
    edition: 'Notes of a learning platform on the PARS web service',
    link: 'https://ethosce.atlassian.net/wiki/spaces/ECE/pages/54001690/PARS+ACCME+Web+Service+-+ADD+ON',
  },
  'pars.days': {
    title: 'Days are sent without a time, because PARS moves times between zones and with them the day',
    edition: 'Third-party PARS reference 4.0, June 2025',
    link: 'https://amc-pars-reference.pages.dev/',
  },
  'pars.learner.xml': {
    title: 'The shape of the learner file; the form of the birthday is open until the accreditor’s guide is at hand',
    edition: 'Draft learner schema 0.5, spring 2025',
    link: 'https://github.com/elliottACCME/tempSchema',
  },
  'pars.learner.match': {
    title: 'A learner is matched by name, birthday, state and license or NPI, and is reported only with permission',
    edition: 'Accreditor’s checklist for reporting credit, read in 2026',
    link: 'https://accme.org/publications/cme-credit-reporting-checklist',
  },
  'pars.learner.credit': {
    title: 'Credit is reported in quarters, never above the designation, for a day on which the activity ran',
    edition: 'Draft learner schema 0.5, spring 2025',
    link: 'https://github.com/elliottACCME/tempSchema',
  },
  'pars.learner.correction': {
    title: 'A learner record is never edited: it is deleted and sent again, each under its own credit id',
    edition: 'Third-party PARS reference 4.0, June 2025',
    link: 'https://amc-pars-reference.pages.dev/',
  },
  'pars.learner.file': {
    title: 'Columns of the spreadsheet for learner credit',
    edition: 'Template 917, January 2024, as recorded in an open tracker',
    link: 'http://accme.org/resource/excel-learner-upload-instructions/',
  },
  'pars.npi': {
    title: 'The last digit of an NPI is a check digit over the number with 80840 before it',
    edition: 'NPI check digit note, CMS',
    link: 'https://www.cms.gov/Regulations-and-Guidance/Administrative-Simplification/NationalProvIdentStand',
  },
  'medbiq.mems.v2': {
    title: 'Medical Education Metrics: one activity, its support and its participants',
    edition: 'Version 2, April 17, 2014',
    link: 'http://ns.medbiq.org/metrics/v2/',
  },
  'medbiq.activityreport.v2': {
    title: 'Activity Report: who completed what, with which credit',
    edition: 'Version 2, November 29, 2018',
    link: 'http://ns.medbiq.org/activityreport/v2/',
  },
}
