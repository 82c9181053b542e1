import { sql } from 'kysely'
import type { Decision, Missing } from '../kernel/decision.ts'
import { missing } from '../kernel/decision.ts'
import type { Tx } from './database.ts'

/** What became of one of several: what it was allowed, or the sentence that says why not. */
export type Trial = { isDone: boolean; message: string; kept: unknown }

/** What is said of a row that is not there any more, or is not this person's. */
const gone = 'It is not there any more'

/**
 * Does one act for each of several, in this transaction. What is refused is taken back by itself and the others go on, so
 * that nothing is half done; what breaks ends them all.
 *
 * @param act the act for one of them
 * @returns for each in turn what became of it
 */
export async function tryEach<One>(
  tx: Tx,
  several: readonly One[],
  act: (one: One) => Promise<Decision<unknown> | Missing>,
): Promise<Trial[]> {
  const trials: Trial[] = []
  for (const one of several) {
    await sql`savepoint one_of_several`.execute(tx)
    const answer = await act(one)
    const isDone = answer !== missing && answer.ok
    await (isDone ? sql`release savepoint one_of_several` : sql`rollback to savepoint one_of_several`).execute(tx)
    if (answer === missing) trials.push({ isDone: false, message: gone, kept: null })
    else if (answer.ok) trials.push({ isDone: true, message: '', kept: answer.value })
    else trials.push({ isDone: false, message: answer.refusal.message, kept: null })
  }
  return trials
}
