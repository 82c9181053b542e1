import type { ClauseSource } from '../../platform/clause-source.ts'
import { countJoint } from './clause.store.ts'

/** A3: activities that agencies and organizations provide together with the office, of those open in the period. */
const partners: ClauseSource = async (db, period) => {
  const { open, joint } = await countJoint(db, period)
  return [{ clause: 'A3', n: joint, of: open, what: 'open activities have a partner', records: '/office/activities' }]
}

export const activityClauses: ClauseSource[] = [partners]
