import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Browser, openTestOffice } from '../../../test/office.ts'
import { type TypedChannel, channelPath, intakeForms, typedChannels } from './intake.schema.ts'

async function openDoor() {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  return { office, ada: office.as('ada') }
}

/** What someone would type into the form of a channel: everything it asks for. */
function filledIn(channel: TypedChannel): Record<string, string> {
  const form = intakeForms[channel]
  const facts = form.facts.map((field) => [field.key, field.choices?.[0] ?? `Answer to ${field.key}`])
  return {
    channel: channelPath(channel),
    title: `A ${form.name.toLowerCase()}`,
    issuer: 'Surgical quality committee',
    issuedOn: '2026-02-20',
    ...Object.fromEntries(facts),
    ...(form.asks.answers && { asked: '410', answered: '148' }),
    ...(form.asks.design && { design: 'cohort' }),
    topics: 'Surgery, anticoagulants',
  }
}

const counted = {
  measure: 'Blood thinner stopped in time',
  numerator: '38',
  denominator: '50',
  periodStart: '2026-01-01',
  periodEnd: '2026-01-31',
  improvement: 'increase',
}

async function typedSource(ada: Browser, form: Record<string, string>) {
  const sent = await ada.post('/evidence/sources', form)
  assert.equal(sent.status, 303, sent.text)
  return { path: sent.location, ...(await ada.get(sent.location)) }
}

test('each door has its form, and what is typed becomes a source with all of its answers', async () => {
  const { ada } = await openDoor()
  const doors = await ada.get('/evidence/sources/new')
  for (const channel of typedChannels) {
    assert.match(doors.html, new RegExp(`href="/evidence/sources/new\\?channel=${channelPath(channel)}"`))
    const form = await ada.get(`/evidence/sources/new?channel=${channelPath(channel)}`)
    assert.match(form.text, new RegExp(intakeForms[channel].facts[0]!.label))
    const page = await typedSource(ada, filledIn(channel))
    for (const fact of intakeForms[channel].facts) assert.ok(page.text.includes(fact.label), fact.label)
    assert.match(page.text, /Typed by a person/)
    assert.match(page.text, /Recorded, by Ada Tester/)
  }
  assert.match((await ada.get('/evidence/sources')).text, /Sources 5/)
})

test('a survey shows how many answered, and its finding starts out as felt', async () => {
  const { ada } = await openDoor()
  const page = await typedSource(ada, filledIn('survey'))
  assert.match(page.text, /Answered 148 of 410 \(36%\)/)
  const form = await ada.get(`${page.path}/findings/new`)
  assert.match(form.html, /value="perceived" checked/)
  assert.match(form.text, /148 of 410 answered; what is felt is moderate at most/)
  assert.match(form.html, /Answer to result<\/textarea>/)
})

test('a committee hands over a number, and the next one continues its series', async () => {
  const { office, ada } = await openDoor()
  await typedSource(ada, { ...filledIn('quality committee'), ...counted })
  const again = { numerator: '41', denominator: '49', periodStart: '2026-02-01', periodEnd: '2026-02-28' }
  await typedSource(ada, {
    ...filledIn('quality committee'),
    ...counted,
    ...again,
    measure: 'blood thinner STOPPED in time',
  })
  const values = await office.office.db
    .selectFrom('measures_value')
    .select(['measure_id', 'numerator', 'population'])
    .orderBy('period_start')
    .execute()
  assert.deepEqual(
    values.map((value) => [value.numerator, value.population]),
    [
      [38, ''],
      [41, ''],
    ],
  )
  assert.equal(values[0]!.measure_id, values[1]!.measure_id)
  const form = await ada.get('/evidence/sources/new?channel=quality-committee')
  assert.match(form.html, /<option value="Blood thinner stopped in time"/)
})

test('a refused form shows what was typed, with the sentence at its field', async () => {
  const { office, ada } = await openDoor()
  const send = (over: Record<string, string>) =>
    ada.post('/evidence/sources', { ...filledIn('quality committee'), ...over })
  const cases: [Record<string, string>, RegExp][] = [
    [{ title: '' }, /Enter the theme/],
    [{ issuedOn: '2026-02-30' }, /enter a day that exists/],
    [{ issuedOn: '2026-03-03' }, /This day is still to come/],
    [{ ...counted, numerator: '51' }, /Enter 50 or fewer/],
    [{ ...counted, numerator: 'some' }, /enter a whole number/],
    [{ measure: 'Falls' }, /Enter how many, or leave all numbers out/],
    [{ link: 'javascript:alert(1)' }, /Enter an address that begins with https/],
    [{ contributing: 'x'.repeat(2001) }, /Enter at most 2000 letters/],
  ]
  for (const [over, says] of cases) {
    const page = await send(over)
    assert.equal(page.status, 422)
    assert.match(page.text, says)
    assert.match(page.html, /value="Surgical quality committee"/)
  }
  assert.equal((await ada.post('/evidence/sources', { channel: 'literature' })).status, 404)
  assert.equal((await ada.get('/evidence/sources/new?channel=odd')).status, 404)
  assert.deepEqual(await office.office.db.selectFrom('evidence_source').select('id').execute(), [])
})

test('an empty form lists what is missing in the order of its fields', async () => {
  const { ada } = await openDoor()
  const page = await ada.post('/evidence/sources', { channel: 'survey' })
  const asks = [
    'Enter the name of the survey',
    'Enter who ran it',
    'Enter the last day of answers',
    'Enter who was asked',
    'Enter what they answered',
    'Enter how many were asked, 1 or more',
    'Enter how many answered',
  ]
  assert.ok(page.text.includes(`Nothing was recorded ${asks.join(' ')}`), page.text)
})

test('a work with a DOI is recorded once', async () => {
  const { ada } = await openDoor()
  const form = { ...filledIn('publication'), link: 'https://doi.org/10.5555/Own.1' }
  const page = await typedSource(ada, form)
  assert.match(page.text, /DOI 10\.5555\/own\.1/)
  const again = await ada.post('/evidence/sources', { ...form, link: '10.5555/own.1' })
  assert.equal(again.status, 422)
  assert.match(again.text, /This work is kept already, as “A own publication”/)
})

test('only who may record comes to the forms', async () => {
  const { office } = await openDoor()
  await office.person('sam', { roles: ['surveyor'] })
  await office.person('eve')
  for (const name of ['sam', 'eve']) {
    assert.equal((await office.as(name).get('/evidence/sources/new')).status, 404)
    assert.equal((await office.as(name).post('/evidence/sources', filledIn('survey'))).status, 404)
  }
})
