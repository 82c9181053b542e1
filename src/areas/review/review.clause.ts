import type { ClauseSource } from '../../platform/clause-source.ts'
import { countReviewed } from './clause.store.ts'

/** F6: education that was published in the period, and how much of it rests on completed peer review and graded evidence. */
export const reviewClauses: ClauseSource[] = [
  async (db, period) => {
    const { published, reviewed } = await countReviewed(db, period)
    const what = 'activities published with completed peer review and graded evidence'
    return [{ clause: 'F6', n: reviewed, of: published, what, records: '/office/activities' }]
  },
]
