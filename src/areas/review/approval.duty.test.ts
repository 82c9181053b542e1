import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameIn, planIn } from '../../../test/activities.ts'
import { allowed } from '../../../test/evidence.ts'
import { actorOf } from '../../../test/gaps.ts'
import { aTie, classifyIn, tellIn } from '../../../test/integrity.ts'
import { type TestOffice, openTestOffice } from '../../../test/office.ts'
import { planReaders } from '../../slots.ts'
import { addReference } from '../activities/objective.commands.ts'
import { listOpenPlans } from '../activities/waiting.store.ts'
import { addModule, setTest } from '../courses/course.commands.ts'
import { recordOrganization } from '../organizations/organization.commands.ts'
import { changeQuestionnaire } from '../questions/questionnaire.commands.ts'

async function openPlan() {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  await office.person('ines', { familyName: 'Kavenagh', roles: ['course director'] })
  await office.person('kim', { roles: ['course director'] })
  await office.person('marisol', { familyName: 'Achterberg' })
  await office.person('iris', { roles: ['integrity officer'] })
  const school = { name: 'Alder Bay School of Medicine', kind: 'school' as const, isProvider: true, city: 'Alder Bay' }
  await office.office.write(actorOf(office, 'ada'), (tx) => recordOrganization(tx, { ...school, state: 'MA' }))
  const activityId = await planIn(office, 'The first hour')
  const here = `/office/activities/${activityId}`
  const waits = async (name: string) => (await office.as(name).get('/office')).text
  const { gap_id: gapId } = await office.office.db
    .selectFrom('activities_gap')
    .where('activity_id', '=', activityId)
    .select('gap_id')
    .executeTakeFirstOrThrow()
  return { office, activityId, gapId, here, ada: office.as('ada'), waits }
}
type Planned = Awaited<ReturnType<typeof openPlan>>

/** The titles of the gates that are open as the home reads them, for all plans at once. */
async function readOpen({ office, activityId }: Planned): Promise<string[]> {
  const { db } = office.office
  const today = office.office.today()
  const facts = planReaders.map((reader) => reader.facts(db, today))
  const plans = await listOpenPlans(db, facts, { personId: office.idOf('ada'), onlyOwn: false })
  const plan = plans.find(({ id }) => id === activityId)!
  return planReaders.flatMap((reader, at) => reader.open(plan.facts[at], { ...plan, today })).map(({ title }) => title)
}

/** Approval reads them in its own transaction, and refuses with all that are open, in their order. */
async function assertRefused({ ada, here }: Planned, [first, ...others]: readonly string[]) {
  const { text } = await ada.post(`${here}/approval`)
  assert.ok(text.includes(`${first}: `), first)
  const listed = /Open too: (.*?)\.? (?:accme|ama|pars|office)\./.exec(text)?.[1] ?? ''
  assert.ok(listed.startsWith(others.join('; ')) && listed.split('; ').length === Math.max(1, others.length), listed)
}

async function countOpen({ ada, here }: Planned): Promise<number> {
  const [, done, of] = /(\d+) of (\d+) in order/.exec((await ada.get(here)).text)!
  return Number(of) - Number(done)
}

const director = (planned: Planned) => nameIn(planned.office, planned.activityId, 'ines', 'activity director')

async function nameDirector(planned: Planned) {
  await director(planned)
  await planned.office.work()
}

async function describe({ office, ada, here, activityId }: Planned) {
  const form = {
    title: 'The first hour',
    releasesOn: '2026-05-04',
    expiresOn: '2028-05-03',
    summary: 'What to do in the first hour.',
    description: 'A reading with a test.',
    designRationale: 'Reading gives the reasons; the test makes them stick.',
    designedFor: 'competence',
    providership: 'direct',
    isClinical: 'yes',
    isListed: 'yes',
    audience: ['physician', 'nurse'],
  }
  assert.equal((await ada.post(`${here}/description`, form)).status, 303)
  const cited = { citation: 'Perioperative guideline, 2022', sourceId: null }
  await office.office.write(actorOf(office, 'ada'), (tx) => addReference(tx, activityId, cited))
}

async function addObjective({ ada, here, gapId }: Planned) {
  const objective = { gapId, statement: 'Set the stop date by kidney function', needType: 'competence' }
  assert.equal((await ada.post(`${here}/objectives`, objective)).status, 303)
}

function write({ office, activityId }: Planned, withTest: boolean) {
  return office.office.write(actorOf(office, 'ada'), async (tx) => {
    const body = 'A drug leaves the body by two roads, liver and kidney, and each drug takes its own share of each.'
    await allowed(addModule(tx, activityId, { title: withTest ? 'Four people' : 'Two roads', body, minutes: 20 }))
    if (!withTest) return
    const id = await allowed(setTest(tx, activityId, { passPercent: 75, attempts: null, minutes: 10 }))
    const options = [
      { key: 'a', wording: 'Two days', isRight: true },
      { key: 'b', wording: 'Ten days', isRight: false },
    ]
    const item = {
      page: 1,
      key: 'q',
      type: 'single' as const,
      wording: 'When?',
      required: true,
      feedback: 'So.',
      options,
    }
    await allowed(changeQuestionnaire(tx, id, { kind: 'test', title: 'Test', intro: '', items: [item] }))
  })
}

