import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { bring } from './imports.ts'
import { openTestOffice } from './office.ts'

const samples = resolve(process.env.SAMPLES_DIR ?? '../shared/samples')

if (!existsSync(join(samples, 'pubmed'))) console.log('no outside samples')
else importAll()

async function openDesk() {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  return { office, ada: office.as('ada') }
}

function filesIn(folder: string, ending: RegExp): string[] {
  return readdirSync(join(samples, folder))
    .filter((name) => ending.test(name))
    .sort()
    .map((name) => join(samples, folder, name))
}

/** Of these summary reports a part contradicts its own score, or has none that could be charted. */
const contradicting: [file: string, says: RegExp][] = [
  ['MeasureReport-summ-contained-supplemental.json', /The report says 0\.6, but its counts make 0\.375/],
  ['MeasureReport-summ-measurereport02.json', /The report says 0\.66, but its counts make 0\.6667/],
  ['MeasureReport-summ-medicare-stratification-example.json', /The report says 0\.699, but its counts make 0\.6199/],
]

const strangers: [file: string, says: RegExp][] = [
  ['cap/xee.cap', /Nothing was imported/],
  ['feeds/xee.atom', /Nothing was imported/],
  ['scorm/manifests-edge/scorm12/MalformedXml_SCORM12/imsmanifest.xml', /Nothing was imported/],
  ['fhir/deqm-measurereports/MeasureReport-indv-measurereportlist2.json', /a FHIR list, which names other files/],
  ['fhir/deqm-gaps/DetectedIssue-gaps-detectedissue01.json', /Nothing was imported/],
]

function importAll(): void {
  test('of eleven outside PubMed files five hold articles, seven in all; brought again they double nothing', async () => {
    const { office, ada } = await openDesk()
    const files = filesIn('pubmed', /\.xml$/)
    const first = []
    for (const file of files) first.push((await bring(office, ada, file)).text)
    assert.equal(first.filter((text) => /rows? read/.test(text)).length, 5)
    assert.equal(first.filter((text) => /Nothing was imported\. This is .*: fetch the records/.test(text)).length, 6)
    for (const file of files) assert.doesNotMatch((await bring(office, ada, file)).text, /\d+ new/)
    const sources = await office.office.db.selectFrom('evidence_source').select('identifier').execute()
    assert.deepEqual(sources.map((source) => source.identifier).sort(), [
      '11700088',
      '11748933',
      '12091962',
      '27797938',
      '29768149',
      '29963580',
      '9997',
    ])
  })

  test('of outside measure reports only summaries come in, and those that contradict themselves say how', async () => {
    const { office, ada } = await openDesk()
    const texts = new Map<string, string>()
    for (const file of filesIn('fhir/deqm-measurereports', /^MeasureReport.*\.json$/))
      texts.set(file.split('/').at(-1)!, (await bring(office, ada, file)).text)
    for (const [file, says] of contradicting) assert.match(texts.get(file)!, says)
    const individual = [...texts].filter(([file]) => /-indv-|-gaps-|datax|subjectlist/.test(file))
    assert.ok(individual.length > 10)
    for (const [file, text] of individual) assert.doesNotMatch(text, /\d+ new/, file)
    const values = await office.office.db.selectFrom('measures_value').select(['numerator', 'value']).execute()
    assert.ok(values.some((value) => value.numerator === 80 && value.value === 0.8))
    const kept = await office.office.db.selectFrom('evidence_source').select(['title', 'issuer']).execute()
    assert.ok(kept.every((source) => !/patient|Patient\//.test(`${source.title} ${source.issuer}`)))
  })

  test('hostile files and files of other kinds are refused, and nothing of them is kept', async () => {
    const { office, ada } = await openDesk()
    for (const [file, says] of strangers) assert.match((await bring(office, ada, join(samples, file))).text, says, file)
    assert.deepEqual(await office.office.db.selectFrom('evidence_source').select('id').execute(), [])
    assert.deepEqual(await office.office.db.selectFrom('exchange_row').select('line').execute(), [])
  })
}
