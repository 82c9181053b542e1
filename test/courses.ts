import { planActivity, stepActivity } from '../src/areas/activities/activity.commands.ts'
import { addObjective } from '../src/areas/activities/objective.commands.ts'
import { addModule, setTest } from '../src/areas/courses/course.commands.ts'
import { saveLearnerDisclosure } from '../src/areas/integrity/learner-disclosure.store.ts'
import { changeQuestionnaire } from '../src/areas/questions/questionnaire.commands.ts'
import type { ItemDraft } from '../src/areas/items/item.schema.ts'
import { type LocalDate, localDate } from '../src/kernel/dates.ts'
import { allowed } from './evidence.ts'
import { acceptGap, actorOf, addGap } from './gaps.ts'
import type { TestOffice } from './office.ts'

/** What learners of a test course read before they begin. */
export const noTies = 'Nobody who planned this activity has a relevant financial relationship.'

/** The two readings of a test course. */
export const readings = ['What the kidney does to the drug', 'One plan, four people'] as const

/** A course as a test wants it: its rules, its days, and whether it is open to learners or still in planning. */
export type CourseGiven = {
  title?: string
  passPercent?: number
  attempts?: number | null
  releasesOn?: LocalDate
  expiresOn?: LocalDate
  isOpen?: boolean
}

/** Adds a course of two readings and a test of four questions on two pages, in the hands of Ada; returns its id. */
export async function addCourse(office: TestOffice, given: CourseGiven = {}): Promise<string> {
  const { title = 'Stop on the right day', passPercent = 75, attempts = null, isOpen = true } = given
  const { releasesOn = localDate('2026-03-02'), expiresOn = localDate('2026-06-30') } = given
  const gapId = await addGap(office)
  await acceptGap(office, gapId)
  const today = office.office.today()
  return office.office.write(actorOf(office, 'ada'), async (tx) => {
    const activityId = await allowed(planActivity(tx, gapId, { title, releasesOn, expiresOn }))
    const statement = 'Set the stop and restart date for each blood thinner'
    await allowed(addObjective(tx, activityId, { gapId, statement, needType: 'competence' }))
    const body = 'A drug leaves the body by two roads, liver and kidney, and each drug takes its own share of each.'
    for (const [at, reading] of readings.entries())
      await allowed(addModule(tx, activityId, { title: reading, body, minutes: 20 - 5 * at }))
    const questionnaireId = await allowed(setTest(tx, activityId, { passPercent, attempts, minutes: 10 }))
    const draft = { kind: 'test' as const, title: `Test: ${title}`, intro: '', items: questions }
    await allowed(changeQuestionnaire(tx, questionnaireId, draft))
    await saveLearnerDisclosure(tx, { activityId, text: noTies, sha256: 'made for a test' })
    const steps = isOpen ? (['in review', 'approved', 'published'] as const) : []
    for (const to of steps) await allowed(stepActivity(tx, activityId, { to, why: 'In order', by: 'Ada', today }))
    return activityId
  })
}

const questions: ItemDraft[] = ['q1', 'q2', 'q3', 'q4'].map((key, at) => ({
  page: at < 2 ? 1 : 2,
  key,
  type: 'single',
  wording: `When is the last tablet of drug ${at + 1}?`,
  required: true,
  feedback: 'The kidney decides.',
  options: [
    { key: 'right', wording: `${at + 2} days before`, isRight: true },
    { key: 'wrong', wording: 'On the day itself', isRight: false },
  ],
}))

/** The two pages of that test with so many right answers of four. */
export function marks(right: number): [Record<string, string>, Record<string, string>] {
  const answer = (at: number) => (at < right ? 'right' : 'wrong')
  return [
    { a_q1: answer(0), a_q2: answer(1) },
    { a_q3: answer(2), a_q4: answer(3) },
  ]
}

/** Has a learner enroll, and where said read everything and take the test with so many right answers, page by page. */
export async function takePart(
  office: TestOffice,
  activityId: string,
  name: string,
  given: { reads?: boolean; right?: number } = {},
): Promise<void> {
  const [learner, here] = [office.as(name), `/learn/${activityId}`]
  const { reads = given.right !== undefined, right } = given
  await learner.post(`${here}/enrollment`)
  if (reads) for (const at of readings.keys()) await learner.post(`${here}/modules/${at + 1}`)
  if (right === undefined) return
  await learner.post(`${here}/test`)
  for (const [at, page] of marks(right).entries()) await learner.post(`${here}/test/${at + 1}`, page)
}

/** The newest link in a person's mails to go on with answers. */
export async function linkToAnswers(office: TestOffice, name: string): Promise<string> {
  const mails = await office.mails(`${name}@`)
  return mails.map(({ body }) => /\/link\/answers\/\w+/.exec(body)?.[0]).find((link) => link !== undefined)!
}
