import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, test } from 'node:test'
import { launchBrowser } from '../browser.ts'
import { readIn } from '../imports.ts'
import { type ServedOffice, openServedOffice } from './served-office.ts'
import { type Walker, type Way, openWalker } from './walker.ts'

const browser = await launchBrowser()
after(() => browser.close())

/** Longer than the page waits before it looks again. */
const oneLookMs = 2500

async function openDesk(way: Way): Promise<{ office: ServedOffice; walker: Walker }> {
  const office = await openServedOffice('2026-05-11T14:00:00Z')
  const walker = await openWalker(browser, office, way)
  await walker.signIn('Ruth')
  return { office, walker }
}

/** An import that runs until the test ends it, and its page open. */
async function openRun(office: ServedOffice, walker: Walker): Promise<() => Promise<unknown>> {
  const file = { name: 'care-gaps.xml', bytes: readFileSync('test/samples/pubmed/care-gaps.xml') }
  const runId = await readIn(office, file, 'pubmed')
  await walker.open(`/imports/${runId}`)
  await walker.sees('Running', 'It begins in a moment.', 'Ended not yet')
  return () => office.work()
}

/** Counts how often the page is asked for, and how often it is loaded anew. */
function watch({ page }: Walker): { looks: number; loads: number } {
  const counts = { looks: 0, loads: 0 }
  page.on('request', () => (counts.looks += 1))
  page.on('load', () => (counts.loads += 1))
  return counts
}

test('the page of an import takes over how it ended, leaves the reader where they are, and looks no more', async () => {
  const { office, walker } = await openDesk({ width: 1440, script: true })
  for (const { at, says } of [
    { at: 'All imports', says: '10 rows read: 10 new.' },
    { at: 'Look again', says: '10 rows read: 10 known.' },
  ]) {
    const end = await openRun(office, walker)
    const counts = watch(walker)
    await walker.page.getByRole('link', { name: at }).focus()
    await walker.page.waitForTimeout(oneLookMs)
    assert.ok(counts.looks > 0, 'it looks while the import runs')
    await end()
    await walker.page.getByRole('status').filter({ hasText: says }).waitFor()
    await walker.sees('Done', 'Line What Result Why 5 Article 90000101')
    assert.doesNotMatch(await walker.text(), /Running|not yet/)
    assert.equal(await walker.page.evaluate(() => document.activeElement?.textContent), at)
    const { looks } = counts
    await walker.page.waitForTimeout(oneLookMs)
    assert.deepEqual(counts, { looks, loads: 0 })
  }
})

test('without JavaScript the page stays as it is until one looks again', async () => {
  const { office, walker } = await openDesk({ width: 320, script: false })
  const end = await openRun(office, walker)
  await end()
  const counts = watch(walker)
  await walker.page.waitForTimeout(oneLookMs)
  assert.deepEqual(counts, { looks: 0, loads: 0 })
  await walker.follow('Look again')
  await walker.sees('Done', '10 rows read: 10 new.', 'Import another file')
})
