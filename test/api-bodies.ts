/** What programs send to record a source, by channel. */
export const draft = { title: 'Told by a program', issuer: 'Alder Bay', issuedOn: '2026-03-01', population: 'Adults' }
const measured = { measure: 'Stopped in time', improvement: 'increase', numerator: '25', denominator: '50' }
export const sources: Record<string, object> = {
  survey: { ...draft, asked: '90', answered: '60', sampling: 'everyone', question: 'What is hard?', result: 'Dosing' },
  'quality-committee': {
    ...{ ...draft, ...measured, periodStart: '2026-01-01', periodEnd: '2026-01-31', setting: 'Ward', harm: 'minor' },
    ...{ roles: 'Nurses', contributing: 'No list', reference: 'QC 12' },
  },
  'public-health': { ...draft, region: 'MA', result: 'More cases', asks: 'Teach it' },
  publication: { ...draft, authors: 'Ada Lane', result: 'It helps', change: 'Do it' },
  evaluation: { ...draft, asked: '9', answered: '6', question: 'What next?', result: 'Dosing' },
}
/** What a program sends to raise a gap, beside its findings. */
export const gap = {
  ...{ title: 'Wrong day', patients: 'Adults', currentPractice: 'One rule', bestPractice: 'By kidney function' },
  ...{
    bestPracticeSource: 'Guideline',
    difference: 'Every second patient',
    whyExists: 'No list',
    needCompetence: true,
  },
  audience: [{ profession: 'physician', specialty: '' }],
}
