import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allowed } from '../../../test/evidence.ts'
import { aGap, acceptGap, actorOf, addFinding, addGap } from '../../../test/gaps.ts'
import { type TestOffice, openTestOffice } from '../../../test/office.ts'
import { type Decision, type Missing, missing } from '../../kernel/decision.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database.ts'
import { timedWork } from '../../platform/office.ts'
import { decideFinding } from '../evidence/finding.commands.ts'
import { linkFinding, unlinkFinding } from './finding-link.commands.ts'
import { listFindingsOf } from './finding-link.store.ts'
import { describeGap, markAddressed, markPlanned, nameOwner, proposeGap, stepGap } from './gap.commands.ts'
import { findGap } from './gap.store.ts'
import { listHistory, listSteps } from './step.store.ts'

async function open(): Promise<TestOffice> {
  const office = await openTestOffice()
  await office.person('ada', { givenName: 'Ada', familyName: 'Lane', roles: ['office staff'] })
  await office.person('jo', { givenName: 'Jo', familyName: 'Ferreby', roles: ['office staff'] })
  return office
}

const write = <T>(office: TestOffice, act: (tx: Tx) => Promise<T>) => office.office.write(actorOf(office, 'ada'), act)

/** Code and sentence of a refusal. */
async function refused(decision: Promise<Decision<unknown> | Missing>): Promise<string> {
  const answer = await decision
  if (answer === missing) assert.fail('missing')
  if (answer.ok) assert.fail('allowed')
  return answer.refusal.code
}

test('a gap is proposed from an accepted finding, as a candidate under the next number', async () => {
  const office = await open()
  const findingId = await addFinding(office, { source: { channel: 'quality committee' } })
  const [first, second] = [await addGap(office, {}, [findingId]), await addGap(office, {}, [findingId])]
  const gap = (await findGap(office.office.db, first))!
  assert.deepEqual([gap.number, gap.state, gap.doors, gap.score], [1, 'candidate', ['quality committee'], null])
  assert.equal((await findGap(office.office.db, second))!.number, 2)
  assert.equal(gap.audience.length, 4)
  assert.deepEqual([gap.professions, gap.specialties], [3, 2])
  const [step] = await listSteps(office.office.db, first)
  assert.deepEqual([step!.why, step!.familyName], ['Proposed from 1 finding: quality committee', 'Lane'])
  const news = await office.office.db
    .selectFrom('platform_news')
    .where('subject', '=', first)
    .select(['kind', 'body'])
    .executeTakeFirst()
  assert.deepEqual(news, { kind: 'gap.stepped', body: { gapId: first, state: 'candidate' } })
})

test('gaps that are proposed at the same time get numbers of their own', async () => {
  const office = await open()
  const findingId = await addFinding(office)
  const ids = await Promise.all(Array.from({ length: 4 }, () => addGap(office, {}, [findingId])))
  const numbers = await Promise.all(ids.map(async (id) => (await findGap(office.office.db, id))!.number))
  assert.deepEqual(numbers.toSorted(), [1, 2, 3, 4])
})

test('nothing becomes a gap without an accepted finding whose source stands', async () => {
  const office = await open()
  const open_ = await addFinding(office, { isAccepted: false })
  const good = await addFinding(office)
  const propose = (findingIds: string[]) => write(office, (tx) => proposeGap(tx, { ...aGap(), findingIds }))
  assert.equal(await refused(propose([])), 'gap/no-finding')
  assert.equal(await refused(propose([newId()])), 'gap/no-finding')
  assert.equal(await refused(propose([good, newId()])), 'gap/no-finding')
  assert.equal(await refused(propose([good, open_])), 'gap/finding-not-accepted')
  await allowed(propose([good, good]))
})

test('a topic is not a gap, and a refused proposal leaves nothing behind', async () => {
  const office = await open()
  const findingId = await addFinding(office)
  const title = 'Physicians need an update on heart failure'
  assert.equal(
    await refused(write(office, (tx) => proposeGap(tx, { ...aGap({ title }), findingIds: [findingId] }))),
    'gap/topic',
  )
  assert.equal((await office.office.db.selectFrom('gaps_gap').select('id').execute()).length, 0)
})

test('a gap is accepted, planned and addressed as its activities tell, and closed with a reason', async () => {
  const office = await open()
  const id = await addGap(office)
  const state = async () => (await findGap(office.office.db, id))!.state
  assert.equal(await allowed(write(office, (tx) => markPlanned(tx, id, 'Activity 26-001'))), 'candidate')
  await acceptGap(office, id)
  assert.equal(await refused(write(office, (tx) => stepGap(tx, id, 'planned', 'By hand'))), 'gap/no-activity')
  await allowed(write(office, (tx) => markPlanned(tx, id, 'Activity 26-001 is being planned')))
  await allowed(write(office, (tx) => markPlanned(tx, id, 'Activity 26-001 is being planned')))
  assert.equal(await refused(write(office, (tx) => stepGap(tx, id, 'addressed', 'By hand'))), 'gap/nothing-held')
  await allowed(office.office.write(timedWork, (tx) => markAddressed(tx, id, 'Activity 26-001 is open')))
  await allowed(write(office, (tx) => markPlanned(tx, id, 'Activity 26-002 is being planned')))
  assert.equal(await state(), 'addressed')
  assert.equal(await refused(write(office, (tx) => stepGap(tx, id, 'closed', ' '))), 'gap/no-reason')
  await allowed(write(office, (tx) => stepGap(tx, id, 'closed', 'Target met for two months')))
  assert.equal(await refused(write(office, (tx) => describeGap(tx, id, aGap()))), 'gap/closed')
  await allowed(write(office, (tx) => stepGap(tx, id, 'reopened', 'Bleeding again')))
  await allowed(write(office, (tx) => markPlanned(tx, id, 'Activity 26-002 is being planned')))
  assert.deepEqual(
    (await listSteps(office.office.db, id)).map((step) => step.state),
    ['planned', 'reopened', 'closed', 'addressed', 'planned', 'accepted', 'candidate'],
  )
})

