import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameIn, planIn } from '../../../test/activities.ts'
import { allowed } from '../../../test/evidence.ts'
import { actorOf } from '../../../test/gaps.ts'
import { aTie, classifyIn, tellIn } from '../../../test/integrity.ts'
import { openTestOffice } from '../../../test/office.ts'
import { localDate } from '../../kernel/dates.ts'
import type { Gate } from '../../kernel/gate.ts'
import { newId } from '../../kernel/ids.ts'
import { timedWork } from '../../platform/office.ts'
import { routes } from '../../app.ts'
import { gates as allGates } from '../../slots.ts'
import type { ActivityGate } from '../activities/activity.slots.ts'
import { addReference } from '../activities/objective.commands.ts'
import { independenceGate } from '../integrity/independence.gate.ts'
import { holdIndependence } from '../integrity/assessment.commands.ts'
import { findLearnerDisclosure } from '../integrity/learner-disclosure.store.ts'
import { approvalRoutes } from './approval.routes.tsx'
import { countReviewed } from './clause.store.ts'
import { reviewGate } from './review.gate.ts'

/** The gates of this area and the one below; what others ask for is theirs to test. `extra` stands for those. */
async function openReviewed(extra: ActivityGate[] = []) {
  const own = approvalRoutes({ gates: [independenceGate, reviewGate, ...extra] })
  const others = routes.filter(({ path }) => !own.some((route) => route.path === path))
  const office = await openTestOffice({ routes: [...others, ...own] })
  await office.person('ada', { roles: ['office staff'] })
  await office.person('ines', { familyName: 'Kavenagh' })
  await office.person('marisol', { familyName: 'Achterberg' })
  const activityId = await planIn(office)
  await nameIn(office, activityId, 'ines', 'activity director')
  await office.work()
  const here = `/office/activities/${activityId}`
  return { office, activityId, here, page: `${here}/approval`, ada: office.as('ada') }
}

type Reviewed = Awaited<ReturnType<typeof openReviewed>>

/** Everything these gates ask for: disclosures, a sound review, and the plan sent to review. */
async function makeReady({ office, activityId, here, ada }: Reviewed) {
  await tellIn(office, activityId, 'ines')
  await ada.post(`${here}/review`, { email: 'marisol@alderbay.example', dueOn: '2026-03-12' })
  await office.work()
  await tellIn(office, activityId, 'marisol')
  await office.work()
  const { id } = await office.office.db.selectFrom('review_assignment').select('id').executeTakeFirstOrThrow()
  const marisol = office.as('marisol')
  const mine = `/my/reviews/${id}`
  await marisol.post(`${mine}/questions/1`, { a_evidence: 'yes', a_research: 'yes' })
  await marisol.post(`${mine}/questions/2`, { a_balance: 'yes', a_evolving: 'yes', a_marketing: 'yes' })
  await marisol.post(`${mine}/questions/3`, { a_verdict: 'sound' })
  await marisol.post(`${mine}/questions/4`)
  assert.equal((await marisol.post(`${mine}/answers`)).status, 303)
  await sendToReview({ office, activityId, here, ada })
}

async function sendToReview({
  office,
  activityId,
  here,
  ada,
}: Pick<Reviewed, 'office' | 'activityId' | 'here' | 'ada'>) {
  const { gap_id: gapId } = await office.office.db
    .selectFrom('activities_gap')
    .where('activity_id', '=', activityId)
    .select('gap_id')
    .executeTakeFirstOrThrow()
  const objective = { gapId, statement: 'Set the stop date by kidney function', needType: 'competence' }
  assert.equal((await ada.post(`${here}/objectives`, objective)).status, 303)
  assert.equal((await ada.post(`${here}/steps`, { to: 'in review' })).status, 303)
}

const states = async ({ office }: Reviewed) => {
  const steps = await office.office.db
    .selectFrom('activities_step')
    .select('state')
    .orderBy('at')
    .orderBy('id')
    .execute()
  return steps.map(({ state }) => state)
}
const countApprovals = async ({ office }: Reviewed) =>
  (await office.office.db.selectFrom('review_approval').select('id').execute()).length

test('with every gate in order the activity is approved: the gates are kept as they stood, and what learners read', async () => {
  const reviewed = await openReviewed()
  const { office, activityId, here, page, ada } = reviewed
  await makeReady(reviewed)
  assert.match((await ada.get(page)).text, /Every gate is in order.*5 of 5 in order/)
  const approved = await ada.post(page, { conditions: 'Review again when the guideline changes' })
  assert.equal(approved.location, here)
  assert.equal((await states(reviewed)).at(-1), 'approved')
  const row = await office.office.db.selectFrom('review_approval').selectAll().executeTakeFirstOrThrow()
  const kept = row.gates as unknown as Gate[]
  assert.deepEqual(
    kept.map(({ id, state }) => [id, state]),
    [
      ['disclosed', 'done'],
      ['insiders', 'done'],
      ['mitigated', 'done'],
      ['disclosure', 'done'],
      ['review', 'done'],
    ],
  )
  assert.equal(row.by_id, office.idOf('ada'))
  assert.match(
    (await findLearnerDisclosure(office.office.db, activityId))!.text,
    /^Nobody who planned, reviewed or teaches/,
  )
  assert.match((await ada.get(page)).text, /Approved Mon, Mar 2, 2026.*by Ada Tester\. Conditions: Review again/)
})

