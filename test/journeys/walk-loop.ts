import { after } from 'node:test'
import { launchBrowser } from '../browser.ts'
import { openServedOffice } from './served-office.ts'
import { walkStations } from './stations.ts'
import { type Way, openWalker } from './walker.ts'

/** Walks one gap from its evidence to its outcome, as the people whose part it is. Each way has a file, so that they walk at once. */
export async function walkLoop(way: Way): Promise<void> {
  const browser = await launchBrowser()
  after(() => browser.close())
  const office = await openServedOffice('2026-05-11T14:00:00Z')
  const walker = await openWalker(browser, office, { ...way, pictures: process.env.JOURNEY_PICTURES })
  await walkStations({ office, walker, gap: '', plan: '' })
}
