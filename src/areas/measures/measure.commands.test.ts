import { listPage } from '../../platform/listing.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type TestOffice, openTestOffice } from '../../../test/office.ts'
import { anArticle, aValue, allowed } from '../../../test/evidence.ts'
import { missing } from '../../kernel/decision.ts'
import { localDate } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import { timedWork } from '../../platform/office.ts'
import { recordMeasureValue, setMeasure } from './measure.commands.ts'
import type { MeasureDraft, ValueDraft } from './measure.schema.ts'
import {
  findMeasure,
  listMeasuresOf,
  listMeasures,
  listSeries,
  listSeriesOf,
  listValuesOfSource,
} from './measure.store.ts'
import { recordSource } from '../evidence/source.commands.ts'

async function openMeasured() {
  const office = await openTestOffice()
  const { sourceId } = await allowed(office.office.write(timedWork, (tx) => recordSource(tx, anArticle())))
  const give = (value: Partial<ValueDraft>, measure: Partial<MeasureDraft> = {}) =>
    office.office.write(timedWork, (tx) => {
      const draft = aValue(sourceId, value, measure)
      return recordMeasureValue(tx, draft.measure, draft.value)
    })
  return { office, sourceId, give }
}

async function series(office: TestOffice, measureId: string) {
  return (await listSeries(office.office.db, measureId, 'Alder Bay Medical Center', '')).map((value) => value.value)
}

test('the same numbers again change nothing; other numbers stand beside them, and the series shows the newest', async () => {
  const { office, give } = await openMeasured()
  const first = await allowed(give({}))
  const again = await allowed(give({}))
  const restated = await allowed(give({ numerator: 40, value: 0.8 }))
  assert.deepEqual([first.outcome, again.outcome, restated.outcome], ['made', 'same', 'changed'])
  assert.deepEqual([restated.edition, restated.changes], [2, ['numerator 40, before 38', 'value 0.8, before 0.76']])
  assert.deepEqual(await series(office, first.measureId), [0.8])
  const rows = await office.office.db.selectFrom('measures_value').select('id').execute()
  assert.equal(rows.length, 2)
  assert.equal((await allowed(give({ numerator: 40, value: 0.8 }))).outcome, 'same')
})

test('a series is in the order of its periods, whatever order they came in, and parted by reporter and population', async () => {
  const { office, give } = await openMeasured()
  const period = (month: string, value: number | null) => ({
    periodStart: localDate(`2026-${month}-01`),
    periodEnd: localDate(`2026-${month}-28`),
    value,
  })
  const { measureId } = await allowed(give(period('03', 0.6)))
  await allowed(give(period('01', 0.5)))
  await allowed(give(period('02', null)))
  await allowed(give({ ...period('01', 0.1), population: 'Over 70' }))
  await allowed(give({ ...period('01', 0.2), reporter: 'Harbor Hospital' }))
  assert.deepEqual(await series(office, measureId), [0.5, null, 0.6])
  assert.deepEqual(await listSeriesOf(office.office.db, measureId), [
    { reporter: 'Alder Bay Medical Center', population: '', periods: 3, latest: '2026-03-28' },
    { reporter: 'Alder Bay Medical Center', population: 'Over 70', periods: 1, latest: '2026-01-28' },
    { reporter: 'Harbor Hospital', population: '', periods: 1, latest: '2026-01-28' },
  ])
  const asked = { narrow: {}, words: 'stop', order: 'name' }
  const [measure] = (await listPage(office.office.db, listMeasures, asked, 10)).rows
  assert.deepEqual([measure!.values, measure!.reporters, measure!.latest], [5, 2, '2026-03-28'])
})

