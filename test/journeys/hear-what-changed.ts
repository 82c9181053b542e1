import { importFile } from './raise-gap.ts'
import type { Walk } from './walk.ts'

/** After 61 days Samuel is asked in his own words, a second period arrives, and the gap shows both. */
export async function hearWhatChanged(walk: Walk): Promise<void> {
  const { walker, office } = walk
  await office.passDays(61)
  await office.work()
  await walker.leave()
  await walker.openMail('samuel', /change|work|commit|said/i)
  await walker.sees('look at the newest kidney function before every dose')
  await walker.follow(/\/link\/follow-up\//)
  await walker.tick('Yes, as I wrote')
  await walker.press('Send my answer')
  await walker.isAt('Thank you')
  await walker.signIn('Ruth')
  await importFile(walk, 'fhir/anticoagulant-2026-q2.json', ['new'])
  await office.work()
  await walker.open(walk.gap)
  await walker.sees('Jan–Mar 2026', 'Apr–Jun 2026')
  await walker.sees('Addressed, still open', 'Decide whether this gap stays open.')
}
