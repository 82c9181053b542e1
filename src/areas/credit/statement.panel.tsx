import type { PublicPanel } from '../catalog/catalog.slots.ts'
import { StatementsLeaf } from './statement.part.tsx'
import { showAccreditationStatement, showDesignationStatement } from './statement.rules.ts'
import { findStated } from './statement.store.ts'

/** Accreditation and credit, on the public page of an activity; nothing before the accredited school is recorded. */
export const statementsPanel: PublicPanel = async (db, activityId) => {
  const stated = await findStated(db, activityId)
  if (!stated || stated.provision.provider === '') return null
  const { provision, format, designated } = stated
  const terms = designated && { provider: provision.provider, format, quarters: designated.quarters }
  return (
    <StatementsLeaf
      accreditation={showAccreditationStatement(provision)}
      designation={terms ? showDesignationStatement(terms) : undefined}
    />
  )
}
