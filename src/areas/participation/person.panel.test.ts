import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addLines } from '../../../test/activities.ts'
import { openTestOffice } from '../../../test/office.ts'
import { timedWork } from '../../platform/office.ts'
import { completeParticipation, startParticipation } from './record.commands.ts'

test('the page of a person has the ten newest of what they took part in, with state, and the way to all, page by page', async () => {
  const office = await openTestOffice()
  await office.person('ruth', { roles: ['office staff'] })
  await office.person('eve')
  await office.person('bob')
  const eveId = office.idOf('eve')
  const page = `/people/${eveId}`
  const ruth = office.as('ruth')
  assert.match((await ruth.get(page)).text, /Took part in The newest first Nothing yet/)
  const ids = await addLines(
    office,
    Array.from({ length: 51 }, (_, at) => ({ title: `Planned ${at}` })),
  )
  for (const [at, activityId] of ids.entries()) {
    office.setNow(new Date(Date.UTC(2026, 2, 3, 12, at)).toISOString())
    await office.office.write(timedWork, (tx) => startParticipation(tx, activityId, eveId))
  }
  await office.office.write(timedWork, (tx) => completeParticipation(tx, ids[50]!, eveId))
  const { html, text } = await ruth.get(page)
  const leaf = text.slice(text.indexOf('Took part in'), text.indexOf('All they took part in'))
  assert.equal(
    (leaf.match(/Planned \d+/g) ?? []).join(),
    Array.from({ length: 10 }, (_, at) => `Planned ${50 - at}`).join(),
  )
  assert.match(leaf, /Planned 50 Completed Tue, Mar 3, 2026.*Planned 49 Begun, not completed/)
  assert.ok(html.includes(`href="${page}/participation"`))
  const first = await ruth.get(`${page}/participation`)
  assert.doesNotMatch(first.text, /Planned 0\b/)
  const next = /href="([^"]+)" rel="next"/.exec(first.html)![1]!
  const last = await ruth.get(next.replaceAll('&amp;', '&'))
  assert.match(last.text, /Planned 0\b/)
  assert.doesNotMatch(last.text, /Planned 1\b|Next/)
  assert.equal((await office.as('bob').get(`${page}/participation`)).status, 404)
})