test('a step without a name behind it is refused', async () => {
  const office = await open()
  const id = await addGap(office)
  const nobody = { personId: null, roles: [], via: 'public' } as const
  assert.equal(await refused(office.office.write(nobody, (tx) => stepGap(tx, id, 'accepted', 'x'))), 'gap/nobody')
})

test('an owner is named once, and the one before stays in the history', async () => {
  const office = await open()
  const id = await addGap(office)
  await allowed(write(office, (tx) => nameOwner(tx, id, office.idOf('jo'))))
  assert.equal(await refused(write(office, (tx) => nameOwner(tx, id, office.idOf('jo')))), 'gap/owner-already')
  assert.equal(await refused(write(office, (tx) => nameOwner(tx, id, newId()))), 'gap/nobody')
  await allowed(write(office, (tx) => nameOwner(tx, id, office.idOf('ada'), 'Jo is on leave')))
  assert.equal((await findGap(office.office.db, id))!.ownerFamilyName, 'Lane')
  assert.deepEqual(
    (await listHistory(office.office.db, id)).map(({ state, owner, why, by }) => [state ?? owner, why, by]),
    [
      ['Ada Lane', 'Jo is on leave', 'Ada Lane'],
      ['Jo Ferreby', '', 'Ada Lane'],
      ['candidate', 'Proposed from 1 finding: literature', 'Ada Lane'],
    ],
  )
})

test('findings are linked for and against, and the last that speaks for an accepted gap stays', async () => {
  const office = await open()
  const first = await addFinding(office)
  const id = await addGap(office, {}, [first])
  const survey = await addFinding(office, { source: { channel: 'survey', kind: 'survey result' } })
  await acceptGap(office, id)
  await allowed(write(office, (tx) => linkFinding(tx, id, survey, 'against')))
  assert.deepEqual((await findGap(office.office.db, id))!.doors, ['literature'])
  const last = write(office, (tx) => unlinkFinding(tx, id, first, 'Off the point'))
  assert.equal(await refused(last), 'gap/last-finding')
  const turned = write(office, (tx) => linkFinding(tx, id, first, 'against'))
  assert.equal(await refused(turned), 'gap/last-finding')
  await allowed(write(office, (tx) => linkFinding(tx, id, survey, 'for')))
  assert.deepEqual((await findGap(office.office.db, id))!.doors, ['literature', 'survey'])
  await allowed(write(office, (tx) => unlinkFinding(tx, id, first, 'Off the point')))
  assert.deepEqual(
    (await listFindingsOf(office.office.db, id)).map((finding) => [finding.id, finding.direction]),
    [[survey, 'for']],
  )
  assert.equal(await write(office, (tx) => unlinkFinding(tx, id, first, 'Off the point')), missing)
  assert.equal(await write(office, (tx) => linkFinding(tx, id, newId(), 'for')), missing)
  const open_ = await addFinding(office, { isAccepted: false })
  assert.equal(await refused(write(office, (tx) => linkFinding(tx, id, open_, 'for'))), 'gap/finding-not-accepted')
})

test('a finding that is dismissed later can no longer carry a gap over its first step', async () => {
  const office = await open()
  const findingId = await addFinding(office)
  const id = await addGap(office, {}, [findingId])
  await allowed(write(office, (tx) => decideFinding(tx, findingId, 'dismissed', 'Another population')))
  assert.equal(await refused(write(office, (tx) => stepGap(tx, id, 'accepted', 'x'))), 'gap/no-finding')
})

test('what is said of a gap is changed, and the audit keeps what stood before', async () => {
  const office = await open()
  const id = await addGap(office)
  const audience = [{ profession: 'nurse', specialty: '' }] as const
  await allowed(
    write(office, (tx) => describeGap(tx, id, aGap({ patients: 'Adults over 80', audience: [...audience] }))),
  )
  const gap = (await findGap(office.office.db, id))!
  assert.deepEqual([gap.patients, gap.audience, gap.professions], ['Adults over 80', audience, 1])
  const row = await office.office.db
    .selectFrom('platform_audit')
    .where('act', '=', 'gap.describe')
    .select('before')
    .executeTakeFirstOrThrow()
  assert.equal((row.before as { patients: string }).patients, 'Adults with eGFR under 50')
  const wrong = write(office, (tx) => describeGap(tx, id, aGap({ currentPractice: ' ' })))
  assert.equal(await refused(wrong), 'gap/no-current-practice')
  assert.equal(await write(office, (tx) => describeGap(tx, newId(), aGap())), missing)
})
