import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aValue, anArticle, allowed } from '../../../test/evidence.ts'
import { openTestOffice } from '../../../test/office.ts'
import { localDate } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import { timedWork } from '../../platform/office.ts'
import { recordMeasureValue } from './measure.commands.ts'
import type { MeasureDraft, ValueDraft } from './measure.schema.ts'
import { recordSource } from '../evidence/source.commands.ts'

async function openMeasured() {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  const { sourceId } = await allowed(office.office.write(timedWork, (tx) => recordSource(tx, anArticle())))
  const give = async (over: Partial<ValueDraft>, measureOver: Partial<MeasureDraft> = {}) => {
    const { measure, value } = aValue(sourceId, over, measureOver)
    return (await allowed(office.office.write(timedWork, (tx) => recordMeasureValue(tx, measure, value)))).measureId
  }
  const inMonth = (month: number, numerator: number) => ({
    periodStart: localDate(`2026-0${month}-01`),
    periodEnd: localDate(`2026-0${month}-28`),
    numerator,
    value: numerator / 50,
  })
  return { office, ada: office.as('ada'), give, inMonth }
}

test('a measure is a chart with its table, the newest number, and each number leads to its source', async () => {
  const { ada, give, inMonth } = await openMeasured()
  for (const [month, numerator] of [
    [1, 30],
    [2, 33],
    [3, 41],
  ] as const)
    await give(inMonth(month, numerator))
  const measureId = await give({ ...inMonth(3, 42), reporter: 'Harbor Hospital' })
  const page = await ada.get(`/evidence/measures/${measureId}`)
  assert.match(page.text, /Share Higher is better What clinicians do Newest: 82%, Mar 1, 2026 to Mar 28, 2026/)
  assert.match(page.html, /<svg class="plot/)
  assert.match(page.text, /41 of 50 in Mar 1, 2026 to Mar 28, 2026\. Higher is better\./)
  assert.match(page.text, /Harbor Hospital All 1/)
  assert.match(page.html, /href="\/evidence\/sources\/[0-9a-f-]{36}">Jan 1, 2026/)
  const other = await ada.get(`/evidence/measures/${measureId}?reporter=Harbor+Hospital&population=`)
  assert.match(other.text, /42 of 50 in/)
  assert.equal((await ada.get(`/evidence/measures/${measureId}?reporter=Nobody`)).status, 200)
})

test('where no report tells which way is better, the page asks, and the office says it with a reason', async () => {
  const { office, ada, give } = await openMeasured()
  const measureId = await give({}, { improvement: null })
  const path = `/evidence/measures/${measureId}`
  assert.match((await ada.get(path)).text, /No report says which way is better/)
  const none = await ada.post(path, { name: 'Stopped', kind: 'performance' })
  assert.equal(none.status, 422)
  assert.match(none.text, /Choose which way is better .*Enter why/)
  assert.match(none.html, /value="Stopped"/)
  const change = { name: 'Bleeding', improvement: 'decrease', kind: 'patient health', why: 'It counts harm' }
  assert.equal((await ada.post(path, change)).location, path)
  const page = await ada.get(path)
  assert.match(page.text, /Bleeding Share Lower is better How patients fare/)
  assert.doesNotMatch(page.text, /No report says/)
  const audit = await office.office.db
    .selectFrom('platform_audit')
    .where('act', '=', 'measure.change')
    .select(['why', 'before'])
    .executeTakeFirstOrThrow()
  assert.equal(audit.why, 'It counts harm')
  assert.equal((audit.before as { kind: string }).kind, 'performance')
})

test('measures are listed by name, narrowed by words, page by page', async () => {
  const { ada, give } = await openMeasured()
  for (let i = 10; i < 45; i += 1) await give({}, { canonical: `m:${i}`, name: `Measure ${i}` })
  const first = await ada.get('/evidence/measures')
  assert.match(first.text, /Measures 35 .*Measure 10 .*Measure 39/)
  const next = /href="(\/evidence\/measures\?after=[^"]+)"/.exec(first.html)![1]!.replaceAll('&amp;', '&')
  assert.match((await ada.get(next)).text, /Measure 40 .*Measure 44/)
  assert.doesNotMatch((await ada.get('/evidence/measures?q=measure+12')).text, /Measure 13/)
  assert.match((await ada.get('/evidence/measures?q=nothing')).text, /No measure fits/)
})

test('a surveyor reads measures and changes none; learners see none', async () => {
  const { office, ada, give } = await openMeasured()
  await office.person('eve')
  await office.person('sam', { roles: ['surveyor'] })
  const path = `/evidence/measures/${await give({})}`
  const change = { name: 'x', improvement: 'decrease', kind: 'performance', why: 'x' }
  assert.equal((await office.as('eve').get('/evidence/measures')).status, 404)
  assert.equal((await office.as('eve').get(path)).status, 404)
  assert.doesNotMatch((await office.as('sam').get(path)).html, /Change the measure/)
  for (const name of ['eve', 'sam']) assert.equal((await office.as(name).post(path, change)).status, 404)
  for (const id of [newId(), 'nothing']) {
    assert.equal((await ada.get(`/evidence/measures/${id}`)).status, 404)
    assert.equal((await ada.post(`/evidence/measures/${id}`, change)).status, 404)
  }
})
