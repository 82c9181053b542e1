import type { Standards } from './standard.ts'

/** The AMA's rules for AMA PRA Category 1 Credit. */
export const amaStandards: Standards = {
  'ama.pra.increment': {
    title: 'Credit is designated and claimed in steps of a quarter hour',
    edition: 'AMA PRA credit system, as aligned with the accreditor in September 2017',
    link: 'https://accme.org/cme-collaborations/ama-alignment',
  },
  'ama.pra.minutes': {
    title:
      'Sixty minutes of education are one credit, rounded once to the nearest quarter; less than a quarter earns none',
    edition: 'Calculation by activity format, as published for providers',
    link: 'https://www.aoeconsulting.com/weekly-tip/calculate-ama-pra-category-1-credit-activity-format',
  },
  'ama.pra.advance': {
    title: 'Credit is designated before the activity, never afterwards',
    edition: 'Core requirements of the AMA PRA credit system',
    link: 'http://www.ama-assn.org/ama/pub/category/16354.html',
  },
  'ama.pra.formats': {
    title: 'Each learning format has its own way to value credit; a format of no list is described in the statement',
    edition: 'Alignment of September 2017; amounts of formats without a clock to be confirmed in the AMA PRA booklet',
    link: 'https://accme.org/faq/8471',
  },
  'ama.pra.assessment': {
    title: 'Enduring material and journal articles need an assessment with a pass mark made known beforehand',
    edition: 'Minimum performance level, in force since July 2011',
    link: 'https://policymed.com/2010/09/american-medical-association-updated-criteria-for-physician-recognition-award-for-continuing-medical.html',
  },
  'ama.pra.claim.extent': {
    title: 'A physician claims only what matches the extent of taking part',
    edition: 'AMA designation statement, in use in 2022',
    link: 'https://www.coursera.org/learn/2022-prevent-cancer',
  },
  'ama.pra.claim.once': {
    title: 'An activity earns credit once for each person, at the first completion',
    edition: 'Frequently asked questions of the Massachusetts Medical Society',
    link: 'https://massmed.org:443/Continuing-Education-and-Events/CME-Frequently-Asked-Questions-(FAQs)',
  },
  'ama.pra.physicians': {
    title: 'Only physicians are awarded the credit: MD, DO and equal degrees from abroad, residents among them',
    edition: 'Frequently asked questions of the Massachusetts Medical Society',
    link: 'https://massmed.org:443/Continuing-Education-and-Events/CME-Frequently-Asked-Questions-(FAQs)',
  },
  'ama.pra.statement': {
    title: 'The designation statement has fixed words; "Credit" is singular for one or less',
    edition: 'AMA designation statement, in use in 2022',
    link: 'https://www.coursera.org/learn/2022-prevent-cancer',
  },
  'ama.pra.phrase': {
    title:
      'The credit is named in full, with its trademark sign, and never as "CME credit"; nothing says "applied for"',
    edition: 'Credit system update of 2006',
    link: 'https://www.meetingsnet.com/blog/alliance-meeting-followup-ama-credit-system-update-2006',
  },
  'ama.pra.certificate': {
    title:
      'A certificate names the person, provider, title, learning format, day and the credit awarded, never the maximum',
    edition: 'Frequently asked questions on record keeping',
    link: 'http://www.experts123.com/q/what-are-cme-providers-responsibilities-with-regard-to-record-keeping-for-ama-pra-credit.html',
  },
}

/**
 * How a format is valued: by the clock, by an estimate of the time to complete, or a fixed number of quarters for each
 * unit (an article, a review, a cycle). Fixed amounts are recalled, not read; they are data so that the office can correct them.
 */
export type CreditValue = { by: 'agenda' | 'estimate' } | { by: 'unit'; unit: string; quartersEach: number }

/** One AMA learning format: its words in the statement, the reporting system's names, its value, its need of an assessment. */
export type LearningFormat = {
  inStatement: string
  parsFormats: readonly string[]
  value: CreditValue
  needsAssessment: boolean
  needsDescription: boolean
}

/** The AMA's learning formats by the ids we keep them under. The rule is `ama.pra.formats`. */
export const learningFormats = {
  live: {
    inStatement: 'live activity',
    parsFormats: ['Live Course', 'Regularly Scheduled Series'],
    value: { by: 'agenda' },
    needsAssessment: false,
    needsDescription: false,
  },
  enduring: {
    inStatement: 'enduring material',
    parsFormats: ['Enduring Material'],
    value: { by: 'estimate' },
    needsAssessment: true,
    needsDescription: false,
  },
  journal: {
    inStatement: 'journal-based CME activity',
    parsFormats: ['Journal-based CME/CE'],
    value: { by: 'unit', unit: 'article', quartersEach: 4 },
    needsAssessment: true,
    needsDescription: false,
  },
  'test-item writing': {
    inStatement: 'test-item writing activity',
    parsFormats: ['Test-Item Writing'],
    value: { by: 'unit', unit: 'activity', quartersEach: 40 },
    needsAssessment: false,
    needsDescription: false,
  },
  'manuscript review': {
    inStatement: 'manuscript review activity',
    parsFormats: ['Manuscript Review'],
    value: { by: 'unit', unit: 'accepted review', quartersEach: 12 },
    needsAssessment: false,
    needsDescription: false,
  },
  'performance improvement': {
    inStatement: 'PI CME activity',
    parsFormats: ['Performance/Quality Improvement'],
    value: { by: 'unit', unit: 'activity with its three stages in order', quartersEach: 80 },
    needsAssessment: false,
    needsDescription: false,
  },
  'internet point of care': {
    inStatement: 'internet point-of-care activity',
    parsFormats: ['Internet Searching and Learning'],
    value: { by: 'unit', unit: 'documented cycle', quartersEach: 2 },
    needsAssessment: false,
    needsDescription: false,
  },
  other: {
    inStatement: 'other activity',
    parsFormats: ['Other/Blended Learning', 'Committee Learning', 'Learning from Teaching'],
    value: { by: 'estimate' },
    needsAssessment: false,
    needsDescription: true,
  },
} as const satisfies Record<string, LearningFormat>
