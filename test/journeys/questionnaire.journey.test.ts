import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { launchBrowser } from '../browser.ts'
import { openServedOffice } from './served-office.ts'
import { type Walker, openWalker } from './walker.ts'

const browser = await launchBrowser()
after(() => browser.close())

const picture = {
  name: 'ward.png',
  mimeType: 'image/png',
  buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
}

/** A question of each way of asking that has fields of its own, on its page. */
const questions: { way: string; page: number; says: Record<string, string> }[] = [
  {
    way: 'Choose one answer',
    page: 1,
    says: { Question: 'Where do you work?', 'Answers to choose from': 'Ward\nClinic' },
  },
  {
    way: 'Rows on the same scales',
    page: 2,
    says: { Question: 'Rate these', Rows: 'Stopping\nRestarting', Scales: 'Ability | 5' },
  },
  {
    way: 'Put things in order',
    page: 2,
    says: { Question: 'What first?', 'Things to put in order': 'Fluids = 2\nHelp = 1' },
  },
  {
    way: 'Give out points',
    page: 2,
    says: { Question: 'What more?', 'What gets points': 'Rounds\nTalks', 'Points together': '10' },
  },
  { way: 'A file', page: 3, says: { Question: 'Send a plan of {{q1}}' } },
  {
    way: 'Select parts of a text',
    page: 3,
    says: { Question: 'What is wrong?', 'The text': 'Give it [* late] and [once].' },
  },
]

async function add(walker: Walker, { way, page, says }: (typeof questions)[number]): Promise<void> {
  await walker.follow('Add a question')
  await walker.tick(new RegExp(`^${way}`))
  await walker.press('Continue')
  await walker.fill({ ...says, 'On page': String(page) })
  await walker.press('Save')
}

async function write(walker: Walker): Promise<void> {
  await walker.open('/office/questionnaires/new')
  await walker.press('Begin')
  await walker.sees('Enter a title')
  await walker.fill({ Title: 'Blood thinners on our wards' })
  await walker.press('Begin')
  await walker.press('Publish version 1')
  await walker.sees('There is no question yet')
  await walker.follow('Back to the questions')
  for (const question of questions) await add(walker, question)
  await walker.sees('q6 · required · scored')
}

async function dress(walker: Walker, here: string): Promise<void> {
  await walker.open(`${here}/pages/2`)
  await walker.fill({ Title: 'In {{q9}}' })
  await walker.press('Save')
  await walker.sees('“{{q9}}” names nothing')
  await walker.fill({ Title: 'In {{q1}}' })
  await walker.press('Save')
  await walker.open(`${here}/items/q1/media`)
  await walker.fill({ 'What it shows, in a sentence': 'A ward at night' })
  await walker.page.getByLabel('File').setInputFiles(picture)
  await walker.press('Save')
  await walker.press('Translate')
  await walker.fill({ 'Where do you work?': '¿Dónde trabaja?' })
  await walker.press('Save')
  await walker.sees(/Español: 1 of \d+ texts/)
}

async function readAsOthers(walker: Walker, here: string): Promise<void> {
  for (const [path, says] of [
    ['key', /Help right place 1.*Give it \[late\] and \[once\].*late Right/],
    ['paper', 'Español'],
    ['export', /FHIR/],
    ['preview?language=es', /¿Dónde trabaja\?/],
  ] as const) {
    await walker.open(`${here}/${path}`)
    await walker.sees(says)
  }
  await walker.press('Continue')
  await walker.sees('Choose an answer')
  await walker.tick('Clinic')
  await walker.press('Continue')
  await walker.sees('In Clinic', /Rate these.*What first\?.*What more\?/)
}

test('without JavaScript, on a telephone, a questionnaire is written from blank, dressed, read in every way and published', async () => {
  const office = await openServedOffice('2026-05-11T14:00:00Z')
  const walker = await openWalker(browser, office, { width: 320, script: false })
  await walker.signIn('Ruth')
  await write(walker)
  const here = new URL(walker.page.url()).pathname
  await dress(walker, here)
  await readAsOthers(walker, here)
  await walker.open(here)
  await walker.press('Publish version 1')
  assert.doesNotMatch(await walker.text(), /is being written/)
})