const opened: { because: string; open: (reviewed: Reviewed) => Promise<unknown>; says: RegExp; source: RegExp }[] = [
  {
    because: 'somebody has not disclosed',
    open: async ({ office, activityId }) => {
      await office.person('henrik', { familyName: 'Okonjo' })
      await nameIn(office, activityId, 'henrik', 'faculty')
      await office.work()
    },
    says: /Everyone in control of content has disclosed: 2 of 3\. Nobody may plan, review or teach/,
    source: /accme\.si\.3\.1/,
  },
  {
    because: 'somebody works for a company',
    open: async ({ office, activityId }) => {
      await tellIn(office, activityId, 'ines', [aTie({ nature: 'employee' })])
      await classifyIn(office, 'ada')
    },
    says: /Owners and employees of companies excluded: 1 cannot have the role/,
    source: /accme\.si\.3\.2/,
  },
  {
    because: 'relevance is not decided',
    open: async ({ office, activityId }) => {
      await tellIn(office, activityId, 'ines', [aTie()])
      await classifyIn(office, 'ada')
    },
    says: /Relevant ties mitigated: Relevance is being decided/,
    source: /accme\.si\.3\.4/,
  },
  {
    because: 'the review was ended',
    open: ({ ada, here }) => ada.post(`${here}/review/end`, { why: 'She withdrew' }),
    says: /Peer review: Nobody asked yet\. Someone without ties reads what will be taught/,
    source: /accme\.si\.1\.1/,
  },
]
for (const { because, open, says, source } of opened)
  test(`refused with the sentence of the rule, and nothing is written, when ${because}`, async () => {
    const reviewed = await openReviewed()
    await makeReady(reviewed)
    await open(reviewed)
    const before = await states(reviewed)
    const reply = await reviewed.ada.post(reviewed.page, { conditions: 'None' })
    assert.equal(reply.status, 422)
    assert.match(reply.text, says)
    assert.match(reply.text, source)
    assert.deepEqual(await states(reviewed), before)
    assert.equal(await countApprovals(reviewed), 0)
    assert.equal(await findLearnerDisclosure(reviewed.office.office.db, reviewed.activityId), undefined)
  })

test('whoever judges the independence of the activity is waited for, and the gates are read after them', async () => {
  const held = { state: 'done' as Gate['state'] }
  const other: ActivityGate = async () => [
    { id: 'other', group: 'Credit', title: 'Other', why: 'It is.', source: 'accme.si.3.4', says: 'It is', ...held },
  ]
  const reviewed = await openReviewed([other])
  await makeReady(reviewed)
  const { office, activityId, ada, page } = reviewed
  let sent: ReturnType<typeof ada.post> | undefined
  await office.office.write(timedWork, async (tx) => {
    await holdIndependence(tx, activityId)
    sent = ada.post(page, { conditions: '' })
    await new Promise((resolve) => setTimeout(resolve, 200))
    held.state = 'todo'
  })
  assert.equal((await sent!).status, 422)
  assert.equal(await countApprovals(reviewed), 0)
})

test('gates of other areas are read too, inside the transaction that approves', async () => {
  const seen: boolean[] = []
  const other: ActivityGate = async ({ read }) => {
    seen.push(await read(async (db) => 'isTransaction' in db && Boolean(db.isTransaction)))
    return [
      {
        id: 'credit',
        group: 'Credit',
        title: 'Credit designated',
        why: 'Learners are told beforehand.',
        source: 'ama.pra.statement',
        state: 'todo',
        says: 'Not yet',
      },
    ]
  }
  const reviewed = await openReviewed([other])
  await makeReady(reviewed)
  const reply = await reviewed.ada.post(reviewed.page)
  assert.match(reply.text, /Credit designated: Not yet\. Learners are told beforehand/)
  assert.ok(seen.includes(true))
})

test('the gates of this house, all of them, refuse a plan that has just begun', async () => {
  assert.ok(allGates.includes(independenceGate) && allGates.includes(reviewGate))
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  const activityId = await planIn(office)
  const page = `/office/activities/${activityId}/approval`
  const reply = await office.as('ada').post(page)
  assert.deepEqual([reply.status, /Objectives tied to the gap: None yet/.test(reply.text)], [422, true])
  assert.match(reply.text, /Open too: .*Everyone in control of content has disclosed.*Peer review/)
})

test('a plan that was not sent to review is not approved, whatever its gates say', async () => {
  const reviewed = await openReviewed()
  await makeReady(reviewed)
  await reviewed.ada.post(`${reviewed.here}/steps`, { to: 'in planning', why: 'A word to change' })
  const reply = await reviewed.ada.post(reviewed.page)
  assert.deepEqual(
    [reply.status, /An activity that is in planning cannot be approved next/.test(reply.text)],
    [422, true],
  )
  assert.equal(await countApprovals(reviewed), 0)
})

