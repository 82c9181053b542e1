import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameIn, planIn } from '../../../test/activities.ts'
import { allowed } from '../../../test/evidence.ts'
import { actorOf, addFinding } from '../../../test/gaps.ts'
import { aTie, tellIn } from '../../../test/integrity.ts'
import { learn } from '../../../test/learners.ts'
import type { TestOffice } from '../../../test/office.ts'
import { countQueries } from '../../../test/query-count.ts'
import { openReports } from '../../../test/reports.ts'
import { newId } from '../../kernel/ids.ts'
import { findTest, listModules } from '../courses/course.store.ts'
import { linkFinding } from '../gaps/finding-link.commands.ts'
import { changeQuestionnaire } from '../questions/questionnaire.commands.ts'
import type { ItemDraft } from '../items/item.schema.ts'
import { stepActivity } from './activity.commands.ts'
import { listGapsOf } from './activity.store.ts'
import { findDossier } from './dossier.store.ts'
import { addObjective } from './objective.commands.ts'

const body = 'What to do in the first hour, why, and who does it on your ward tonight, with the evidence for each step.'
const names = ['ada', 'root', 'ines']

/** A plan with its director and a reviewer, and a test. Ada is of the office, Root administers, Ines directs. */
async function openPlanned() {
  const { office } = await openReports()
  await office.person('root', { roles: ['administrator'] })
  await office.person('ines', { familyName: 'Kavenagh', roles: ['course director'] })
  await office.person('marisol', { familyName: 'Achterberg', roles: ['reviewer'] })
  const activityId = await planIn(office)
  const here = `/office/activities/${activityId}`
  const ada = office.as('ada')
  await nameIn(office, activityId, 'ines', 'activity director')
  await ada.post(`${here}/review`, { email: 'marisol@alderbay.example', dueOn: '2026-03-12' })
  await ada.post(`${here}/test`, { passPercent: 70, attempts: '', minutes: 10 })
  return { office, activityId, here, ada }
}

type Planned = Awaited<ReturnType<typeof openPlanned>>

/** Adds one of everything a plan has several of: a speaker who told of two ties, a reading, an objective, references. */
async function addOne({ office, activityId, here, ada }: Planned, number: number): Promise<void> {
  const name = `speaker${number}`
  await office.person(name, { roles: ['faculty'] })
  await nameIn(office, activityId, name, 'faculty')
  await office.work()
  await tellIn(office, activityId, name, [aTie(), aTie({ company: 'Ostrander Devices', nature: 'speaker' })])
  await ada.post(`${here}/modules/new`, { title: `Reading ${number}`, body, minutes: 20 })
  await ada.post(`${here}/references`, { citation: `A guideline, part ${number}` })
  const [gap] = await listGapsOf(office.office.db, activityId)
  const statement = `Set the stop date by kidney function, case ${number}`
  const findingId = await addFinding(office, { source: { title: `Finding ${number}` } })
  const test = await findTest(office.office.db, activityId)
  const items = Array.from({ length: number }, (_, at) => aQuestion(at + 1))
  const draft = { kind: 'test' as const, title: 'Test', intro: '', items }
  await office.office.write(actorOf(office, 'ada'), async (tx) => {
    await allowed(addObjective(tx, activityId, { gapId: gap!.id, statement, needType: 'competence' }))
    await allowed(linkFinding(tx, gap!.id, findingId, 'for'))
    await allowed(changeQuestionnaire(tx, test!.questionnaireId, draft))
  })
}

function aQuestion(number: number): ItemDraft {
  const options = [
    { key: 'right', wording: `${number} days before`, isRight: true },
    { key: 'wrong', wording: 'On the day itself', isRight: false },
  ]
  return { page: 1, key: `q${number}`, type: 'single', wording: 'When is the last tablet?', required: true, options }
}

/** Adds someone who has learned from it and promised a change. */
async function addLearner({ office, activityId }: Planned, name: string): Promise<void> {
  await learn(office, activityId, name, { isPassed: true, rating: 4, commitment: 'Ask for the kidney function first' })
}

/** How often each of them asks the database with this page. */
async function countFor(office: TestOffice, path: string, who: readonly string[]): Promise<number[]> {
  const counts: number[] = []
  for (const name of who) {
    const { count, answer } = await countQueries(office, () => office.as(name).get(path))
    assert.equal(answer.status, 200, name)
    counts.push(count)
  }
  return counts
}

test('a plan and its approval ask the database the same number of times, however much is in them', async () => {
  const planned = await openPlanned()
  const { office, here, ada } = planned
  await addOne(planned, 1)
  await addLearner(planned, 'lou')
  const counts = async () => [
    ...(await countFor(office, here, names)),
    ...(await countFor(office, `${here}/approval`, ['ada', 'root'])),
  ]
  await counts()
  const few = await counts()
  for (const name of ['mia', 'noa', 'ola', 'pia', 'rui']) await addLearner(planned, name)
  for (const number of [2, 3, 4]) await addOne(planned, number)
  await ada.post(`${here}/designation`)
  const page = await ada.get(here)
  assert.match(page.text, /speaker4@alderbay\.example.*Reading 4.*Test: 4 questions.*6 of 6 who began/)
  assert.match(page.html, /Finding 4<\/option>/)
  assert.deepEqual(await counts(), few)
  assert.ok(Math.max(...few) <= 12, `${few.join(', ')} queries`)
})

test('what one gate has read of an activity, the next is given, and another dossier reads anew', async () => {
  const { office, activityId } = await openPlanned()
  const { db } = office.office
  const open = async () => (await findDossier(db, activityId, office.office.today()))!
  const dossier = await open()
  const { count, answer } = await countQueries(office, () =>
    Promise.all([dossier.read(findTest), dossier.read(findTest), dossier.read(listModules)]),
  )
  assert.equal(count, 2)
  assert.equal(answer[0], answer[1])
  await office.office.write(actorOf(office, 'ada'), (tx) => stepActivity(tx, activityId, aStep(office)))
  assert.deepEqual([dossier.plan.state, (await open()).plan.state], ['in planning', 'archived'])
  assert.ok((await open()).plan.steps[0]!.at instanceof Date)
  assert.equal(await findDossier(db, newId(), office.office.today()), undefined)
})

const aStep = (office: TestOffice) => ({
  to: 'archived' as const,
  why: 'Another office teaches it',
  by: 'Ada',
  today: office.office.today(),
})
