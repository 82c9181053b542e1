import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addFigure, addMeasuredGap, afterMonth, teach } from '../../../test/outcomes.ts'
import { type TestOffice, openTestOffice } from '../../../test/office.ts'

async function open() {
  const office = await openTestOffice({ now: afterMonth(3) })
  await office.person('ada', { roles: ['office staff'] })
  return office
}

const front = async (office: TestOffice) => {
  const page = await office.visitor().get('/')
  return /What changed.*?(?=Office of Continuing|$)/.exec(page.text)?.[0] ?? null
}

/** A gap with months before, taught in May, and months from July on. */
async function tell(
  office: TestOffice,
  before: number[],
  after: number[],
  over: Parameters<typeof addMeasuredGap>[2] = {},
) {
  office.setNow(afterMonth(3))
  const { gapId } = await addMeasuredGap(office, before, over)
  await teach(office, gapId)
  office.setNow(afterMonth(11))
  for (const [at, numerator] of after.entries()) await addFigure(office, 6 + at, numerator, { measure: over.measure })
}

test('the public reads what was before education and what is since, and no hospital is named', async () => {
  const office = await open()
  await tell(office, [25, 27], [37, 38])
  const says = await front(office)
  assert.match(
    says!,
    /Blood thinner stopped in time: 52 in 100 before our education, 75 in 100 since\. We stop at 90 in 100\./,
  )
  assert.match(says!, /Adults with eGFR under 50\. 52 of 100 before education, 75 of 100 since\./)
  assert.match(says!, /not proof that education caused it/)
  assert.doesNotMatch(says!, /Alder Bay Medical Center|Hand-over/)
  assert.match(says!, /Jan 2026 25 50 50%/)
})

test('where one month is under eleven patients, only the two sums are shown', async () => {
  const office = await open()
  await tell(office, [25, 10], [37, 38])
  const says = await front(office)
  assert.match(says!, /35 of 100 before education/)
  assert.doesNotMatch(says!, /Jan 2026 25 50/)
  assert.match(says!, /Jan–Feb 2026 35 100 35%/)
})

test('where a sum would tell of fewer than eleven, also of those not reached, nothing is shown', async () => {
  const office = await open()
  await tell(office, [25], [40])
  assert.equal(await front(office), null, '10 of 50 were not stopped in time')
})

test('eleven may be told', async () => {
  const office = await open()
  await tell(office, [25], [39])
  assert.match((await front(office))!, /25 of 50 before education, 39 of 50 since/)
})

test('of several gaps the one that became better by most is told', async () => {
  const office = await open()
  await tell(office, [25], [30], { measure: { canonical: 'http://alderbay.example/Measure/a', name: 'Little' } })
  await tell(office, [15], [39], { measure: { canonical: 'http://alderbay.example/Measure/b', name: 'Much' } })
  assert.match((await front(office))!, /Much: 30 in 100 before our education, 78 in 100 since/)
})

test('a small difference is said to be possibly chance, and one for the worse is not told at all', async () => {
  const office = await open()
  await tell(office, [25], [28])
  assert.match((await front(office))!, /A difference of this size can still be chance/)
  const other = await open()
  await tell(other, [28], [25])
  assert.equal(await front(other), null)
})

test('without education, or without a period since, nothing has changed yet', async () => {
  const office = await open()
  assert.equal(await front(office), null)
  await addMeasuredGap(office, [25, 38])
  assert.equal(await front(office), null)
  await tell(office, [25, 38], [])
  assert.equal(await front(office), null)
})