test('an approval sent twice is one, and a second one is refused', async () => {
  const reviewed = await openReviewed()
  await makeReady(reviewed)
  const once = newId()
  const [first, second] = [
    await reviewed.ada.post(reviewed.page, {}, { once }),
    await reviewed.ada.post(reviewed.page, {}, { once }),
  ]
  assert.deepEqual([first.location, second.location], [reviewed.here, reviewed.here])
  assert.equal((await reviewed.ada.post(reviewed.page)).status, 422)
  assert.equal(await countApprovals(reviewed), 1)
})

test('an approval is withdrawn with the reason, once; a new one can follow', async () => {
  const reviewed = await openReviewed()
  const { page, ada } = reviewed
  await makeReady(reviewed)
  assert.equal((await ada.post(`${page}/withdrawal`, { why: 'x' })).status, 404, 'nothing is approved yet')
  await ada.post(page)
  const noReason = await ada.post(`${page}/withdrawal`, { why: ' ' })
  assert.deepEqual([noReason.status, /Say why the approval is withdrawn/.test(noReason.text)], [422, true])
  assert.equal((await ada.post(`${page}/withdrawal`, { why: 'The guideline changed' })).location, page)
  assert.equal((await states(reviewed)).at(-1), 'in planning')
  assert.match(
    (await ada.get(page)).text,
    /Approvals that stand no more .*Withdrawn .* by Ada Tester: The guideline changed/,
  )
  assert.equal((await ada.post(`${page}/withdrawal`, { why: 'Again' })).status, 404)
  await ada.post(`${reviewed.here}/steps`, { to: 'in review' })
  assert.equal((await ada.post(page)).location, reviewed.here)
})

test('an approved plan that takes its own step back takes its approval along, with the reason', async () => {
  const reviewed = await openReviewed()
  const { page, ada, here } = reviewed
  await makeReady(reviewed)
  await ada.post(page)
  await ada.post(`${here}/steps`, { to: 'in planning', why: 'The first hour became the first half hour' })
  await reviewed.office.work()
  const stood = /Approvals that stand no more .*Withdrawn .* by Ada Tester: The first hour became the first half hour/
  assert.match((await ada.get(page)).text, stood)
  await ada.post(`${here}/steps`, { to: 'in review' })
  await ada.post(page)
  await reviewed.office.work()
  const again = (await ada.get(page)).text
  assert.match(again, stood)
  assert.equal(again.match(/Withdrawn /g)?.length, 1, 'the approval given since stands')
})

test('an approval is lost when a tie is told after it', async () => {
  const reviewed = await openReviewed()
  await makeReady(reviewed)
  await reviewed.ada.post(reviewed.page)
  await tellIn(reviewed.office, reviewed.activityId, 'ines', [aTie()])
  assert.equal((await states(reviewed)).at(-1), 'in planning')
  assert.match((await reviewed.ada.get(reviewed.page)).text, /Lost when the plan or its independence changed/)
})

for (const [says, isGraded] of [
  ['graded', true],
  ['no graded', false],
] as const)
  test(`the mission counts what was published after a sound review, citing ${says} evidence`, async () => {
    const reviewed = await openReviewed()
    const { office, activityId, here, ada } = reviewed
    const period = { from: localDate('2026-01-01'), to: localDate('2026-12-31'), timeZone: 'America/New_York' }
    const count = (over = {}) => countReviewed(office.office.db, { ...period, ...over })
    const source = await office.office.db
      .selectFrom('evidence_source')
      .where('level_start', 'is not', null)
      .select('id')
      .executeTakeFirstOrThrow()
    const reference = { citation: 'Okafor 2024', sourceId: isGraded ? source.id : null }
    await allowed(office.office.write(actorOf(office, 'ada'), (tx) => addReference(tx, activityId, reference)))
    await makeReady(reviewed)
    await ada.post(reviewed.page)
    assert.deepEqual(await count(), { published: 0, reviewed: 0 })
    await ada.post(`${here}/steps`, { to: 'published' })
    assert.deepEqual(await count(), { published: 1, reviewed: isGraded ? 1 : 0 })
    assert.deepEqual(await count({ to: localDate('2026-03-01') }), { published: 0, reviewed: 0 })
  })

test('only the office approves, and an activity that does not exist is not there', async () => {
  const reviewed = await openReviewed()
  const { office, page } = reviewed
  for (const name of ['ines', 'marisol']) {
    assert.equal((await office.as(name).get(page)).status, 404)
    assert.equal((await office.as(name).post(page)).status, 404)
    assert.equal((await office.as(name).post(`${page}/withdrawal`, { why: 'x' })).status, 404)
  }
  for (const id of [newId(), 'x']) {
    assert.equal((await reviewed.ada.get(`/office/activities/${id}/approval`)).status, 404)
    assert.equal((await reviewed.ada.post(`/office/activities/${id}/approval`)).status, 404)
    assert.equal((await reviewed.ada.post(`/office/activities/${id}/approval/withdrawal`, { why: 'x' })).status, 404)
  }
})
