import assert from 'node:assert/strict'
import type { Walk } from './walk.ts'

const why = 'Eight in ten get the right dose and nine should; the next two quarters will show whether it holds'
const asked = /^Decide whether gap 1 stays open|The figure for Apr–Jun 2026 is in: 328 of 400/

/** The owner is asked. The figure is short of the target: closing it in a word is refused, and it stays open with a reason. */
export async function decideGap(walk: Walk): Promise<void> {
  const { walker } = walk
  await walker.open('/office')
  await walker.sees(asked)
  await walker.follow(asked)
  await walker.sees('Does this gap stay open?', 'It is short of it')
  await walker.tick('Close it')
  await walker.fill({ Why: 'Enough' })
  await walker.press('Decide')
  await walker.isAt('Does gap 1 stay open?')
  await walker.sees('Nothing is decided yet', 'Say in a full sentence why it closes')
  await walker.tick('It stays open')
  await walker.fill({ Why: why })
  await walker.press('Decide')
  await walker.sees('Addressed, still open', `Kept open. ${why}`, 'Ruth Castellane, on 328 of 400 in Apr–Jun 2026')
  await walker.open('/office')
  assert.doesNotMatch(await walker.text(), asked)
  await walker.open('/outcomes?view=taught')
  await walker.sees('328 of 400, Apr–Jun 2026', '90%', 'R. Castellane', 'Addressed')
}
