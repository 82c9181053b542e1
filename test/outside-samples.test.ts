import assert from 'node:assert/strict'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { readMeasureReports } from '../src/exchange/fhir/measure-report.map.ts'
import { readPubmed } from '../src/exchange/pubmed/article.map.ts'
import type { FileReading } from '../src/exchange/row.ts'

const outside = resolve(process.env.SAMPLES_DIR ?? '../shared/samples')
const own = resolve('test/samples')

type Reader = (bytes: Uint8Array) => FileReading<unknown>

/** The same draws in every run, so that a failure can be looked at again. */
function drawFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function listFiles(folder: string, ending: RegExp): string[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return names.filter((name) => ending.test(name)).map((name) => join(folder, name))
}

/** Every sentence that a reading can show to a person. */
function listSentences(reading: FileReading<unknown>): string[] {
  if (!reading.ok) return [reading.refusal.message]
  const refusals = reading.value.rows.flatMap((row) => (row.read.ok ? [] : [row.read.refusal.message]))
  return [reading.value.recognized, ...reading.value.rows.map((row) => row.what), ...refusals]
}

function checkSentences(reading: FileReading<unknown>, name: string): void {
  for (const sentence of listSentences(reading)) {
    assert.match(sentence, /^[A-Z<\da-z]/, name)
    assert.doesNotMatch(sentence, /[\n\r!]|\.$|undefined|\[object|please|successfully/i, `${name}: ${sentence}`)
  }
  if (reading.ok) assert.ok(reading.value.rows.length > 0 && reading.value.rows.every((row) => row.line > 0), name)
}

/** Cut off at any place, a file is refused and nothing is thrown. The last sign and what follows it are not cut. */
function checkBrokenOff(read: Reader, file: string): void {
  const bytes = readFileSync(file)
  const draw = drawFrom(bytes.length)
  const whole = bytes.toString('latin1').trimEnd().length
  for (let turn = 0; turn < 60; turn++) {
    const length = draw(whole - 1)
    const reading = read(bytes.subarray(0, length))
    assert.equal(reading.ok, false, `${file} cut off after ${length} bytes was read`)
    checkSentences(reading, `${file} cut off after ${length} bytes`)
  }
}

/** With any byte damaged, a file is read or refused, and nothing is thrown. */
function checkDamaged(read: Reader, file: string): void {
  const bytes = readFileSync(file)
  const draw = drawFrom(bytes.length + 1)
  for (let turn = 0; turn < 60; turn++) {
    const damaged = Uint8Array.from(bytes)
    damaged[draw(bytes.length)] = draw(256)
    checkSentences(read(damaged), `${file} damaged, turn ${turn}`)
  }
}

function checkFolder(folder: string, where: string): void {
  const doors: [name: string, read: Reader, files: string[]][] = [
    ['PubMed', readPubmed, listFiles(join(folder, 'pubmed'), /\.xml$/)],
    [
      'FHIR',
      readMeasureReports,
      listFiles(join(folder, 'fhir'), /\.json$/).filter((one) => !/ecqm|fqm|synthea/.test(one)),
    ],
  ]
  for (const [name, read, files] of doors) {
    test(`${where} ${name}: each of ${files.length} files ends in rows or in a sentence, at either door`, () => {
      assert.ok(files.length > 0)
      for (const file of files)
        for (const door of [readPubmed, readMeasureReports]) checkSentences(door(readFileSync(file)), file)
    })
    test(`${where} ${name}: each file cut off at 60 places is refused`, () => {
      for (const file of files) checkBrokenOff(read, file)
    })
    test(`${where} ${name}: no damaged byte is an accident`, () => {
      for (const file of files) checkDamaged(read, file)
    })
  }
}

checkFolder(own, 'our own')
if (!existsSync(join(outside, 'pubmed'))) console.log('no outside samples')
else {
  checkFolder(outside, 'outside')
  checkPubmed()
  checkMeasureReports()
  checkStrangers()
}

function checkPubmed(): void {
  const files = listFiles(join(outside, 'pubmed'), /\.xml$/)
  const readings = files.map((file) => readPubmed(readFileSync(file)))
  const articles = readings
    .flatMap((one) => (one.ok ? one.value.rows : []))
    .flatMap((row) => (row.read.ok ? [row.read.value] : []))

  test('five of the eleven PubMed files hold articles, seven in all', () => {
    assert.equal(files.length, 11)
    assert.equal(readings.filter((one) => one.ok).length, 5)
    assert.deepEqual(
      articles.map((one) => [one.pmid, one.design, one.levelStart, one.publishedText, one.doi]),
      [
        ['29768149', 'randomized trial', 2, '2018 May 17', '10.1056/nejmoa1715274'],
        ['12091962', 'opinion', 5, '1990 Spring', null],
        ['9997', 'unknown', null, '1976 Sep 28', '10.1016/0005-2795(76)90109-4'],
        ['11748933', 'unknown', null, '2001 Jun', '10.1006/cryo.2001.2328'],
        ['11700088', 'unknown', null, '2001 Nov', '10.1006/jmre.2001.2429'],
        ['27797938', 'case-control', 4, '2017 Jun', '10.1136/gutjnl-2016-312510'],
        ['29963580', 'unknown', null, '2018 Apr', '10.1117/1.jmi.5.2.026002'],
      ],
    )
  })

  test('a real record: marks in the title, labels of the abstract, a group among the authors', () => {
    const [telomere, lung] = [articles[5]!, articles[6]!]
    assert.match(telomere.title, /variants at the TERT gene region and risk/)
    assert.deepEqual(
      telomere.abstract.map((part) => part.label),
      ['OBJECTIVE', 'DESIGN', 'RESULTS', 'CONCLUSIONS'],
    )
    assert.equal(telomere.pmcid, 'PMC5442267')
    assert.equal(telomere.publishedOn, '2016-10-21')
    assert.equal(lung.authors.at(-1), 'Canadian Respiratory Research Network')
  })

  test('the other six are named and sent on', () => {
    const said = readings.flatMap((one) => (one.ok ? [] : [/\((\w+)\)/.exec(one.refusal.message)?.[1]]))
    assert.deepEqual(said, ['ELink', 'ELink', 'ESearch', 'ESearch', 'ESearch', 'ESummary'])
  })
}

function checkMeasureReports(): void {
  const rowsIn = (folder: string) =>
    listFiles(join(outside, 'fhir', folder), /\.json$/).flatMap((file) => {
      const reading = readMeasureReports(readFileSync(file))
      const name = file
        .split(/[\\/]/)
        .pop()!
        .replace(/^MeasureReport-|\.json$/g, '')
      return reading.ok ? reading.value.rows.map((row) => ({ name, line: row.line, read: row.read })) : []
    })
  const reports = rowsIn('deqm-measurereports')
  const refusedFor = (rows: typeof reports, code: string) =>
    rows.flatMap(({ name, line, read }) =>
      !read.ok && read.refusal.code === code ? [[name, line, read.refusal.message]] : [],
    )

  test('three values of the DEQM summaries do not agree with their own score', () => {
    assert.deepEqual(refusedFor(reports, 'measure/score-disagrees'), [
      [
        'summ-contained-supplemental',
        138,
        'The report says 0.6, but its counts make 0.375 (20 less 5 of 40, 10 excluded): ask the sender for a corrected report',
      ],
      [
        'summ-measurereport02',
        44,
        'The report says 0.66, but its counts make 0.6667 (60 of 90, 10 excluded): ask the sender for a corrected report',
      ],
      [
        'summ-medicare-stratification-example',
        127,
        'The report says 0.699, but its counts make 0.6199 (243 of 392): ask the sender for a corrected report',
      ],
    ])
  })

  test('what the other summaries say', () => {
    const taken = reports.flatMap(({ name, read }) =>
      read.ok ? [[name, read.value.score, read.value.agrees, read.value.unit]] : [],
    )
    assert.deepEqual(taken, [
      ['non-cql', 0.6, true, 'proportion'],
      ['summ-PI', 0.7, true, 'proportion'],
      ['summ-measurereport01', 0.8, true, 'proportion'],
      ['summ-medicare-stratification-example', 0.5, null, 'continuous'],
      ['summ-medicare-stratification-example', 103 / 150, true, 'proportion'],
      ['summary-measurereport-patient-level-linear', 1, true, 'proportion'],
      ['summary-measurereport-weighted-composite', 1, true, 'proportion'],
    ])
  })

  test('scores that are no numbers and parts that count nothing are refused', () => {
    const names = (code: string) => refusedFor(reports, code).map(([name]) => name)
    assert.deepEqual(names('measure/score-not-a-number'), ['attestation-boolean', 'date-of-last-power-outage'])
    assert.deepEqual(names('measure/nothing-counted'), ['summ-medicare-stratification-example'])
  })

  test('eighteen reports are of another type, each refused in one row', () =>
    assert.equal(refusedFor(reports, 'measure/not-a-summary').length, 18))

  test('a bundle of summaries is read entry by entry', () => {
    const bundle = rowsIn('deqm-gaps').filter((row) => row.name === 'Bundle-multiple-summ-report')
    assert.deepEqual(
      bundle.map(({ line, read }) => [line, read.ok ? read.value.score : read.refusal.code]),
      [
        [87, 0.5],
        [170, 'measure/score-disagrees'],
        [258, 103 / 150],
        [347, 'measure/nothing-counted'],
        [460, 'measure/score-disagrees'],
        [605, 0.8],
      ],
    )
  })

  test('synthetic patients and single cases give no value and no trace of a name', () => {
    const files = listFiles(join(outside, 'fhir'), /\.json$/).filter((file) => /ecqm-tests|fqm|synthea/.test(file))
    for (const file of files) {
      const reading = readMeasureReports(readFileSync(file))
      assert.ok(!reading.ok || reading.value.rows.every((row) => !row.read.ok), file)
      assert.doesNotMatch(JSON.stringify(reading), /Buster|Hoeger|Clemente|Kreiger/, file)
    }
  })
}

function checkStrangers(): void {
  const doors: [name: string, read: Reader][] = [
    ['PubMed', readPubmed],
    ['FHIR', readMeasureReports],
  ]
  for (const [name, read] of doors)
    test(`alerts, feeds, manifests, questions and full texts end in a refusal at the ${name} door`, () => {
      for (const folder of ['cap', 'feeds', 'scorm/manifests-edge', 'qti3/items', 'jats', 'openbadges/ob30', 'xapi'])
        for (const file of listFiles(join(outside, folder), /\.\w+$/)) {
          const reading = read(readFileSync(file))
          assert.equal(reading.ok, false, file)
          checkSentences(reading, file)
        }
    })

  test('attacks and broken markup are refused with their line', () => {
    const codeOf = (file: string) => {
      const reading = readPubmed(readFileSync(join(outside, file)))
      return reading.ok ? [] : [reading.refusal.code, /ine (\d+)/.exec(reading.refusal.message)?.[1]]
    }
    assert.deepEqual(codeOf('cap/xee.cap'), ['xml/own-definitions', '3'])
    assert.deepEqual(codeOf('feeds/xee.atom'), ['xml/own-definitions', '3'])
    assert.deepEqual(codeOf('scorm/manifests-edge/scorm12/MalformedXml_SCORM12/imsmanifest.xml'), [
      'xml/malformed',
      '24',
    ])
    assert.deepEqual(codeOf('cap/earthquake-iso8859-1.cap')[0], 'file/other-kind', 'Latin 1 is read')
  })
}
