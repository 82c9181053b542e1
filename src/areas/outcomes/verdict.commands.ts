import { type Decision, type Missing, allow, missing } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { stepGap } from '../gaps/gap.commands.ts'
import { settleTask } from '../tasks/task.commands.ts'
import { readGap } from './change.rules.ts'
import { decideVerdict } from './verdict.rules.ts'
import { type VerdictInput, decideTask } from './verdict.schema.ts'
import { lockGap, saveVerdict } from './verdict.store.ts'
import { type Calendar, findWatched } from './watch.store.ts'

/**
 * Says whether a gap that was taught stays open, on the newest figure of its measure. Closing takes the gap's own step with
 * the same reason; either way the owner's task is done.
 *
 * @returns the verdict's id; refusals of `decideVerdict` and of the gap's own step; `missing` without gap or measure
 * @source office.gap.close
 */
export async function giveVerdict(
  tx: Tx,
  gapId: string,
  input: VerdictInput,
  calendar: Calendar,
): Promise<Decision<string> | Missing> {
  const { personId } = tx.actor
  if (personId === null || !(await lockGap(tx, gapId))) return missing
  const gap = await findWatched(tx, gapId, calendar)
  if (!gap) return missing
  const change = readGap(gap)
  const decision = decideVerdict(input, { ...gap, ...change })
  if (!decision.ok) return decision
  const verdictId = await saveVerdict(tx, { ...input, gapId, personId })
  const { isReached, isShifted, held, gain } = change
  await record(tx, {
    act: 'gap.decide',
    subject: gapId,
    before: gap.state,
    after: { verdictId, ...input, figures: { isReached, isShifted, held, gain } },
    why: input.why,
  })
  if (input.verdict === 'closed') {
    const step = await stepGap(tx, gapId, 'closed', input.why)
    if (step === missing || !step.ok) return step
  }
  await settleTask(tx, { kind: decideTask, subjectId: gapId }, 'done')
  return allow(verdictId)
}
