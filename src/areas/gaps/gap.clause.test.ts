import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allowed } from '../../../test/evidence.ts'
import { acceptGap, actorOf, addFinding, addGap } from '../../../test/gaps.ts'
import { openTestOffice } from '../../../test/office.ts'
import { localDate } from '../../kernel/dates.ts'
import { decideFinding } from '../evidence/finding.commands.ts'
import { gapClauses } from './gap.clause.ts'
import { markPlanned, stepGap } from './gap.commands.ts'

const timeZone = 'America/New_York'
const march = { from: localDate('2026-03-01'), to: localDate('2026-03-31'), timeZone }
const april = { from: localDate('2026-04-01'), to: localDate('2026-04-30'), timeZone }

test('the mission counts findings of each channel that reached a gap, and gaps between professions with education', async () => {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  const write = office.office.write
  const survey = { channel: 'survey', kind: 'survey result' } as const
  const [linked, loose] = [await addFinding(office, { source: survey }), await addFinding(office, { source: survey })]
  const [advance, other] = [await addFinding(office), await addFinding(office)]
  const dismissed = await addFinding(office)
  await allowed(write(actorOf(office, 'ada'), (tx) => decideFinding(tx, dismissed, 'dismissed', 'Another population')))
  assert.ok(loose)
  const planned = await addGap(office, {}, [linked, advance])
  await addGap(office, { needKnowledge: true, needCompetence: false, needPerformance: false }, [advance])
  const nurses = await addGap(office, { audience: [{ profession: 'nurse', specialty: '' }] }, [other])
  const parked = await addGap(office, {}, [other])
  await acceptGap(office, planned)
  await allowed(write(actorOf(office, 'ada'), (tx) => markPlanned(tx, planned, 'Activity 26-001')))
  await allowed(write(actorOf(office, 'ada'), (tx) => stepGap(tx, parked, 'parked', 'Later')))
  assert.ok(nurses)
  const numbers = async (period: typeof march) =>
    Object.fromEntries(
      (await Promise.all(gapClauses.map((source) => source(office.office.db, period))))
        .flat()
        .map(({ clause, n, of }) => [clause, `${n} of ${of}`]),
    )
  assert.deepEqual(await numbers(march), {
    N1: '1 of 2',
    N2: '0 of 0',
    N3: '2 of 2',
    N4: '0 of 0',
    N5: '0 of 0',
    N6: '0 of 0',
    N7: '1 of 2',
    N8: '1 of 2',
  })
  assert.equal((await numbers(april)).N3, '0 of 0', 'findings count in the period they were accepted in')
  assert.equal((await numbers(april)).N8, '1 of 2', 'gaps count while they are open')
  const before = { from: localDate('2026-01-01'), to: localDate('2026-03-01'), timeZone }
  assert.equal((await numbers(before)).N8, '0 of 0', 'and not before they were there')
})
