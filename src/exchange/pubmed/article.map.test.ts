import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { test } from 'node:test'
import type { Chunks } from '../xml-stream.ts'
import { type ArticleSource, readPubmed, streamPubmed } from './article.map.ts'

const folder = 'test/samples/pubmed'
const sample = (name: string) => readFileSync(`${folder}/${name}`)

function rowsOf(name: string) {
  const read = readPubmed(sample(name))
  assert.ok(read.ok, `${name}: ${read.ok || read.refusal.message}`)
  return read.value.rows
}

function articlesOf(name: string): ArticleSource[] {
  return rowsOf(name).flatMap((row) => (row.read.ok ? [row.read.value] : []))
}

const gaps = articlesOf('care-gaps.xml')
const withdrawn = articlesOf('withdrawn.xml')

test('a set says what it is and where each record stands', () => {
  const read = readPubmed(sample('care-gaps.xml'))
  assert.ok(read.ok)
  assert.equal(read.value.recognized, 'A set of 10 PubMed records')
  const [first, second] = read.value.rows
  assert.deepEqual([first?.line, first?.what], [5, 'Article 90000101'])
  assert.deepEqual([second?.line, second?.what], [77, 'Article 90000102'])
})

test('a trial comes whole: numbers, title without marks, abstract with labels, authors, headings', () => {
  const trial = gaps[0]!
  assert.deepEqual(
    [trial.pmid, trial.doi, trial.pmcid, trial.journal],
    ['90000101', '10.5555/awm.2026.101', 'PMC90000101', 'Ann Ward Med'],
  )
  assert.equal(
    trial.title,
    'Reassessment of adults with Escherichia coli sepsis within 6 h on the ward: a trial of a prompt to nurses in the 3rd hour.',
  )
  assert.deepEqual([trial.publishedOn, trial.publishedText], ['2025-12-18', '2026 Feb 3'])
  assert.deepEqual(trial.authors, ['Okafor AN', 'Lindqvist P Jr'])
  assert.deepEqual(
    trial.abstract.map((part) => part.label),
    ['BACKGROUND', 'METHODS', 'RESULTS', 'CONCLUSIONS'],
  )
  assert.match(trial.abstract[1]!.text, /SpO2, lactate/)
  assert.match(trial.abstract[2]!.text, /p<0\.001/)
  assert.deepEqual(
    trial.mesh.map((one) => [one.ui, one.major]),
    [
      ['D018805', true],
      ['D000328', false],
      ['D059039', true],
    ],
    'a heading is major when its qualifier is',
  )
  assert.deepEqual(trial.keywords, ['reassessment', 'ward'])
  assert.deepEqual([trial.design, trial.levelStart, trial.standing], ['randomized trial', 2, 'standing'])
})

test('numbers in references are never taken for the article’s own', () => {
  const text = JSON.stringify([gaps, withdrawn])
  assert.doesNotMatch(text, /somebody-elses|90000999/)
  assert.equal(gaps.find((one) => one.pmid === '90000104')?.doi, null)
})

test('a DOI is taken from the article when PubMed gives none, lower case, bare, and only when valid', () =>
  assert.equal(gaps[1]!.doi, '10.5555/kc.2025.77'))

const expected: [pmid: string, Partial<ArticleSource>][] = [
  [
    '90000102',
    { design: 'synthesis', levelStart: 1, publishedText: '2025 Nov-Dec', publishedOn: '2025-11-01' as never },
  ],
  ['90000103', { design: 'cohort', levelStart: 3, authors: ['Varga I', 'Night Watch Study Group'] }],
  [
    '90000104',
    { design: 'case-control', levelStart: 4, standing: 'expression of concern', journal: 'Insulin practice' },
  ],
  ['90000105', { design: 'guideline', levelStart: null, standing: 'corrected', abstract: [] }],
  ['90000106', { design: 'nonrandomized trial', levelStart: 3, publishedText: '2024 May' }],
  ['90000107', { design: 'case report', levelStart: 4, language: 'fre', authors: ['Lefèvre É'] }],
  ['90000108', { design: 'opinion', levelStart: 5, authors: [], publishedText: '2026' }],
  ['90000109', { design: 'randomized trial', levelStart: 3, preprint: true }],
  ['90000110', { design: 'unknown', levelStart: null }],
]
for (const [pmid, facts] of expected)
  test(`${pmid} is ${Object.values(facts).flat().join(', ')}`, () => {
    const article = gaps.find((one) => one.pmid === pmid)
    assert.ok(article)
    assert.deepEqual({ ...article, ...facts }, article)
  })

test('a title that was never translated is taken in its own language', () =>
  assert.match(gaps.find((one) => one.pmid === '90000107')!.title, /^Hémorragie sous anticoagulant/))

test('retracted by type, or by a note alone; the notices name what they retract', () => {
  assert.deepEqual(
    withdrawn.map((one) => [one.pmid, one.standing, one.design, one.levelStart, ...one.retracts]),
    [
      ['90000201', 'retracted', 'randomized trial', null],
      ['90000202', 'retracted', 'cohort', null],
      ['90000203', 'standing', 'unknown', null, '90000202'],
      ['90000204', 'standing', 'unknown', null, '90000201'],
      ['90000205', 'standing', 'unknown', null],
    ],
  )
})

