import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { test } from 'node:test'
import { readJson } from '../json.ts'
import { jsonLimits } from '../limit.ts'
import { parseFhir } from './file.wire.ts'
import { type MeasureValueSource, readMeasureReports } from './measure-report.map.ts'

const folder = 'test/samples/fhir'
const sample = (name: string) => readFileSync(`${folder}/${name}`)
const bytes = (value: unknown) => Buffer.from(JSON.stringify(value))

function readingOf(name: string) {
  const read = readMeasureReports(sample(name))
  assert.ok(read.ok, `${name}: ${read.ok || read.refusal.message}`)
  return read.value
}

function valuesOf(name: string): MeasureValueSource[] {
  return readingOf(name).rows.flatMap((row) => (row.read.ok ? [row.read.value] : []))
}

function refusalsOf(name: string) {
  return readingOf(name).rows.flatMap((row) => (row.read.ok ? [] : [{ ...row, refusal: row.read.refusal }]))
}

test('a summary gives its value, recomputed, with its direction', () => {
  const [first] = valuesOf('sepsis-2026-q1.json')
  assert.deepEqual(
    { ...first, identifier: '' },
    {
      measureCanonical: 'https://quality.alderbay.example/fhir/Measure/sepsis-reassessment-6h|1.2.0',
      measureName: 'sepsis-reassessment-6h',
      reporter: 'Corran Valley Hospital',
      periodStart: '2026-01-01',
      periodEnd: '2026-03-31',
      group: null,
      population: null,
      improvement: 'increase',
      initialPopulation: 140,
      denominator: 133,
      exclusion: 5,
      exception: 0,
      numerator: 69,
      score: 69 / 128,
      reportedScore: 0.5391,
      agrees: true,
      unit: 'proportion',
      identifier: '',
    },
  )
})

test('a score in percent and a period with times are read as what they are', () => {
  const [second] = valuesOf('sepsis-2026-q2.json')
  assert.deepEqual(
    [second?.reportedScore, second?.agrees, second?.periodStart, second?.periodEnd],
    [0.782, true, '2026-04-01', '2026-06-30'],
  )
})

test('each stratum is a row of its own, at its own line', () => {
  const { rows } = readingOf('anticoagulant-2026-q1.json')
  assert.deepEqual(
    rows.map((row) => [row.line, row.read.ok && row.read.value.population, row.read.ok && row.read.value.numerator]),
    [
      [41, 'Adults on an anticoagulant', 285],
      [123, 'Kidney function: eGFR 30 to 59', 192],
      [188, 'Kidney function: eGFR under 30', 93],
    ],
  )
  assert.match(
    rows[2]!.what,
    /^anticoagulant-dose-kidney, Harbor Point Medical Center, 2026-01-01 to 2026-03-31, Kidney/,
  )
  const whole = valuesOf('anticoagulant-2026-q1.json')[0]
  assert.deepEqual([whole?.periodStart, whole?.periodEnd], ['2026-01-01', '2026-03-31'], 'told by months')
})

test('a bundle gives two periods of two hospitals, with the names that stand beside', () => {
  const values = valuesOf('opioids-2026.json')
  assert.equal(
    readingOf('opioids-2026.json').recognized,
    'A FHIR bundle with 4 measure reports, 4 of them summaries; 2 other entries were not read',
  )
  assert.deepEqual(
    values.map((one) => [one.reporter, one.periodStart, one.score, one.improvement]),
    [
      ['Tern Island Hospital', '2026-01-01', 0.2, 'decrease'],
      ['Tern Island Hospital', '2026-04-01', 0.16, 'decrease'],
      ['Corran Valley Hospital', '2026-01-01', 0.15, 'decrease'],
      ['Corran Valley Hospital', '2026-04-01', 0.096, 'decrease'],
    ],
  )
  assert.ok(values.every((one) => one.measureName === 'Opioid with a sedative at discharge'))
})

test('FHIR R5 says the same in other places', () => {
  const [whole, old] = valuesOf('delirium-r5.json')
  assert.deepEqual(
    [whole?.score, whole?.unit, whole?.improvement, whole?.group],
    [2.4, 'continuous', 'decrease', 'main'],
  )
  assert.deepEqual([old?.score, old?.population], [3.1, 'Age: 75 and over'])
})

