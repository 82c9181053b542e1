import { listObjectives } from '../src/areas/activities/activity.store.ts'
import { answerTest, enroll, finishModule, startAttempt } from '../src/areas/courses/enrollment.commands.ts'
import { listModules } from '../src/areas/courses/course.store.ts'
import { claimCredit } from '../src/areas/claims/claim.commands.ts'
import { isPhysician } from '../src/areas/certificates/recipient.rules.ts'
import { listCommitmentsOf } from '../src/areas/evaluation/commitment.store.ts'
import { answerFollowUp, askDueFollowUps } from '../src/areas/evaluation/follow-up.commands.ts'
import { answerEvaluation, commitToChange, startEvaluation } from '../src/areas/evaluation/response.commands.ts'
import { quarters } from '../src/kernel/quarters.ts'
import type { Tx } from '../src/platform/database.ts'
import { type Office, timedWork } from '../src/platform/office.ts'
import { type Random, seededRandom } from '../src/statistics/random.ts'
import type { BuiltActivity } from './activities.ts'
import { type PastOffice, must, openPast } from './clock.ts'
import type { Cast } from './people.ts'
import { type DemoOption, listOptions } from './options.ts'

type Learner = Cast['all'][number]
type Taking = { past: PastOffice; built: BuiltActivity; learner: Learner; day: number; random: Random }

const promises = [
  'I will write the restart date into the plan at the visit',
  'I will ask patients to say back when to stop the tablet',
  'I will screen on the first morning and write yes or no',
  'I will name who reassesses, with the time',
  'I will take one sedative off the discharge list',
  'I will ask “show me” instead of “do you understand”',
  'I will mask and move a patient with fever and rash before anything else',
]
const helps = ['The order set has a field for it now', 'My pharmacist reminds me', 'No time on weekends', '', '', '']

/** People who work at once while the demonstration is built. */
const atOnce = 4

