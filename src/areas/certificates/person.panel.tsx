import type { PersonPanel } from '../people/person.slots.ts'
import { standingOf } from './certificate.rules.ts'
import { listCertificatesOf } from './certificate.store.ts'
import { divideByYear } from './transcript.rules.ts'
import { CreditLeaf } from './person.view.tsx'

/** On the page of a person, for who may see credit: what they were awarded by year, and the certificates of it. */
export const creditPanel: PersonPanel = async (db, personId, { may }) => {
  if (!may('credit.see')) return null
  const certificates = await listCertificatesOf(db, personId)
  const lines = certificates.map((certificate) => ({ ...certificate, standing: standingOf(certificate) }))
  return <CreditLeaf years={divideByYear(lines)} />
}
