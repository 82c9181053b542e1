import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type TestOffice, openTestOffice } from '../../../test/office.ts'
import { anArticle, aValue, allowed } from '../../../test/evidence.ts'
import { missing } from '../../kernel/decision.ts'
import { newId } from '../../kernel/ids.ts'
import { timedWork } from '../../platform/office.ts'
import { decideFinding, recordFinding } from './finding.commands.ts'
import type { FindingInput } from './finding.schema.ts'
import { listPage } from '../../platform/listing.ts'
import { type FindingFilter, countFindings, findFinding, findings, listDecisions } from './finding.store.ts'
import { recordMeasureValue } from '../measures/measure.commands.ts'
import { recordSource, retractSource } from './source.commands.ts'

async function openWithArticle(): Promise<{ office: TestOffice; sourceId: string; as: typeof timedWork }> {
  const office = await openTestOffice()
  const ada = await office.person('ada', { roles: ['office staff'] })
  const as = { personId: ada, roles: ['office staff'], via: 'session' } as const
  const { sourceId } = await allowed(office.office.write(as, (tx) => recordSource(tx, anArticle())))
  return { office, sourceId, as }
}

function aFinding(sourceId: string, over: Partial<FindingInput> = {}): FindingInput {
  return {
    sourceId,
    statement: 'Longer stops in weak kidneys halved major bleeding',
    population: 'Adults with eGFR under 50',
    needType: 'ascribed',
    strength: 'moderate',
    caveats: '',
    measureValueId: null,
    comparator: null,
    topics: [],
    ...over,
  }
}

test('a finding is open, then accepted, and a later dismissal supersedes and keeps the first decision', async () => {
  const { office, sourceId, as } = await openWithArticle()
  const { db, write } = office.office
  const findingId = await allowed(
    write(as, (tx) =>
      recordFinding(tx, aFinding(sourceId, { topics: ['Anticoagulants', 'anticoagulants', 'Surgery'] })),
    ),
  )
  assert.equal((await findFinding(db, findingId))!.state, 'open')
  await allowed(write(as, (tx) => decideFinding(tx, findingId, 'accepted', 'Fits what our committee sees')))
  office.setNow('2026-03-09T15:00:00Z')
  await allowed(write(as, (tx) => decideFinding(tx, findingId, 'dismissed', 'The cohort was another population')))
  const finding = await findFinding(db, findingId)
  assert.deepEqual([finding!.state, finding!.reason], ['dismissed', 'The cohort was another population'])
  assert.deepEqual(
    (await listDecisions(db, findingId)).map((decision) => decision.verdict),
    ['dismissed', 'accepted'],
  )
  const news = await db
    .selectFrom('platform_news')
    .where('subject', '=', findingId)
    .orderBy('seq')
    .select('kind')
    .execute()
  assert.deepEqual(
    news.map((one) => one.kind),
    ['finding.accepted', 'finding.dismissed'],
  )
})

test('the same verdict twice is refused, and so is a finding of a source that is not there', async () => {
  const { office, sourceId, as } = await openWithArticle()
  const { write } = office.office
  const findingId = await allowed(write(as, (tx) => recordFinding(tx, aFinding(sourceId))))
  await allowed(write(as, (tx) => decideFinding(tx, findingId, 'accepted', 'Fits')))
  const again = await write(as, (tx) => decideFinding(tx, findingId, 'accepted', 'Fits again'))
  assert.ok(again !== missing && !again.ok && again.refusal.code === 'finding/decided-so')
  assert.equal(await write(as, (tx) => recordFinding(tx, aFinding(newId()))), missing)
  assert.equal(await write(as, (tx) => decideFinding(tx, newId(), 'accepted', 'Fits')), missing)
})

test('a retracted source supports no new finding and no acceptance, but its findings can be dismissed', async () => {
  const { office, sourceId, as } = await openWithArticle()
  const { write } = office.office
  const findingId = await allowed(write(as, (tx) => recordFinding(tx, aFinding(sourceId))))
  await write(timedWork, (tx) => retractSource(tx, { system: 'pubmed', identifier: '1001' }, 'Notice 1002'))
  const made = await write(as, (tx) => recordFinding(tx, aFinding(sourceId)))
  assert.ok(made !== missing && !made.ok && made.refusal.code === 'finding/source-retracted')
  const accepted = await write(as, (tx) => decideFinding(tx, findingId, 'accepted', 'Fits'))
  assert.ok(accepted !== missing && !accepted.ok && accepted.refusal.code === 'finding/source-retracted')
  await allowed(write(as, (tx) => decideFinding(tx, findingId, 'dismissed', 'Its source was retracted')))
})

test('a number of another source cannot stand in a finding', async () => {
  const { office, sourceId, as } = await openWithArticle()
  const { write } = office.office
  const other = await allowed(write(as, (tx) => recordSource(tx, anArticle({ identifier: '1009' }))))
  const { measure, value } = aValue(other.sourceId)
  const { valueId } = await allowed(write(as, (tx) => recordMeasureValue(tx, measure, value)))
  const refused = await write(as, (tx) => recordFinding(tx, aFinding(sourceId, { measureValueId: valueId })))
  assert.ok(refused !== missing && !refused.ok && refused.refusal.code === 'finding/foreign-value')
  const own = aFinding(other.sourceId, { measureValueId: valueId })
  const findingId = await allowed(write(as, (tx) => recordFinding(tx, own)))
  assert.equal((await findFinding(office.office.db, findingId))!.measureId !== null, true)
})

test('the list is narrowed by state, channel and words, and goes on from where it ended', async () => {
  const { office, sourceId, as } = await openWithArticle()
  const { db, write } = office.office
  const ids: string[] = []
  for (const [i, statement] of ['One bleeding', 'Two clots', 'Three bleedings'].entries()) {
    office.setNow(`2026-03-0${i + 2}T15:00:00Z`)
    ids.push(await allowed(write(as, (tx) => recordFinding(tx, aFinding(sourceId, { statement })))))
  }
  await allowed(write(as, (tx) => decideFinding(tx, ids[1]!, 'accepted', 'Fits')))
  const list = async (narrow: FindingFilter, more: { words?: string; after?: string } = {}) =>
    listPage(db, findings, { narrow, order: 'newest', ...more }, more.after ? 10 : 1_000)
  const statements = async (...asked: Parameters<typeof list>) =>
    (await list(...asked)).rows.map((row) => row.statement)
  assert.deepEqual(await statements({ state: 'open' }), ['Three bleedings', 'One bleeding'])
  assert.deepEqual(await statements({}, { words: 'BLEEDING one' }), ['One bleeding'])
  assert.deepEqual(await statements({}, { words: '100%' }), [])
  assert.deepEqual(await statements({ channel: 'survey' }), [])
  const { after } = await listPage(db, findings, { narrow: {}, order: 'newest' }, 1)
  assert.deepEqual(await statements({}, { after }), ['Two clots', 'One bleeding'])
  assert.deepEqual(await countFindings(db), { open: 2, accepted: 1, dismissed: 0 })
})
