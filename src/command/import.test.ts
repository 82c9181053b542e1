import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { makeTestDatabase } from '../../test/database.ts'
import { openTestOffice } from '../../test/office.ts'
import { newId } from '../kernel/ids.ts'
import { record } from '../platform/audit.ts'
import { findContent } from '../platform/content.ts'
import { openDatabase } from '../platform/database.ts'
import { timedWork } from '../platform/office.ts'
import { hashContent } from '../platform/tokens.ts'
import { importCommand } from './import.ts'

test('an import before the first start makes no office of its own, so that the demonstration can still be built', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'opencme-import-'))
  const file = join(folder, 'records.xml')
  writeFileSync(file, '<?xml version="1.0"?><PubmedArticleSet></PubmedArticleSet>')
  const names = ['DATA_DIR', 'DATABASE_URL', 'DEMO']
  const before = Object.fromEntries(names.map((name) => [name, process.env[name]]))
  const url = await makeTestDatabase()
  Object.assign(process.env, { DATA_DIR: folder, DATABASE_URL: url })
  delete process.env.DEMO
  const database = openDatabase(url, 1, () => {})
  t.after(async () => {
    await database.close()
    for (const name of names) {
      if (before[name] === undefined) delete process.env[name]
      else process.env[name] = before[name]
    }
    rmSync(folder, { recursive: true, force: true })
  })
  await assert.rejects(async () => importCommand.run(['pubmed', file]), /no office here yet.*opencme demo/)
  assert.equal(await findContent(database.db), 'nothing')
})

test('a file of more than 8 MB is read where it lies, and its report is written', async (t) => {
  const { database, office } = await openTestOffice()
  const folder = mkdtempSync(join(tmpdir(), 'opencme-import-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  useEnvironment(t, {
    DATA_DIR: folder,
    DATABASE_URL: database.connectionString,
    DEMO: '0',
    BASE_URL: 'https://cme.alderbay.example',
    SECRET_KEY: 'x'.repeat(40),
    SMTP_URL: 'smtp://127.0.0.1:9',
  })
  await office.write(timedWork, (tx) => record(tx, { act: 'test.begin', subject: newId(), before: null, after: null }))
  const article = (pmid: number) =>
    `<PubmedArticle><MedlineCitation><PMID>${pmid}</PMID><Article><ArticleTitle>Article ${pmid}</ArticleTitle>
<Abstract><AbstractText>${'long '.repeat(900_000)}</AbstractText></Abstract></Article></MedlineCitation></PubmedArticle>\n`
  const [whole, broken, report] = ['whole.xml', 'broken.xml', 'rows.csv'].map((name) => join(folder, name))
  writeFileSync(whole!, `<PubmedArticleSet>\n${[1, 2, 3].map(article).join('')}</PubmedArticleSet>`)
  writeFileSync(broken!, `<PubmedArticleSet>\n${[4, 5, 6].map(article).join('')}`)
  assert.equal(await importCommand.run(['pubmed', broken!]), 1)
  assert.equal(await importCommand.run(['pubmed', whole!, '--report', report!]), 0)
  assert.equal(readFileSync(report!, 'utf8').trim().split('\r\n').length, 4)
  const runs = await office.db.selectFrom('exchange_run').orderBy('started_at').selectAll().execute()
  assert.deepEqual(
    runs.map((run) => [run.state, run.rows_done, run.file_bytes]),
    [
      ['refused', 0, statSync(broken!).size],
      ['done', 3, statSync(whole!).size],
    ],
  )
  assert.match(runs[0]!.refusal!, /breaks off in line 8/)
  assert.equal(runs[1]!.file_sha256, hashContent(readFileSync(whole!)))
})

test('a list is looked over, taken in and taken back at the command line, by the same commands, and each end has its code', async (t) => {
  const { database, office } = await openTestOffice()
  const folder = mkdtempSync(join(tmpdir(), 'opencme-import-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  useEnvironment(t, {
    DATA_DIR: folder,
    DATABASE_URL: database.connectionString,
    DEMO: '0',
    BASE_URL: 'https://cme.alderbay.example',
    SECRET_KEY: 'x'.repeat(40),
    SMTP_URL: 'smtp://127.0.0.1:9',
  })
  await office.write(timedWork, (tx) => record(tx, { act: 'test.begin', subject: newId(), before: null, after: null }))
  const said: string[] = []
  t.mock.method(process.stdout, 'write', (text: unknown) => said.push(String(text)) > 0)
  t.mock.method(process.stderr, 'write', (text: unknown) => said.push(String(text)) > 0)
  const [list, large, heads] = ['list.csv', 'large.json', 'heads.csv'].map((name) => join(folder, name))
  writeFileSync(
    list!,
    'Email,First name,Last name,Role\na@moss.example,Ada,Moss,nurse\nb@moss.example,Bo,Moss,astronaut\n',
  )
  writeFileSync(heads!, 'Who,What\nAda,1\n')
  writeFileSync(large!, '{')
  truncateSync(large!, 101 * 1024 * 1024)
  const count = async () =>
    (await office.db.selectFrom('people_person').where('email', 'like', '%@moss.example').select('id').execute()).length
  const stage = ['--answer', 'careerStage=practicing']
  const run = async (...args: string[]) => [await importCommand.run(args), await count()]
  assert.deepEqual(await run('people', list!, '--check', ...stage), [0, 0])
  assert.match(
    said.join(''),
    /line +2 +New +a@moss\.example[\s\S]*line +3 +Refused +b@moss\.example: In profession: "astronaut"/,
  )
  assert.deepEqual(await run('people', list!, ...stage), [0, 1])
  const [last] = await office.db
    .selectFrom('exchange_run')
    .orderBy('started_at', 'desc')
    .limit(1)
    .select('id')
    .execute()
  assert.deepEqual(await run('--undo', last!.id), [0, 0])
  assert.deepEqual(await run('people', list!, '--whole', ...stage), [1, 0], 'all or nothing')
  assert.deepEqual(await run('people', heads!), [1, 0], 'no column holds the addresses')
  assert.match(said.join(''), /Choose the column that holds: E-mail address/)
  assert.deepEqual(await run('measure-report', large!), [1, 0], 'JSON is held whole, and bounded')
  assert.match(said.join(''), /larger than 100 MB: split it/)
  assert.deepEqual(await run('patients', list!), [2, 0], 'no such kind')
})

/** Sets the environment for one test. */
function useEnvironment(t: TestContext, given: Record<string, string>): void {
  const before = Object.keys(given).map((name) => [name, process.env[name]] as const)
  Object.assign(process.env, given)
  t.after(() => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  })
}
