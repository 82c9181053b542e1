import type { LearnerPanel } from '../tasks/home.slots.ts'
import { listCertificatesOf } from './certificate.store.ts'
import { standingOf } from './certificate.rules.ts'
import { divideByYear, listUnmatched } from './transcript.rules.ts'
import { findMatchable } from './transcript.store.ts'
import { EarnedLeaf } from './transcript.view.tsx'

/** What a learner earned this year, on their home; nothing in a year without certificates. */
export const earnedPanel: LearnerPanel = async (db, personId, { today }) => {
  const [certificates, person] = await Promise.all([listCertificatesOf(db, personId), findMatchable(db, personId)])
  const lines = certificates.map((certificate) => ({ ...certificate, standing: standingOf(certificate) }))
  const year = divideByYear(lines).find((each) => each.year === today.slice(0, 4))
  if (!year) return null
  return <EarnedLeaf year={year} unmatched={person && year.awarded > 0 ? listUnmatched(person) : []} />
}