test('a report that does not agree with its own counts is refused with both numbers', () => {
  const [row] = refusalsOf('disagrees.json')
  assert.equal(row?.refusal.code, 'measure/score-disagrees')
  assert.equal(
    row?.refusal.message,
    'The report says 0.66, but its counts make 0.6667 (60 of 90, 10 excluded): ask the sender for a corrected report',
  )
})

test('an individual report is one refused row', () => {
  const reading = readingOf('individual.json')
  assert.equal(reading.rows.length, 1)
  assert.equal(refusalsOf('individual.json')[0]?.refusal.code, 'measure/not-a-summary')
})

test('a mixed bundle: summaries are read wherever they lie, the others are counted and refused', () => {
  assert.match(readingOf('mixed.json').recognized, /6 measure reports, 3 of them summaries; 3 other entries/)
  assert.deepEqual(
    valuesOf('mixed.json').map((one) => one.score),
    [0.8, 0.85, 0.1],
  )
  assert.deepEqual(
    refusalsOf('mixed.json').map((row) => [row.what, row.refusal.code]),
    [
      ['Individual report of sepsis-reassessment-6h', 'measure/not-a-summary'],
      ['Subject list of sepsis-reassessment-6h', 'measure/not-a-summary'],
      ['Data report of sepsis-reassessment-6h', 'measure/not-a-summary'],
    ],
  )
})

test('nothing about a patient leaves the wire files, nor any reading or refusal', () => {
  const traces = /Testpatient|Wilhelmina|MRN|7781|1941|Lactate|Patient\/|Encounter|contained|evaluated|subject"/
  for (const name of [
    'mixed.json',
    'individual.json',
    'refused/patient.json',
    'refused/misspelled.json',
    'refused/broken.json',
  ]) {
    const text = sample(name).toString()
    assert.match(text, traces, `${name} holds traces to be dropped`)
    assert.doesNotMatch(JSON.stringify(readMeasureReports(sample(name))), traces, name)
  }
  for (const name of ['mixed.json', 'individual.json']) {
    const json = readJson(sample(name), jsonLimits, ['resource'])
    assert.ok(json.ok)
    const wire = parseFhir(json.value.value as object, json.value.lines)
    const told = { ...wire, organizations: [...wire.organizations], measures: [...wire.measures] }
    assert.doesNotMatch(JSON.stringify(told), traces, name)
  }
})

test('the same report read twice bears the same identifiers, and no two rows share one', () => {
  const all = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap(valuesOf)
  const again = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap(valuesOf)
  assert.deepEqual(again, all)
  assert.equal(new Set(all.map((one) => one.identifier)).size, all.length)
})

const summary = JSON.parse(sample('sepsis-2026-q1.json').toString())

test('a value that stands in a file twice is read once', () => {
  const read = readMeasureReports(
    bytes({ resourceType: 'Bundle', entry: [{ resource: summary }, { resource: summary }] }),
  )
  assert.ok(read.ok)
  const [first, second] = read.value.rows
  assert.equal(first?.read.ok, true)
  assert.equal(second && !second.read.ok && second.read.refusal.code, 'measure/repeated')
})

const changes = [
  { change: { status: 'pending' }, code: 'not-final', says: /not complete/ },
  { change: { status: 'error' }, code: 'not-final', says: /marked as failed/ },
  { change: { measure: undefined }, code: 'unnamed', says: /which measure/ },
  { change: { reporter: undefined }, code: 'no-reporter', says: /who reports/ },
  { change: { reporter: { reference: 'Patient/7' } }, code: 'no-reporter', says: /who reports/ },
  { change: { reporter: { reference: '#inside' } }, code: 'no-reporter', says: /who reports/ },
  { change: { period: { start: '2026-01-01' } }, code: 'no-period', says: /from which day/ },
  { change: { period: { start: '2026-02-01', end: '2026-01-31' } }, code: 'no-period', says: /before it begins/ },
  { change: { group: [] }, code: 'nothing-counted', says: /no group/ },
  { change: { group: {} }, code: 'not-fhir', says: /group is not what FHIR says/ },
  { change: { type: 'other' }, code: 'not-a-summary', says: /does not say that it is a summary/ },
  { change: { type: 'constructor' }, code: 'not-a-summary', says: /does not say/ },
]
for (const { change, code, says } of changes)
  test(`refused: ${JSON.stringify(change)}`, () => {
    const read = readMeasureReports(bytes({ ...summary, ...change }))
    assert.ok(read.ok)
    const [row] = read.value.rows
    assert.ok(row && !row.read.ok)
    assert.equal(row.read.refusal.code, `measure/${code}`)
    assert.match(row.read.refusal.message, says)
  })

