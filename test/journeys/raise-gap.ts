import type { Walk } from './walk.ts'
import type { Walker } from './walker.ts'

const sentence = 'One adult in four on a blood thinner gets a dose that does not fit the kidney'

/** Ruth brings what hospitals and journals sent, reads findings out of it, and raises a gap that the office accepts. */
export async function raiseGap(walk: Walk): Promise<void> {
  const { walker } = walk
  await walker.signIn('Ruth')
  await walker.isAt(/waits? for you/)
  await importFile(walk, 'fhir/anticoagulant-2026-q1.json', ['3 rows read: 3 new.', '285 of 380, as the report says'])
  await importFile(walk, 'pubmed/care-gaps.xml', ['10 rows read: 10 new.', 'Synthesis, level 1'])
  await importFile(walk, 'pubmed/care-gaps.xml', ['10 rows read: 10 known.'])
  await acceptFinding(walk, 'Anticoagulant dose kidney', {})
  await acceptFinding(walk, /^Doses of direct oral anticoagulants/, {
    'What the source shows': 'One dose in four was not adapted to the kidney, in 31 trials with 48,200 adults',
    'Whom it is about': 'Adults with chronic kidney disease on an anticoagulant',
  })
  await propose(walk)
  await rank(walk)
  await walker.follow('Accept or park')
  await walker.press('Take this step')
  await walker.sees('Nothing is decided yet')
  await walker.tick('Accepted')
  await walker.fill({ Why: 'The committee voted for it without a voice against' })
  await walker.press('Take this step')
  await walker.sees('Accepted', 'Rank 1 of 1', 'Owner: Ruth Castellane', 'Plan education for it.')
}

/** Brings a file of the samples and reads what became of its rows. */
export async function importFile({ office, walker }: Walk, sample: string, says: string[]): Promise<void> {
  await walker.open('/imports/new')
  await walker.isAt('Import a file')
  await walker.attach('File', `test/samples/${sample}`)
  await walker.press('Bring it')
  await office.work()
  await waitForEnd(walker)
  await walker.sees('Done', ...says)
}

/** The page tells by itself how the import ends; without JavaScript one looks again. */
async function waitForEnd(walker: Walker): Promise<void> {
  for (let looks = 0; looks < 60 && (await walker.text()).includes('Running'); looks++) {
    await walker.page.waitForTimeout(200)
    if (!walker.hasScript) await walker.follow('Look again')
  }
}

async function acceptFinding({ walker }: Walk, source: string | RegExp, said: Record<string, string>): Promise<void> {
  await walker.open('/evidence/sources')
  await walker.follow(source)
  await walker.follow('Make a finding')
  await walker.fill(said)
  await walker.press('Sign this finding')
  await walker.sees('To decide', 'Accept or dismiss this finding.')
  await walker.tick('Accept')
  await walker.fill({ Why: 'These are our own patients, and nobody has looked at them before' })
  await walker.press('Decide')
  await walker.sees('Accepted by Ruth Castellane', 'This finding can stand behind a gap.')
}

async function propose(walk: Walk): Promise<void> {
  const { walker } = walk
  await walker.open('/gaps/new')
  await walker.tick(/^285 of 380/)
  await walker.tick(/^One dose in four/)
  await walker.press('Go on with these')
  await walker.sees('2 findings')
  await walker.fill({
    'The gap in one sentence': sentence,
    'Which patients': 'Adults on an anticoagulant',
    'What happens today': '285 of 380 adults had a dose that fits their kidney function',
    'What should happen': 'Every dose is held against the newest kidney function before it is ordered again',
    'Why the gap exists': 'The newest value is not on the screen where the dose is ordered',
    Target: '90',
    'Smallest change that matters': '5',
  })
  await walker.tick('Competence')
  await walker.pick('Profession 1', 'Physician')
  await walker.pick('Profession 2', 'Nurse')
  await walker.press('Propose this gap')
  await walker.isAt(sentence)
  await walker.sees('Candidate', 'No owner', '285 of 380', 'target 90%', 'Literature', 'Quality committee')
  walk.gap = new URL(walker.page.url()).pathname
}

async function rank(walk: Walk): Promise<void> {
  const { walker } = walk
  await walker.follow('Mark it')
  const marks = {
    harm: '3: Lasting',
    people: '3: 300',
    evidence: '3: Moderate',
    educable: '3: Most',
    between: '2: Two',
  }
  for (const mark of Object.values(marks)) await walker.tick(new RegExp(`^${mark}`))
  for (const part of ['harm', 'people', 'evidence', 'education can move it', 'between professions'])
    await walker.fill({ [`Because, for ${part}`]: 'Counted in the quality report of this quarter' })
  await walker.press('Keep the marks')
  await walker.sees('Counted in the quality report of this quarter')
  await walker.follow('Name an owner')
  await walker.pick('Owner', 'Ruth Castellane')
  await walker.press('Name the owner')
}