test('what is counted in another unit under the same address is a measure of its own', async () => {
  const { office, give } = await openMeasured()
  const share = await allowed(give({}))
  const minutes = await allowed(give({ value: 12 }, { unit: 'continuous' }))
  assert.notEqual(share.measureId, minutes.measureId)
  const kept = await listMeasuresOf(office.office.db, 'http://alderbay.example/Measure/stopped-in-time')
  assert.deepEqual(kept.map((measure) => measure.unit).sort(), ['continuous', 'proportion'])
})

test('an impossible value is refused and leaves nothing', async () => {
  const { office, give } = await openMeasured()
  const cases = [
    { over: { periodEnd: localDate('2025-12-31') }, code: 'measure/wrong-period' },
    { over: { numerator: 2 ** 31 }, code: 'measure/too-large' },
    { over: { population: 'x'.repeat(201) }, code: 'measure/too-long' },
  ]
  for (const { over, code } of cases) {
    const refused = await give(over)
    assert.ok(!refused.ok && refused.refusal.code === code)
  }
  await allowed(give({ numerator: 2 ** 31 - 1, population: 'x'.repeat(200) }))
  assert.equal((await listPage(office.office.db, listMeasures, { narrow: {}, order: 'name' }, 10)).count, 1)
})

test('which way is better is learned from the first report that tells it, and kept against a later one', async () => {
  const { office, give } = await openMeasured()
  const { measureId } = await allowed(give({}, { improvement: null }))
  const told = async () => {
    const measure = await findMeasure(office.office.db, measureId)
    return [measure!.improvement, measure!.isImprovementTold]
  }
  assert.deepEqual(await told(), ['increase', false])
  await allowed(give({}, { improvement: 'decrease' }))
  assert.deepEqual(await told(), ['decrease', true])
  const later = await allowed(give({}, { improvement: 'increase' }))
  assert.deepEqual(later.changes, ['the report calls a increase better, the measure a decrease'])
  assert.deepEqual(await told(), ['decrease', true])
})

test('a title replaces the end of the address, and nothing replaces a title', async () => {
  const { office, give } = await openMeasured()
  const name = async (measureId: string) => (await findMeasure(office.office.db, measureId))!.name
  const { measureId } = await allowed(give({}, { name: 'Stopped in time', improvement: null }))
  assert.equal(await name(measureId), 'Stopped in time')
  await allowed(give({}, { name: 'Blood thinner stopped', improvement: null }))
  assert.equal(await name(measureId), 'Blood thinner stopped')
  await allowed(give({}, { name: 'Another title', improvement: null }))
  assert.equal(await name(measureId), 'Blood thinner stopped')
  assert.equal((await findMeasure(office.office.db, measureId))!.isImprovementTold, false)
})

test('the office sets the kind and direction of a measure, with the audit', async () => {
  const { office, give } = await openMeasured()
  const { measureId } = await allowed(give({}))
  const change = {
    name: 'Stopped in time',
    improvement: 'decrease',
    kind: 'patient health',
    why: 'It counts harm',
  } as const
  await allowed(office.office.write(timedWork, (tx) => setMeasure(tx, measureId, change)))
  const measure = await findMeasure(office.office.db, measureId)
  assert.deepEqual(
    [measure!.name, measure!.improvement, measure!.kind],
    ['Stopped in time', 'decrease', 'patient health'],
  )
  assert.equal(await office.office.write(timedWork, (tx) => setMeasure(tx, newId(), change)), missing)
})

test('each value of a source says whether a later edition superseded it, and each new one is news', async () => {
  const { office, sourceId, give } = await openMeasured()
  await allowed(give({}))
  await allowed(give({ numerator: 40, value: 0.8 }))
  const values = await listValuesOfSource(office.office.db, sourceId)
  assert.deepEqual(
    values.map((value) => [value.edition, value.isSuperseded]),
    [
      [1, true],
      [2, false],
    ],
  )
  const news = await office.office.db.selectFrom('platform_news').select('kind').execute()
  assert.deepEqual(
    news.map((one) => one.kind),
    ['measure.value-recorded', 'measure.value-recorded'],
  )
})
