import { after } from 'node:test'
import { launchBrowser } from '../browser.ts'
import { approveContent } from './approve-content.ts'
import { adoptMission, countLearning, countOutcome } from './count-clauses.ts'
import { decideGap } from './decide-gap.ts'
import { hearWhatChanged } from './hear-what-changed.ts'
import { lookAtTies } from './look-at-ties.ts'
import { planActivity } from './plan-activity.ts'
import { raiseGap } from './raise-gap.ts'
import { reportCredit, reportOutcome } from './report-to-pars.ts'
import { openServedOffice } from './served-office.ts'
import { takePart } from './take-part.ts'
import type { Walk } from './walk.ts'
import { type Way, openWalker } from './walker.ts'

/** Walks one gap from its evidence to its outcome, as the people whose part it is. Each way has a file, so that they walk at once. */
export async function walkLoop(way: Way): Promise<void> {
  const browser = await launchBrowser()
  after(() => browser.close())
  const office = await openServedOffice('2026-05-11T14:00:00Z')
  const walker = await openWalker(browser, office, { ...way, pictures: process.env.JOURNEY_PICTURES })
  const walk: Walk = { office, walker, gap: '', plan: '' }
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
