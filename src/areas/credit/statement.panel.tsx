import type { PublicPanel } from '../activities/activity.slots.ts'
import { findActivity } from '../activities/activity.store.ts'
import { formatIdOf } from './designation.schema.ts'
import { findDesignation } from './designation.store.ts'
import { StatementsLeaf } from './statement.part.tsx'
import { showAccreditationStatement, showDesignationStatement } from './statement.rules.ts'
import { findProvision } from './statement.store.ts'

/** Accreditation and credit, on the public page of an activity; nothing before the accredited school is recorded. */
export const statementsPanel: PublicPanel = async (db, activityId) => {
  const [activity, provision, designation] = await Promise.all([
    findActivity(db, activityId),
    findProvision(db, activityId),
    findDesignation(db, activityId),
  ])
  if (!activity || provision.provider === '') return null
  const terms = designation && {
    provider: provision.provider,
    format: formatIdOf(activity.format),
    quarters: designation.quarters,
  }
  return (
    <StatementsLeaf
      accreditation={showAccreditationStatement(provision)}
      designation={terms && showDesignationStatement(terms)}
    />
  )
}
