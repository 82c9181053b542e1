import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allowed } from '../../../test/evidence.ts'
import { actorOf, addFinding, addGap, markGap } from '../../../test/gaps.ts'
import { type TestOffice, openTestOffice } from '../../../test/office.ts'
import { missing } from '../../kernel/decision.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database.ts'
import { stepGap } from './gap.commands.ts'
import { setRanking } from '../ranking/ranking.commands.ts'
import { criterionIds, usualWeighting } from '../ranking/ranking.schema.ts'
import { weighMarks } from '../ranking/ranking.rules.ts'
import { findRanking, listRankings, listScores, listScoresOf } from '../ranking/ranking.store.ts'
import { findGap } from './gap.store.ts'
import { scoreGap } from './score.commands.ts'
import { findPlace } from './standing.store.ts'

async function open(): Promise<{ office: TestOffice; findingId: string }> {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  return { office, findingId: await addFinding(office) }
}

const write = <T>(office: TestOffice, act: (tx: Tx) => Promise<T>) => office.office.write(actorOf(office, 'ada'), act)

test('the blood thinner of four, three, three, three and four scores 3.4', async () => {
  const { office, findingId } = await open()
  const id = await addGap(office, {}, [findingId])
  await markGap(office, id, [4, 3, 3, 3, 4])
  const gap = (await findGap(office.office.db, id))!
  assert.deepEqual([gap.score, gap.inTop, gap.inFirst], [3.4, 1, 1])
  const scores = await listScores(office.office.db, id)
  assert.deepEqual(
    scores.map(({ key, points, version }) => [key, points, version]),
    [
      ['between', 4, 1],
      ['educable', 3, 1],
      ['evidence', 3, 1],
      ['harm', 4, 1],
      ['people', 3, 1],
    ],
  )
})

test('the score in the register is that of the rule, whatever the marks', async () => {
  const { office, findingId } = await open()
  for (const marks of [
    [0, 0, 0, 0, 0],
    [1, 0, 4, 2, 3],
    [4, 4, 4, 4, 4],
    [3, 1, 2, 4, 1],
  ]) {
    const id = await addGap(office, {}, [findingId])
    await markGap(office, id, marks)
    const given = criterionIds.map((criterion, at) => ({ criterion, mark: marks[at]!, because: 'As the data say' }))
    assert.equal((await findGap(office.office.db, id))!.score, weighMarks(given, usualWeighting).score)
  }
})

test('a gap has no score while a mark is missing, and a later mark counts with its own reason', async () => {
  const { office, findingId } = await open()
  const id = await addGap(office, {}, [findingId])
  const give = (criterionKey: string, points: number, because: string) =>
    write(office, (tx) => scoreGap(tx, id, [{ criterionKey, points, because }]))
  await allowed(give('harm', 4, 'Bleeding that needed a second operation'))
  assert.equal((await findGap(office.office.db, id))!.score, null)
  await markGap(office, id, [4, 3, 3, 3, 4])
  office.setNow('2026-03-09T15:00:00Z')
  await allowed(give('harm', 2, 'No second operation since the spring'))
  assert.equal((await findGap(office.office.db, id))!.score, 2.8)
  const harm = (await listScores(office.office.db, id)).find(({ key }) => key === 'harm')
  assert.equal(harm!.because, 'No second operation since the spring')
  const kept = await office.office.db.selectFrom('ranking_mark').where('gap_id', '=', id).select('id').execute()
  assert.equal(kept.length, 7, 'one, then five of which harm had another reason, then one')
})

test('a mark without a reason, above four or on a closed gap is refused and writes nothing', async () => {
  const { office, findingId } = await open()
  const id = await addGap(office, {}, [findingId])
  const codes = []
  for (const score of [
    { criterionKey: 'harm', points: 4, because: ' ' },
    { criterionKey: 'harm', points: 5, because: 'x' },
  ]) {
    const answer = await write(office, (tx) => scoreGap(tx, id, [score]))
    codes.push(answer !== missing && !answer.ok && answer.refusal.code)
  }
  assert.deepEqual(codes, ['ranking/no-reason', 'ranking/not-a-mark'])
  assert.equal((await listScores(office.office.db, id)).length, 0)
  assert.equal(await write(office, (tx) => scoreGap(tx, newId(), [])), missing)
})

test('new weights make the next version, rank every gap anew, and marks count on', async () => {
  const { office, findingId } = await open()
  const [broad, deep] = [await addGap(office, {}, [findingId]), await addGap(office, {}, [findingId])]
  await markGap(office, broad, [0, 4, 4, 4, 4])
  await markGap(office, deep, [4, 2, 2, 2, 0])
  const scores = async () => [
    (await findGap(office.office.db, broad))!.score,
    (await findGap(office.office.db, deep))!.score,
  ]
  assert.deepEqual(await scores(), [2.8, 2.4])
  const weights = { harm: 0.6, people: 0.1, evidence: 0.1, educable: 0.1, between: 0.1 }
  assert.equal(
    await allowed(write(office, (tx) => setRanking(tx, { weights, why: 'Harm first, says the committee' }))),
    2,
  )
  await office.work()
  assert.deepEqual(await scores(), [1.6, 3])
  assert.deepEqual(await findPlace(office.office.db, 1.6), { of: 2, better: 1 })
  const [now, before] = await listRankings(office.office.db)
  assert.deepEqual([now!.version, now!.why, before!.version], [2, 'Harm first, says the committee', 1])
  assert.equal(before!.weights.length, 5)
  assert.equal(
    (await listScores(office.office.db, deep))[0]!.version,
    1,
    'the marks are still those of the first version',
  )
  const wrong = await write(office, (tx) => setRanking(tx, { weights: { ...weights, harm: 0.5 }, why: 'x' }))
  assert.equal(!wrong.ok && wrong.refusal.message, 'The weights have a sum of 0.9. Change them until it is 1')
  assert.equal((await findRanking(office.office.db))!.version, 2)
})

test('a gap that is parked leaves the draws of the weights, and comes back into them', async () => {
  const { office, findingId } = await open()
  const ids = []
  for (const marks of [
    [4, 4, 4, 4, 4],
    [3, 3, 3, 3, 3],
  ]) {
    ids.push(await addGap(office, {}, [findingId]))
    await markGap(office, ids.at(-1)!, marks)
  }
  const [first, second] = ids as [string, string]
  const firstShare = async (id: string) => (await findGap(office.office.db, id))!.inFirst
  assert.deepEqual([await firstShare(first), await firstShare(second)], [1, 0])
  await allowed(write(office, (tx) => stepGap(tx, first, 'parked', 'The order set is being rebuilt')))
  assert.deepEqual([await firstShare(first), await firstShare(second)], [null, 1])
  await allowed(write(office, (tx) => stepGap(tx, first, 'candidate', 'The order set is there')))
  assert.deepEqual([await firstShare(first), await firstShare(second)], [1, 0])
})

test('the reasons of many gaps are read at once, each the newest', async () => {
  const { office, findingId } = await open()
  const ids = [await addGap(office, {}, [findingId]), await addGap(office, {}, [findingId])]
  for (const id of ids) await markGap(office, id, [1, 1, 1, 1, 1])
  office.setNow('2026-03-09T15:00:00Z')
  await markGap(office, ids[0]!, [2, 2, 2, 2, 2])
  const rows = await listScoresOf(office.office.db, ids)
  assert.equal(rows.length, 10)
  assert.ok(rows.every(({ gapId, points }) => points === (gapId === ids[0] ? 2 : 1)))
  assert.deepEqual(await listScoresOf(office.office.db, []), [])
})
