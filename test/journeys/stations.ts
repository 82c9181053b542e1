import { approveContent } from './approve-content.ts'
import { adoptMission, countLearning, countOutcome } from './count-clauses.ts'
import { decideGap } from './decide-gap.ts'
import { hearWhatChanged } from './hear-what-changed.ts'
import { lookAtTies } from './look-at-ties.ts'
import { planActivity } from './plan-activity.ts'
import { raiseGap } from './raise-gap.ts'
import { reportCredit, reportOutcome } from './report-to-pars.ts'
import { takePart } from './take-part.ts'
import type { Walk } from './walk.ts'

/** One gap from its evidence to its outcome, station by station. */
export async function walkStations(walk: Walk): Promise<void> {
  await adoptMission(walk)
  await raiseGap(walk)
  await planActivity(walk)
  await lookAtTies(walk)
  await approveContent(walk)
  await takePart(walk)
  await countLearning(walk)
  await reportCredit(walk)
  await hearWhatChanged(walk)
  await decideGap(walk)
  await reportOutcome(walk)
  await countOutcome(walk)
}
