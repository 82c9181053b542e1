import type { ClauseSource } from '../../platform/clause-source.ts'
import { countKeptIn } from './commitment.store.ts'

/** R1: new concepts and skills adopted in practice: commitments kept of those followed up, in part a half. */
export const commitmentClauses: ClauseSource[] = [
  async (db, period) => {
    const kept = await countKeptIn(db, period)
    return [
      {
        clause: 'R1',
        n: kept.fully + kept.partly / 2,
        of: kept.asked,
        what: 'commitments kept, counting silence as not kept',
        records: null,
        isOfLearners: true,
      },
    ]
  },
]
