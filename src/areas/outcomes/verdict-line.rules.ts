import type { DutyLine } from '../people/duty.schema.ts'
import { readGap } from './change.rules.ts'
import { sayFigureIn } from './figure.rules.ts'
import type { WatchedGap } from './outcome.schema.ts'
import { isToDecide } from './verdict.rules.ts'

/** Those of the gaps that can be decided now, as a home lists them, with the figure that is in. @source office.gap.close */
export function listVerdictLines(gaps: readonly WatchedGap[]): DutyLine[] {
  return gaps.flatMap((gap) => {
    const { newest } = readGap(gap)
    if (newest === null || !isToDecide({ ...gap, newest })) return []
    return [
      {
        id: `verdict-${gap.gapId}`,
        title: `Decide whether gap ${gap.number} stays open: ${gap.title}`,
        why: sayFigureIn(newest, gap),
        href: `/gaps/${gap.gapId}#decide`,
        act: 'Decide',
        dueOn: null,
      },
    ]
  })
}
