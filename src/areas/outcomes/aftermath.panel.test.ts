import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actorOf, aGap } from '../../../test/gaps.ts'
import { allowed, aValue } from '../../../test/evidence.ts'
import { openTestOffice } from '../../../test/office.ts'
import { localDate } from '../../kernel/dates.ts'
import { proposeGap, stepGap } from '../gaps/gap.commands.ts'
import { recordMeasureValue } from '../measures/measure.commands.ts'
import { recordOrganization } from '../organizations/organization.commands.ts'
import { recordCommittee } from '../quality/committee.commands.ts'
import { acceptHandOver, handOver } from '../quality/hand-over.commands.ts'
import { acceptanceInput, handOverInput } from '../quality/hand-over.schema.ts'
import { nameMember } from '../quality/member.commands.ts'

const hospital = { name: 'Harbor Point', kind: 'hospital' as const, isProvider: false, city: 'Alder Bay', state: 'MA' }

/** A hand-over that became a finding with a measure, and what it takes to add a figure of a hospital. */
async function openAccepted() {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  await office.person('lena')
  const day = { today: office.office.today(), timeZone: 'UTC' }
  const facts = { organization: hospital.name, watches: 'Medicines', meets: 'every month' as const }
  const shared = { statement: '38 of 50 were stopped in time', population: 'Adults before surgery' }
  const numbers = { numerator: 38, denominator: 50, periodStart: '2026-01-01', periodEnd: '2026-01-31' }
  const words = { needType: 'unperceived', strength: 'moderate', reason: 'Counted', measure: 'Stopped in time' }
  const made = await office.office.write(actorOf(office, 'ada'), async (tx) => {
    await recordOrganization(tx, hospital)
    const committeeId = await allowed(recordCommittee(tx, { name: 'Medication Safety', ...facts }))
    await allowed(nameMember(tx, committeeId, { personId: office.idOf('lena'), part: 'liaison' }, day))
    const given = handOverInput.parse({ kind: 'numbers', ...shared, ...numbers })
    const id = await allowed(handOver(tx, committeeId, given, day.today))
    const accepted = acceptanceInput.parse({ ...shared, ...words, improvement: 'increase' })
    return { id, findingId: await allowed(acceptHandOver(tx, id, accepted, 'UTC')) }
  })
  const { source_id: sourceId } = await office.office.db
    .selectFrom('evidence_finding')
    .where('id', '=', made.findingId)
    .select('source_id')
    .executeTakeFirstOrThrow()
  const report = (reporter: string, numerator: number) =>
    office.office.write(actorOf(office, 'ada'), (tx) => {
      const period = { periodStart: localDate('2026-02-01'), periodEnd: localDate('2026-02-28') }
      const named = { canonical: 'office:stopped-in-time', name: 'Stopped in time', version: '' }
      const { measure, value } = aValue(sourceId, { reporter, ...period, numerator, value: numerator / 50 }, named)
      return allowed(recordMeasureValue(tx, measure, value))
    })
  return { office, ...made, report }
}

test('a committee reads the gap, and the measure of its own hospital since; its liaison is told by one mail', async () => {
  const { office, id, findingId, report } = await openAccepted()
  await office.work()
  assert.equal((await office.mails('lena@')).length, 1)
  const lena = office.as('lena')
  assert.match(
    (await lena.get(`/quality/hand-overs/${id}`)).text,
    /It speaks for no gap yet.*Then: 76%, Jan 2026\. No figure since/,
  )
  await office.office.write(actorOf(office, 'ada'), async (tx) => {
    const gapId = await allowed(proposeGap(tx, { ...aGap(), findingIds: [findingId] }))
    await allowed(stepGap(tx, gapId, 'accepted', 'It concerns our own learners'))
  })
  await report('Another Hospital', 10)
  await report('Harbor Point', 45)
  office.setNow('2026-03-03T15:00:00Z')
  await office.work()
  const page = await lena.get(`/quality/hand-overs/${id}`)
  assert.match(page.text, /Blood thinner not stopped.*, accepted.*Then: 76%, Jan 2026\. Since: 90%, Feb 2026/)
  assert.doesNotMatch(page.html, /href="\/gaps|href="\/evidence/, 'a liaison has no way into the office')
  const [mail, ...before] = await office.mails('lena@')
  assert.equal(before.length, 1)
  assert.match(mail!.body, /The gap “Blood thinner not stopped.*” is now accepted/)
  assert.match(mail!.body, /A new figure of “Stopped in time”: 90%, Feb 2026/)
  assert.doesNotMatch(mail!.body, /20%/, 'of another hospital nothing is told')
})