async function reviewed({ office, ada, here }: Planned, verdict: string) {
  await ada.post(`${here}/review`, { email: 'marisol@alderbay.example', dueOn: '2026-03-12' })
  await office.work()
  const activityId = here.split('/')[3]!
  await tellIn(office, activityId, 'marisol')
  await office.work()
  const { id } = await office.office.db.selectFrom('review_assignment').select('id').executeTakeFirstOrThrow()
  const marisol = office.as('marisol')
  const mine = `/my/reviews/${id}`
  await marisol.post(`${mine}/questions/1`, { a_evidence: 'yes', a_research: 'yes' })
  await marisol.post(`${mine}/questions/2`, { a_balance: 'yes', a_evolving: 'yes', a_marketing: 'yes' })
  await marisol.post(`${mine}/questions/3`, { a_verdict: verdict })
  await marisol.post(`${mine}/questions/4`, { a_comments: 'Say which drug' })
  assert.equal((await marisol.post(`${mine}/answers`)).status, 303)
}

/** From an empty plan to one in order, an act at a time. */
const acts: { says: string; act: (planned: Planned) => Promise<unknown> }[] = [
  { says: 'planned', act: () => Promise.resolve() },
  { says: 'a director named', act: (planned) => nameDirector(planned) },
  { says: 'an objective', act: addObjective },
  { says: 'described and cited', act: describe },
  { says: 'a reading', act: (planned) => write(planned, false) },
  { says: 'a test', act: (planned) => write(planned, true) },
  { says: 'credit designated', act: ({ ada, here }) => ada.post(`${here}/designation`) },
  { says: 'ties told', act: ({ office, activityId }) => tellIn(office, activityId, 'ines', [aTie()]) },
  { says: 'the company eligible', act: ({ office }) => classifyIn(office, 'iris', 'eligible') },
  { says: 'a review that asks for changes', act: (planned) => reviewed(planned, 'sound with changes') },
  { says: 'changes written', act: ({ ada, here }) => ada.post(`${here}/review/responses`, { text: 'We said which' }) },
]

test('the home reads the gates of all plans as the page of each and its approval read them, act by act', async () => {
  const planned = await openPlan()
  for (const { says, act } of acts) {
    await act(planned)
    const open = await readOpen(planned)
    assert.equal(open.length, await countOpen(planned), `${says}: ${open.join('; ')}`)
    if (open.length > 0) await assertRefused(planned, open)
  }
  assert.deepEqual(await readOpen(planned), [])
})

test('a plan waits for the office, then for its director, and for nobody who has no part in it', async () => {
  const planned = await openPlan()
  const { here, waits, ada } = planned
  assert.match(await waits('ada'), /See to the plan “The first hour” Still to do: objectives tied to the gap;/)
  assert.doesNotMatch(await waits('ines'), /The first hour/)
  await nameDirector(planned)
  assert.match(await waits('ines'), /By Mon, May 4, 2026 See to the plan “The first hour” Still to do: objectives tied/)
  assert.match(await waits('ada'), /Still to do: credit is designated before it opens; peer review\./)
  for (const other of ['kim', 'iris']) assert.match(await waits(other), /Nothing waits for you/)
  await addObjective(planned)
  await describe(planned)
  await write(planned, true)
  assert.doesNotMatch(await waits('ines'), /See to the plan/)
  await ada.post(`${here}/designation`)
  assert.match(await waits('ada'), /Send “The first hour” to review The plan is complete/)
})

test('a review that asks for changes is one task of the office, and no second line; in order, the plan is approved once', async () => {
  const planned = await openPlan()
  const { office, ada, here, activityId, waits } = planned
  await nameDirector(planned)
  await addObjective(planned)
  await describe(planned)
  await write(planned, true)
  await ada.post(`${here}/designation`)
  await tellIn(office, activityId, 'ines')
  await ada.post(`${here}/steps`, { to: 'in review' })
  await reviewed(planned, 'sound with changes')
  const home = await waits('ada')
  assert.match(home, /One thing waits for you.*Read the review of “The first hour”/)
  assert.match(await waits('ines'), /See to the plan “The first hour” Still to do: peer review\./)
  await ada.post(`${here}/review/responses`, { text: 'We said which' })
  assert.match(await waits('ada'), /One thing waits for you.*Approve “The first hour” Every gate is in order\./)
  assert.match(await waits('ines'), /Nothing waits for you/)
  assert.equal((await ada.post(`${here}/approval`)).status, 303)
  assert.match(await waits('ada'), /Nothing waits for you/)
})

test('who has the task to read a review finds it once; a colleague in the office finds the gate instead', async () => {
  const planned = await openPlan()
  await planned.office.person('bea', { roles: ['office staff'] })
  await describe(planned)
  await reviewed(planned, 'sound with changes')
  const open = async (name: string) =>
    /See to the plan “The first hour” (Still to do: [^.]*\.)/.exec(await planned.waits(name))![1]!
  await addObjective(planned)
  await write(planned, true)
  await planned.ada.post(`${planned.here}/designation`)
  assert.match(await planned.waits('ada'), /Read the review of “The first hour”/)
  assert.equal(await open('ada'), 'Still to do: an activity director.')
  assert.equal(await open('bea'), 'Still to do: an activity director; peer review.')
})

async function planMany(office: TestOffice, count: number) {
  for (let n = 0; n < count; n += 1) await planIn(office, `Course ${n}`)
}

test('many plans are one line that leads to the list', async () => {
  const { office, ada } = await openPlan()
  await planMany(office, 3)
  const home = await ada.get('/office')
  assert.match(home.text, /4 plans wait for you/)
  assert.match(home.html, /href="\/office\/activities"/)
})
