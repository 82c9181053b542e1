import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameIn, planIn } from '../../../test/activities.ts'
import { aTie, classifyIn, tellIn } from '../../../test/integrity.ts'
import { openTestOffice } from '../../../test/office.ts'
import { setPolicy } from '../policies/policy.commands.ts'
import { actorOf } from '../../../test/gaps.ts'

async function open() {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  await office.person('iris', { roles: ['integrity officer'] })
  await office.person('root', { roles: ['administrator'] })
  await office.person('henrik', { familyName: 'Okonjo' })
  const activityId = await planIn(office)
  await nameIn(office, activityId, 'henrik', 'faculty')
  await office.work()
  const waits = async (name: string) => (await office.as(name).get('/office')).text
  return { office, activityId, iris: office.as('iris'), waits }
}

test('what a disclosure asks of the officer stands on their home alone, one thing after the other, until it is done', async () => {
  const { office, activityId, iris, waits } = await open()
  assert.match(await waits('iris'), /Nothing waits for you/, 'who was asked is waited for')
  await tellIn(office, activityId, 'henrik', [aTie()])
  assert.match(
    await waits('iris'),
    /One thing waits.*Classify Veldane Therapeutics: eligible or ineligible.*Told by Henrik/,
  )
  for (const other of ['ada', 'root']) assert.doesNotMatch(await waits(other), /Veldane|Okonjo “/)
  const link = /href="(\/integrity\/companies\/[^"]+)"/.exec((await iris.get('/office')).html)![1]!
  assert.equal((await iris.get(link)).status, 200)
  await classifyIn(office, 'iris')
  assert.match(await waits('iris'), /One thing waits.*By Tue, Mar 31, 2026 Decide whether the content is related/)
  const tie = /href="(\/integrity\/activities\/[^"]+\/relationships\/[^"]+)"/.exec(
    (await iris.get('/office')).html,
  )![1]!
  await iris.post(`${tie}/relevance`, { isRelevant: 'yes', why: 'It makes the drug that is taught' })
  assert.match(await waits('iris'), /One thing waits.*Mitigate before Wed, Apr 1, 2026: Henrik Okonjo and Veldane/)
  await iris.post(`${tie}/relevance`, { isRelevant: 'no', why: 'Another drug is taught' })
  assert.match(await waits('iris'), /Nothing waits for you/)
})

test('a company found eligible leaves nothing to decide', async () => {
  const { office, activityId, waits } = await open()
  await tellIn(office, activityId, 'henrik', [aTie()])
  await classifyIn(office, 'iris', 'eligible')
  assert.match(await waits('iris'), /Nothing waits for you/)
})

test('a disclosure counts as old by what the office has set', async () => {
  const { office, activityId, waits } = await open()
  await tellIn(office, activityId, 'henrik')
  office.setNow('2026-05-04T15:00:00Z')
  assert.match(await waits('iris'), /Nothing waits for you/)
  const set = { key: 'integrity.validMonths' as const, value: 1, effectiveOn: office.office.today(), why: 'We vote' }
  await office.office.write(actorOf(office, 'root'), (tx) => setPolicy(tx, set))
  assert.match(await waits('iris'), /One thing waits.*Ask Henrik Okonjo for an update/)
})
