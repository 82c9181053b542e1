import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestOffice } from '../../../test/office.ts'

test('the page of policies tells the value in force, in whatever order values were set', async () => {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['administrator'] })
  const ada = office.as('ada')
  const set = (value: string, effectiveOn: string) =>
    ada.post('/policies/credit.passPercent', { value, effectiveOn, why: 'The committee said so' })
  await set('80', '2026-03-01')
  office.setNow('2026-03-02T16:00:00Z')
  await set('75', '2026-02-01')
  assert.match((await ada.get('/policies')).text, /Pass mark of a test, in percent.*80 The office/)
  assert.match((await ada.get('/policies/credit.passPercent')).html, /value="80"/)
})

test('a value that holds from a later day on does not show as set by the office yet', async () => {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['administrator'] })
  const later = { value: '80', effectiveOn: '2026-03-03', why: 'The committee said so' }
  await office.as('ada').post('/policies/credit.passPercent', later)
  assert.match((await office.as('ada').get('/policies')).text, /Pass mark of a test, in percent.*70 As delivered/)
})

test('a policy of a few words tells what each of them does, and begins its word with a capital', async () => {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['administrator'] })
  const ada = office.as('ada')
  assert.match(
    (await ada.get('/policies')).text,
    /between 0\.75 and 1, and no rule says which: up makes 1.* Up As delivered/,
  )
  const tie = { value: 'down', effectiveOn: '2026-03-01', why: 'The committee said so' }
  assert.match((await ada.get('/policies/credit.tie')).html, /<option value="down">Down</)
  assert.equal((await ada.post('/policies/credit.tie', tie)).status, 303)
  assert.match((await ada.get('/policies')).text, /Minutes halfway between two quarter hours: Down/)
})