/** Learners take part in the activities that are or were open, each on a day of their own; most finish, many come back. */
export async function buildLearning(
  office: Office,
  cast: Cast,
  built: readonly BuiltActivity[],
  say: (message: string) => void,
): Promise<void> {
  const random = seededRandom(602)
  const learners = cast.all.filter((person) => person.roles.every((role) => role === 'learner'))
  const wanted: Omit<Taking, 'past'>[] = []
  for (const each of built.filter(({ activity }) => activity.learners > 0)) {
    const chosen = shuffled(learners, random).slice(0, each.activity.learners)
    for (const learner of chosen) {
      const last = Math.max(2, each.activity.opened - each.activity.days + 3)
      const day = Math.max(last, Math.round(each.activity.opened - random() ** 1.4 * (each.activity.opened - last)))
      wanted.push({ built: each, learner, day, random: seededRandom(wanted.length + 7) })
    }
  }
  wanted.sort((a, b) => b.day - a.day)
  let done = 0
  const next = async (): Promise<void> => {
    for (let taking = wanted.shift(); taking; taking = wanted.shift()) {
      await takePart({ ...taking, past: openPast(office) })
      done += 1
      if (done % 100 === 0) say(`Participations: ${done}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, next))
  say(`Participations: ${done}`)
}

/** One learner, one activity: how far they get is drawn. */
async function takePart(taking: Taking): Promise<void> {
  const { past, built, learner, day, random } = taking
  past.goTo(day, 7 + random() * 13)
  const today = past.today()
  const by = <T>(act: (tx: Tx) => Promise<T>) => past.act(learner.id, learner.roles, act)
  await by(async (tx) => must(await enroll(tx, built.id, learner.id, today)))
  const modules = await listModules(past.db, built.id)
  const stops = random()
  for (const { position } of modules) {
    await by(async (tx) =>
      must(await finishModule(tx, { activityId: built.id, personId: learner.id, position, today })),
    )
    if (stops < 0.08) return
  }
  if (stops < 0.14) return
  const passed = (await test(taking)) || (await test(taking))
  if (!passed || stops < 0.18) return
  await evaluate(taking)
  if (stops < 0.24) return
  await claim(taking)
  await followUp(taking)
}

async function test({ past, built, learner, random }: Taking): Promise<boolean> {
  const { questions } = built.activity
  const knows = random() < 0.8 ? 0.94 : 0.6
  const chosen = questions.map((question, at) => {
    const options = listOptions(question, at)
    return random() < knows ? options.find(({ isRight }) => isRight)! : pickWrong(options, random)
  })
  const answers = chosen.map(({ key }) => key)
  const isPassed = chosen.filter(({ isRight }) => isRight).length * 100 >= 70 * questions.length
  const [activityId, personId, today] = [built.id, learner.id, past.today()]
  await past.act(learner.id, learner.roles, async (tx) => {
    must(await startAttempt(tx, activityId, personId, today))
    let page: number | null = 1
    while (page !== null) {
      const form = Object.fromEntries(answers.map((answer, at) => [`a_q${at + 1}`, answer]))
      const saved: { nextPage: number | null } = must(await answerTest(tx, { activityId, personId, page, form, today }))
      page = saved.nextPage
    }
  })
  return isPassed
}

function pickWrong(options: DemoOption[], random: Random): DemoOption {
  const wrong = options.filter(({ isRight }) => !isRight)
  return wrong[Math.floor(random() * wrong.length)]!
}

async function evaluate({ past, built, learner, random }: Taking): Promise<void> {
  const [activityId, personId, today] = [built.id, learner.id, past.today()]
  await past.act(learner.id, learner.roles, async (tx) => {
    must(await startEvaluation(tx, activityId, personId))
    const objectives = await listObjectives(tx, activityId)
    const rating = () => String(random() < 0.7 ? 5 : random() < 0.7 ? 4 : 3)
    const met = Object.fromEntries(objectives.map((objective) => [`a_objective_${objective.position}`, rating()]))
    const form = {
      ...met,
      a_before: String(1 + Math.floor(random() * 3)),
      a_now: rating(),
      a_evidence: 'yes',
      a_bias: 'no',
      a_next: '',
    }
    let page: number | null = 1
    while (page !== null) {
      const saved: { nextPage: number | null } = must(await answerEvaluation(tx, { activityId, personId, page, form }))
      page = saved.nextPage
    }
    const statement = promises[Math.floor(random() * promises.length)]!
    const commitment = {
      statement,
      objectiveId: objectives[0]?.id ?? null,
      confidence: 3 + Math.floor(random() * 3),
      barrier: '',
    }
    must(await commitToChange(tx, { activityId, personId, commitments: random() < 0.85 ? [commitment] : [], today }))
  })
}

async function claim({ past, built, learner, random }: Taking): Promise<void> {
  const claimant = {
    degrees: learner.degree ? [learner.degree] : [],
    profession: learner.profession,
    careerStage: learner.careerStage,
  }
  const most = Math.round(built.activity.readings.reduce((sum, reading) => sum + reading.minutes, 15) / 15)
  const asked = isPhysician(claimant) ? quarters(random() < 0.85 ? most : Math.max(1, most - 1)) : null
  const wish = {
    activityId: built.id,
    personId: learner.id,
    quarters: asked,
    today: past.today(),
    timeZone: past.settings.timeZone,
  }
  await past.act(learner.id, learner.roles, async (tx) => must(await claimCredit(tx, wish)))
}

/** Sixty days later the learner is asked; two of three answer. */
async function followUp({ past, built, learner, day, random }: Taking): Promise<void> {
  if (day < 62) return
  past.goTo(day - 60, 10)
  const told = { today: past.today(), address: past.address(), timeZone: past.settings.timeZone }
  await past.write(timedWork, (tx) => askDueFollowUps(tx, told))
  const [commitment] = await listCommitmentsOf(past.db, built.id, learner.id)
  if (!commitment || random() > 0.66) return
  past.goTo(day - 60 - Math.floor(random() * 6) - 1, 19)
  const roll = random()
  const answer =
    roll < 0.55
      ? ('fully' as const)
      : roll < 0.8
        ? ('partly' as const)
        : roll < 0.93
          ? ('not yet' as const)
          : ('will not' as const)
  const note = helps[Math.floor(random() * helps.length)]!
  const given = { followUpId: commitment.followUpId, personId: learner.id, answer, note }
  await past.act(learner.id, learner.roles, async (tx) => must(await answerFollowUp(tx, given)))
}

function shuffled<Thing>(things: readonly Thing[], random: Random): Thing[] {
  return things
    .map((thing) => ({ thing, key: random() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ thing }) => thing)
}