for (const count of [-1, 1.5, '80', 1e300])
  test(`a count of ${JSON.stringify(count)} is refused, with its place`, () => {
    const group = [{ population: [{ code: { coding: [{ code: 'numerator' }] }, count }] }]
    const read = readMeasureReports(bytes({ ...summary, group }))
    const row = read.ok ? read.value.rows[0] : undefined
    assert.ok(row && !row.read.ok)
    assert.match(
      row.read.refusal.message,
      /^In this report group 1 population 1 count (has to be|is not what FHIR says)/,
    )
  })

test('a population is known by FHIR’s code among codes of the sender’s own', () => {
  const code = (own: string, system: string, known: string) => ({
    coding: [
      { system: 'https://example.org/own', code: own },
      { system, code: known },
    ],
  })
  const fhir = 'http://terminology.hl7.org/CodeSystem/measure-population'
  const population = [
    { code: code('numerator', fhir, 'denominator'), count: 50 },
    { code: code('used', fhir, 'numerator'), count: 20 },
    { code: code('free', 'https://example.org/own', 'denominator'), count: 30 },
  ]
  const read = readMeasureReports(bytes({ ...summary, group: [{ population, measureScore: { value: 0.4 } }] }))
  const row = read.ok ? read.value.rows[0] : undefined
  assert.ok(row?.read.ok)
  assert.deepEqual([row.read.value.numerator, row.read.value.denominator, row.read.value.agrees], [20, 50, true])
})

const refused: Record<string, RegExp> = {
  'broken.json': /^This file breaks off in line 59: /,
  'misspelled.json': /^Line 5 /,
  'list.json': /FHIR list.*only FHIR measure reports in JSON/,
  'questionnaire.json': /questionnaire.*Surveys/,
  'patient.json': /Patient.*patients must not be brought/,
  'patients-bundle.json': /bundle without measure reports.*patients must not/,
  'plain.json': /JSON file without FHIR data/,
  'statement.json': /learning record \(xAPI\)/,
  'report.xml': /FHIR data in XML.*as JSON/,
  'reports.ndjson': /NDJSON/,
}
test('every refused sample has its reason', () => {
  assert.deepEqual(readdirSync(`${folder}/refused`).sort(), Object.keys(refused).sort())
  for (const [name, says] of Object.entries(refused)) {
    const read = readMeasureReports(sample(`refused/${name}`))
    assert.ok(!read.ok, name)
    assert.match(read.refusal.message, says)
  }
})

test('the limit that is passed in holds', () => {
  const one = sample('disagrees.json')
  assert.equal(readMeasureReports(one, { bytes: one.length }).ok, true)
  const read = readMeasureReports(one, { bytes: one.length - 1 })
  assert.equal(!read.ok && read.refusal.code, 'file/too-large')
})

test('a count beyond what is kept is refused in its row, the largest that is kept is read', () => {
  const countIn = (count: number) => {
    const report = JSON.parse(sample('sepsis-2026-q1.json').toString()) as {
      group: { population: { count: number }[] }[]
    }
    report.group[0]!.population[0]!.count = count
    const read = readMeasureReports(bytes(report))
    assert.ok(read.ok)
    return read.value.rows[0]!.read
  }
  assert.equal(countIn(2_147_483_647).ok, true)
  const beyond = countIn(2_147_483_648)
  assert.ok(!beyond.ok)
  assert.match(beyond.refusal.message, /2,147,483,647/)
})
