import { type Missing, missing } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { releaseParked } from '../../platform/news.ts'

/**
 * Lets a parked news go on for one reaction: `retry` delivers it once more, `skip` goes on without it. What comes after it
 * for the same subject waits no longer. `missing` when it is not parked (any more).
 */
export async function releaseNews(
  tx: Tx,
  parked: { newsId: string; reaction: string },
  how: 'retry' | 'skip',
): Promise<true | Missing> {
  if (!(await releaseParked(tx, parked.newsId, parked.reaction, how))) return missing
  const before = { reaction: parked.reaction, state: 'parked' }
  await record(tx, { act: `work.${how}`, subject: parked.newsId, before, after: { reaction: parked.reaction, how } })
  return true
}