test('an earlier version, a record without number and deleted records are refused rows, each in a sentence', () => {
  const refused = rowsOf('withdrawn.xml').flatMap((row) =>
    row.read.ok ? [] : [[row.line, row.what, row.read.refusal.code, row.read.refusal.message]],
  )
  assert.deepEqual(refused, [
    [
      58,
      'Article 90000205',
      'pubmed/repeated',
      'Record 90000205 stands in this file more than once: the one in line 70 is read',
    ],
    [82, 'Article without a number', 'pubmed/no-number', 'This record bears no PubMed number: fetch it again'],
    [
      94,
      'Deleted record 90000301',
      'pubmed/deleted',
      'PubMed took record 90000301 back: check whether anything here stands on it',
    ],
    [
      95,
      'Deleted record 90000302',
      'pubmed/deleted',
      'PubMed took record 90000302 back: check whether anything here stands on it',
    ],
  ])
  assert.equal(withdrawn.at(-1)?.title, 'Sepsis bundles, second version.')
})

test('chapters and books are read, with the book in the place of the journal', () => {
  const [chapter, book] = articlesOf('handbook.xml')
  assert.deepEqual(
    [chapter?.title, chapter?.journal, chapter?.authors, chapter?.publishedOn],
    ['Delirium in adults', 'Handbook of ward care', ['Varga I'], '2025-01-07'],
  )
  assert.deepEqual([book?.title, book?.journal, book?.authors], ['Handbook of ward care', null, ['Editor E']])
})

test('the same record in three ways of writing gives the same article', () => {
  const [one, two, three] = ['latin-1.xml', 'utf-16.xml', 'utf-8-mark.xml'].map(articlesOf)
  assert.equal(one![0]!.title, "Délire la nuit chez l'adulte.")
  assert.deepEqual(one, two)
  assert.deepEqual(one, three)
})

const refused: Record<string, [code: string, says: RegExp]> = {
  'cut-off.xml': ['xml/cut-off', /breaks off in line 11/],
  'empty-set.xml': ['pubmed/empty-set', /empty/],
  'growing-entities.xml': ['xml/own-definitions', /^Line 2 /],
  'outside-entity.xml': ['xml/own-definitions', /^Line 2 /],
  'inclusion.xml': ['xml/inclusion', /^Line 3 /],
  'says-latin-1.xml': ['xml/encoding', /ISO-8859-1/],
  'wrong-encoding.xml': ['xml/encoding', /^Line 9 /],
  'search-answer.xml': ['file/other-kind', /ESearch.*only PubMed records in XML.*EFetch/],
  'unknown-letter.xml': ['xml/unknown-name', /&eacute;/],
}
test('every refused sample has its reason', () => {
  assert.deepEqual(readdirSync(`${folder}/refused`).sort(), Object.keys(refused).sort())
  for (const [name, [code, says]] of Object.entries(refused)) {
    const read = readPubmed(sample(`refused/${name}`))
    assert.ok(!read.ok, name)
    assert.equal(read.refusal.code, code, name)
    assert.match(read.refusal.message, says)
  }
})

test('the limit that is passed in holds', () => {
  const bytes = sample('care-gaps.xml')
  assert.equal(readPubmed(bytes, { bytes: bytes.length }).ok, true)
  const read = readPubmed(bytes, { bytes: bytes.length - 1 })
  assert.equal(!read.ok && read.refusal.code, 'file/too-large')
})

/** A file that arrives in pieces of so many bytes. */
function arriving(bytes: Buffer, size: number): Chunks {
  return async function* () {
    for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
  }
}

const records = (name: string) =>
  sample(name)
    .toString('utf8')
    .replace(/^[\s\S]*?<PubmedArticleSet>|<\/PubmedArticleSet>\s*$/g, '')
const joined = Buffer.from(
  `<PubmedArticleSet>\n${records('care-gaps.xml')}${records('withdrawn.xml')}${records('care-gaps.xml')}<DeleteCitation>
<PMID>1</PMID>\n<PMID>2</PMID></DeleteCitation></PubmedArticleSet>`,
)

test('every sample gives the same rows, or the same refusal, in pieces as in one', async () => {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.xml'))
  let streamed = 0
  for (const bytes of [joined, ...names.map(sample)])
    for (const size of [100, 65_536]) {
      const stream = await streamPubmed(arriving(bytes, size))
      if (stream === undefined) continue
      const whole = readPubmed(bytes)
      streamed += 1
      if (!stream.ok || !whole.ok) {
        assert.deepEqual(stream, whole)
        continue
      }
      assert.equal(stream.value.recognized, whole.value.recognized)
      assert.equal(stream.value.total, whole.value.rows.length)
      const rows = []
      for await (const row of stream.value.rows()) rows.push(row)
      assert.deepEqual(rows, whole.value.rows)
    }
  assert.ok(streamed > names.length, `${streamed} of ${names.length * 2}`)
})

test('a file that changes between looking over and reading is not taken for the one looked over', async () => {
  let bytes = joined
  const stream = await streamPubmed(() => arriving(bytes, 1000)())
  assert.ok(stream?.ok)
  bytes = joined.subarray(0, joined.length - 40)
  await assert.rejects(async () => {
    for await (const row of stream.value.rows()) assert.ok(row)
  }, /changed while it was read/)
})
