import type { Standards } from './standard.ts'

/** What the law asks so that nobody can be known from what is told of patients. */
export const privacyStandards: Standards = {
  'hipaa.safe-harbor': {
    title:
      'What is told of patients names none of eighteen things that may tell who they are, dates more exact than a year among them; counts of a group are told by month',
    edition: '45 CFR 164.514(b)(2), read in 2026; that months of a group pass is the office’s own reading',
    link: 'https://www.ecfr.gov/current/title-45/section-164.514',
  },
}
