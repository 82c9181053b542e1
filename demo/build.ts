import { reactions } from '../src/app.ts'
import { record } from '../src/platform/audit.ts'
import { demonstrationAct, demonstrationDone } from '../src/platform/content.ts'
import { deliverQueued } from '../src/platform/mail.ts'
import { type Office, timedWork } from '../src/platform/office.ts'
import { deliverNext } from '../src/worker.ts'
import { buildActivities, closeEnded, planDay } from './activities.ts'
import { adoptStatement } from '../src/areas/accreditation/mission-statement.commands.ts'
import { alderBayClauses, alderBayWhy } from '../src/areas/accreditation/mission-statement.demo.ts'
import { followUpJob } from '../src/areas/evaluation/follow-up.jobs.ts'
import { type PastOffice, must, openPast } from './clock.ts'
import { buildGaps, buildMeasures, closeGaps } from './evidence.ts'
import { buildLearning } from './learners.ts'
import { buildQuality, tellOfQuality } from './quality.ts'
import { buildUpkeep } from './upkeep.ts'
import { buildQuestionnaire } from './questions.ts'
import { type Cast, buildPeople } from './people.ts'
import { type DemoActivity, demoActivities } from '../src/areas/courses/course.demo.ts'
import { type DemoGap, demoGaps } from '../src/areas/gaps/gap.demo.ts'

/** How large the demonstration is: all of it, or as much as a test needs to have one of everything. */
export type Extent = { people: number; gaps: number; activities: number; learns: boolean }
const whole: Extent = { people: 400, gaps: demoGaps.length, activities: demoActivities.length, learns: true }

/** Gaps that no activity answers were raised so long ago, unless they say otherwise. */
const raisedUnanswered = 100

/**
 * Fills an empty office with the demonstration, telling how far it is: by the areas' own acts, on a fixed seed, under a
 * clock that walks from two years ago to today. No mail leaves while it is built.
 */
export async function buildDemonstration(
  office: Office,
  say: (message: string) => void,
  extent: Extent = whole,
): Promise<void> {
  say('Building the demonstration office: two years of an invented school. This happens once.')
  await office.write(timedWork, (tx) =>
    record(tx, { act: demonstrationAct, subject: 'office', before: null, after: { ...extent } }),
  )
  const past = openPast(office)
  const settle = async () => {
    while (await deliverNext(past, reactions));
  }
  const cast = await buildPeople(past, extent.people)
  say(`People: ${cast.all.length}`)
  await adoptMission(past, cast)
  await buildMeasures(past, cast)
  const gaps = await buildGaps(past, cast, raisedDay, extent.gaps)
  say(`Gaps: ${gaps.length}`)
  await buildQuality(past, cast, gaps)
  const built = await buildActivities(past, cast, gaps, { settle, say, count: extent.activities })
  if (extent.learns) await buildLearning(office, cast, built, say)
  await buildQuestionnaire(past, cast)
  await buildUpkeep(past, cast)
  await closeEnded(past, cast, built)
  await closeGaps(
    past,
    cast,
    gaps.filter(({ gap }) => built.some(({ activity }) => answers(activity, gap))),
  )
  past.goTo(0)
  await settle()
  await followUpJob.run(past)
  await tellOfQuality(past)
  await deliverQueued(office.db)
  await office.write(timedWork, (tx) =>
    record(tx, { act: demonstrationDone, subject: 'office', before: null, after: null }),
  )
  say('The demonstration office is ready.')
}

/** The mission in its first version, adopted by the school's committee when the office began to count. */
async function adoptMission(past: PastOffice, cast: Cast): Promise<void> {
  past.goTo(700)
  const ada = cast.find('ada')
  const draft = { adoptedOn: past.today(), why: alderBayWhy, clauses: [...alderBayClauses] }
  await past.act(ada.id, ada.roles, async (tx) => must(await adoptStatement(tx, draft, past.today())))
}

/** A gap is raised some weeks before the first activity for it is planned. */
function raisedDay(gap: DemoGap): number {
  const days = demoActivities.filter((activity) => answers(activity, gap)).map(planDay)
  return days.length > 0 ? Math.max(...days) + 40 : (gap.raised ?? raisedUnanswered)
}

function answers(activity: DemoActivity, gap: DemoGap): boolean {
  return gap.gap.title.startsWith(activity.gap)
}
