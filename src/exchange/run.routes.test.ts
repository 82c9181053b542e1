import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { bring, untilOver } from '../../test/imports.ts'
import { type Browser, type TestOffice, openTestOffice } from '../../test/office.ts'
import { localDate } from '../kernel/dates.ts'
import { newId } from '../kernel/ids.ts'

async function openDesk(): Promise<{ office: TestOffice; ada: Browser }> {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  return { office, ada: office.as('ada') }
}

const sepsis = 'test/samples/fhir/sepsis-2026-q1.json'
const articles = 'test/samples/pubmed/care-gaps.xml'

async function countAll(office: TestOffice) {
  const { db } = office.office
  const counts = []
  for (const table of ['evidence_source', 'measures_value', 'evidence_topic'] as const)
    counts.push(
      (
        await db
          .selectFrom(table)
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    )
  return counts
}

test('a file of articles becomes sources, and brought again it doubles nothing', async () => {
  const { office, ada } = await openDesk()
  const first = await bring(office, ada, articles)
  assert.match(first.text, /care-gaps\.xml/)
  assert.match(first.text, /rows read: \d+ new/)
  assert.match(first.html, /href="\/evidence\/sources\/[0-9a-f-]{36}"/)
  const before = await countAll(office)
  const again = await bring(office, ada, articles, { kind: 'pubmed' })
  assert.match(again.text, /\d+ known/)
  assert.doesNotMatch(again.text, /\d+ new/)
  assert.deepEqual(await countAll(office), before)
})

test('a measure report becomes a source and values; the next quarter joins its series', async () => {
  const { office, ada } = await openDesk()
  assert.match((await bring(office, ada, sepsis)).text, /new/)
  await bring(office, ada, 'test/samples/fhir/sepsis-2026-q2.json')
  const rows = await office.office.db
    .selectFrom('measures_value')
    .where('reporter', '=', 'Corran Valley Hospital')
    .where('population', '=', '')
    .orderBy('period_start')
    .select(['period_start', 'measure_id', 'run_line'])
    .execute()
  assert.deepEqual(
    rows.map((row) => row.period_start),
    [localDate('2026-01-01'), localDate('2026-04-01')],
  )
  assert.equal(rows[0]!.measure_id, rows[1]!.measure_id)
  assert.ok(rows[0]!.run_line! > 1)
})

test('the same period with other numbers is corrected: the report stays one source, and both values stay', async () => {
  const { office, ada } = await openDesk()
  await bring(office, ada, sepsis)
  const [sources, values] = await countAll(office)
  const report = JSON.parse(readFileSync(sepsis, 'utf8'))
  const [whole] = report.group
  const count = (code: string) =>
    whole.population.find((one: { code: { coding: { code: string }[] } }) => one.code.coding[0]!.code === code)
  count('numerator').count -= 1
  delete whole.measureScore
  const sent = await ada.upload(
    '/imports',
    {},
    { field: 'file', name: 'restated.json', content: JSON.stringify(report) },
  )
  const page = await untilOver(office, ada, sent.location)
  assert.match(page.text, /Corrected Numerator \d+, before \d+/)
  assert.deepEqual((await countAll(office)).slice(0, 2), [sources, values! + 1])
})

const refused = [
  {
    file: 'pubmed/refused/search-answer.xml',
    says: /ESearch.*fetch the records it names with EFetch/,
    because: 'a search holds no articles',
  },
  { file: 'pubmed/refused/outside-entity.xml', says: /Nothing was imported/, because: 'a file may pull nothing in' },
  {
    file: 'pubmed/refused/growing-entities.xml',
    says: /Nothing was imported/,
    because: 'a file may define nothing of its own',
  },
  { file: 'pubmed/refused/cut-off.xml', says: /breaks off in line \d+/, because: 'half a file is no file' },
  { file: 'pubmed/refused/wrong-encoding.xml', says: /UTF-8/, because: 'letters must be readable' },
  { file: 'fhir/refused/list.json', says: /FHIR list, which names other files/, because: 'a list holds no reports' },
  { file: 'fhir/refused/patient.json', says: /Nothing was imported/, because: 'a patient is nothing we read' },
  { file: 'fhir/refused/report.xml', says: /FHIR data in XML \(MeasureReport\)/, because: 'reports are read as JSON' },
  { file: 'fhir/refused/broken.json', says: /Nothing was imported/, because: 'half a file is no file' },
]
test('files of another kind, broken and hostile ones are named and refused, and nothing is half imported', async () => {
  const { office, ada } = await openDesk()
  for (const { file, says, because } of refused) {
    const page = await bring(office, ada, `test/samples/${file}`)
    assert.match(page.text, says, because)
    assert.match(page.text, /Refused/, because)
  }
  assert.deepEqual(await countAll(office), [0, 0, 0])
  const runs = await office.office.db
    .selectFrom('exchange_run')
    .select(['state', 'rows_total', 'file_sha256'])
    .execute()
  assert.ok(runs.every((run) => run.state === 'refused' && run.rows_total === 0 && run.file_sha256.length === 64))
})

test('what is no XML and no JSON is named without a kind', async () => {
  const { office, ada } = await openDesk()
  for (const [name, content, says] of [
    ['notes.pdf', '%PDF-1.7 …', /a PDF document/],
    ['empty.xml', '', /empty/],
    ['sheet.xlsx', 'PK\u0003\u0004 xl/workbook.xml', /This workbook cannot be read/],
  ] as const) {
    const sent = await ada.upload('/imports', {}, { field: 'file', name, content })
    assert.match((await untilOver(office, ada, sent.location)).text, says)
  }
})

test('a JSON file above 25 MB is refused with the number, and one above 50 MB does not come in', async () => {
  const { office, ada } = await openDesk()
  const json = Buffer.alloc(25 * 1_048_576 + 1, ' ')
  json.write('{"resourceType":"MeasureReport"}')
  const sent = await ada.upload('/imports', {}, { field: 'file', name: 'large.json', content: json })
  assert.match((await untilOver(office, ada, sent.location)).text, /larger than 25 MB/)
  const huge = await ada.upload(
    '/imports',
    {},
    { field: 'file', name: 'huge.xml', content: Buffer.alloc(50 * 1_048_576 + 1) },
  )
  assert.equal(huge.status, 413)
  assert.match(huge.text, /up to 50 MB together\. Nothing was kept/)
})

test('reports about single patients are counted and refused, and nothing about them is written anywhere', async () => {
  const { office, ada } = await openDesk()
  for (const file of ['individual.json', 'mixed.json']) await bring(office, ada, `test/samples/fhir/${file}`)
  const everything: string[] = []
  const { rows: tables } = await office.database.pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  )
  for (const { name } of tables) {
    const { rows } = await office.database.pool.query<{ text: string }>(`select t::text as text from ${name} t`)
    everything.push(...rows.map((row) => row.text))
  }
  const names = [
    ...readFileSync('test/samples/fhir/individual.json', 'utf8').matchAll(
      /"(?:family|given|birthDate|value)":\s*\[?\s*"([^"]{4,})"/g,
    ),
  ]
  const planted = [...names.map((match) => match[1]!), 'evaluatedResource', '"Patient"']
  assert.ok(planted.length > 3)
  for (const word of planted) assert.ok(!everything.some((text) => text.includes(word)), `${word} was kept`)
  assert.match((await ada.get('/imports')).text, /individual\.json/)
})

