import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addLines } from '../../../test/activities.ts'
import { openTestOffice } from '../../../test/office.ts'
import { localDate } from '../../kernel/dates.ts'
import { timedWork } from '../../platform/office.ts'
import { completeParticipation, startParticipation } from '../participation/record.commands.ts'
import { setPolicy } from '../policies/policy.commands.ts'

/** An office where Eve and Bob took part on March 2, 2026 and had their records emptied the same day. */
async function openEmptied() {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['administrator', 'office staff'] })
  const [activityId] = await addLines(office, [{ title: 'Sepsis' }])
  for (const name of ['eve', 'bob']) {
    await office.person(name, { birthday: '03/07' })
    const personId = office.idOf(name)
    await office.office.write(timedWork, async (tx) => {
      await startParticipation(tx, activityId!, personId)
      await completeParticipation(tx, activityId!, personId)
    })
    await office.as(name).post('/my/data/erasure', { sure: 'yes', why: '' })
    const { db } = office.office
    const asked = db.selectFrom('privacy_request').where('person_id', '=', personId).select('id')
    const { id } = await asked.executeTakeFirstOrThrow()
    const decision = { outcome: 'accepted', why: 'As asked' }
    assert.equal((await office.as('ada').post(`/people/requests/${id}/decision`, decision)).status, 303)
  }
  const namesOn = async (day: string) => {
    office.setNow(`${day}T17:00:00Z`)
    await office.work()
    const people = office.office.db
      .selectFrom('people_person')
      .where('email', 'like', 'emptied-%')
      .orderBy('created_at')
    const rows = await people.orderBy('id').select(['given_name', 'birth_month']).execute()
    return rows.map(({ given_name, birth_month }) => `${given_name} ${birth_month}`)
  }
  return { office, namesOn }
}

test('the name of an emptied record stays to the last day of six years after its last credit, and goes by itself on the next', async () => {
  const { office, namesOn } = await openEmptied()
  assert.deepEqual(await namesOn('2032-03-01'), ['Eve 3', 'Bob 3'])
  const why = 'Back as a learner'
  assert.equal(
    (await office.as('ada').post(`/people/${office.idOf('bob')}/account/closure/withdrawal`, { why })).status,
    303,
  )
  assert.deepEqual(
    await namesOn('2032-03-02'),
    ['Emptied null', 'Bob 3'],
    'an account that was opened again keeps its name',
  )
  await namesOn('2032-03-04')
  const audit = office.office.db.selectFrom('platform_audit').where('act', '=', 'privacy.end-name')
  const rows = await audit.select(['subject', 'via', 'why']).execute()
  const told = 'Nothing has to be found by this name any more'
  assert.deepEqual(rows, [{ subject: office.idOf('eve'), via: 'timed work', why: told }])
})

test('an office that keeps names for seven years keeps them a year longer, from the day its policy holds', async () => {
  const { office, namesOn } = await openEmptied()
  const policy = {
    key: 'privacy.nameYears',
    value: 7,
    effectiveOn: localDate('2032-01-01'),
    why: 'A board asks',
  } as const
  await office.office.write(timedWork, (tx) => setPolicy(tx, policy))
  const short = await office.office.write(timedWork, (tx) => setPolicy(tx, { ...policy, value: 5 }))
  assert.equal(short.ok, false)
  assert.deepEqual(await namesOn('2032-03-02'), ['Eve 3', 'Bob 3'])
  assert.deepEqual(await namesOn('2033-03-01'), ['Eve 3', 'Bob 3'])
  assert.deepEqual(await namesOn('2033-03-02'), ['Emptied null', 'Emptied null'])
})