test('rows are filtered by what became of them and come as a spreadsheet without formulas', async () => {
  const { office, ada } = await openDesk()
  const page = await bring(office, ada, 'test/samples/fhir/disagrees.json')
  assert.match(page.text, /but its counts make/)
  const made = await ada.get(`${page.path}?outcome=made`)
  assert.doesNotMatch(made.text, /but its counts make/)
  const csv = await ada.get(`${page.path}/rows.csv?outcome=refused`)
  assert.match(csv.headers['content-type']!, /text\/csv/)
  assert.match(csv.headers['content-disposition']!, /disagrees-rows\.csv/)
  const lines = csv.bytes.toString('utf8').split('\r\n')
  assert.equal(lines[0], '\uFEFFRow,Line,What,Result,Why')
  assert.match(lines[1]!, /Refused/)
})

test('a name with a path and unseen signs is kept as its last part', async () => {
  const { office, ada } = await openDesk()
  const name = 'C:\\\\Users\\\\ada\\\\re\u202eport.json'
  const sent = await ada.upload('/imports', {}, { field: 'file', name, content: '{}' })
  assert.match((await untilOver(office, ada, sent.location)).text, /report\.json/)
})

test('without a file, or with a kind that does not exist, the form says what to do', async () => {
  const { ada } = await openDesk()
  const none = await ada.post('/imports', { kind: 'pubmed' })
  assert.equal(none.status, 422)
  assert.match(none.text, /Choose the file to import/)
  assert.match(none.html, /value="pubmed" checked/)
  const odd = await ada.upload('/imports', { kind: 'odd' }, { field: 'file', name: 'a.json', content: '{}' })
  assert.equal(odd.status, 422)
})

test('learners see no imports, and a surveyor sees them but brings none', async () => {
  const { office, ada } = await openDesk()
  await office.person('eve')
  await office.person('sam', { roles: ['surveyor'] })
  const { path } = await bring(office, ada, sepsis)
  for (const address of ['/imports', '/imports/new', path, `${path}/rows.csv`])
    assert.equal((await office.as('eve').get(address)).status, 404)
  assert.equal((await office.as('eve').post('/imports')).status, 404)
  assert.equal((await office.as('sam').get(path)).status, 200)
  assert.equal((await office.as('sam').get('/imports/new')).status, 404)
  assert.equal((await office.as('sam').post('/imports')).status, 404)
  assert.doesNotMatch((await office.as('sam').get('/imports')).text, /Import a file/)
  assert.equal((await office.visitor().get('/imports')).status, 303)
  assert.equal((await ada.get(`/imports/${newId()}`)).status, 404)
  assert.equal((await ada.get('/imports/nothing')).status, 404)
  assert.equal((await ada.get('/imports/nothing/rows.csv')).status, 404)
})
