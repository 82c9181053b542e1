import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readIn, untilOver } from '../../test/imports.ts'
import { letDie } from '../../test/jobs.ts'
import { openTestOffice } from '../../test/office.ts'
import { recordFinding } from '../areas/evidence/finding.commands.ts'
import { withdrawFindings } from '../areas/evidence/withdrawal.commands.ts'
import { missing } from '../kernel/decision.ts'
import { listLongJobsOf } from '../platform/long-job.ts'
import { workNextJob } from '../platform/long-work.ts'
import { timedWork } from '../platform/office.ts'
import { beginReading } from './run.reading.ts'
import { countOutcomes, findRun } from './run.store.ts'
import { runWork } from './run.work.ts'

/** So many records of articles, numbered from a number on. */
function articles(count: number, from = 1) {
  const records = Array.from(
    { length: count },
    (_, i) => `<PubmedArticle><MedlineCitation><PMID>${from + i}</PMID><Article><Journal><Title>J</Title></Journal>
<ArticleTitle>Article ${from + i}</ArticleTitle></Article><MeshHeadingList>
<MeshHeading><DescriptorName UI="D000001">One</DescriptorName></MeshHeading>
<MeshHeading><DescriptorName UI="D00000${(i % 5) + 2}">Topic ${(i % 5) + 2}</DescriptorName></MeshHeading>
</MeshHeadingList></MedlineCitation></PubmedArticle>`,
  )
  const bytes = Buffer.from(`<PubmedArticleSet>${records.join('\n')}</PubmedArticleSet>`)
  return { name: 'articles.xml', bytes }
}

const aFinding = {
  ...{ statement: 's', population: 'p', needType: 'ascribed' as const, strength: 'limited' as const },
  ...{ caveats: '', measureValueId: null, comparator: null, topics: [] },
}

const office = await openTestOffice()
await office.person('ada', { roles: ['office staff'] })
const ada = office.as('ada')
const { db } = office.office
const stateOf = async (runId: string) => (await findRun(db, runId))!.state
const countsOf = async (runId: string) => (await countOutcomes(db, [runId])).get(runId)
const countSources = async () =>
  (
    await db
      .selectFrom('evidence_source')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n

test('an import stopped after its first rows keeps them, and resumed it does the rest', async () => {
  const runId = await readIn(office, articles(60), 'pubmed')
  const path = `/imports/${runId}`
  assert.match((await ada.get(path)).text, /It begins in a moment/)
  const stop = async () => {
    const [job] = await listLongJobsOf(db, runId)
    await ada.post(`/work/jobs/${job!.id}/stop`)
  }
  const seen: number[] = []
  const stopping = {
    kinds: runWork,
    follow: ({ done }: { done: number }) => void (seen.push(done), (begun ??= stop())),
  }
  let begun: Promise<void> | undefined
  assert.equal(await workNextJob(office.office, { ...stopping, letsGo: () => 'person stops' }), 'stopped')
  await begun
  assert.deepEqual(seen, [25])
  const page = await ada.get(path)
  assert.match(page.text, /Stopped: 25 of 60 done/)
  assert.doesNotMatch(page.html, /data-look-again/)
  assert.equal(await countSources(), 25)
  const [job] = await listLongJobsOf(db, runId)
  await ada.post(`/work/jobs/${job!.id}/resumption`)
  assert.match((await untilOver(office, ada, path)).text, /60 rows read: 60 new/)
  assert.match((await ada.get(`${path}?after=50`)).text, /Article 60/)
})

test('an import whose process was killed is taken up by another, and nothing is doubled or left out', async () => {
  const runId = await readIn(office, articles(60, 1_000), 'pubmed')
  const [job] = await listLongJobsOf(db, runId)
  assert.equal(await workNextJob(office.office, { kinds: runWork, letsGo: () => 'process ends' }), 'queued')
  await letDie(office, job!.id)
  await office.work()
  assert.equal(await stateOf(runId), 'done')
  assert.deepEqual(await countsOf(runId), { made: 60, changed: 0, same: 0, refused: 0 })
})

test('a file whose reading was cut off says so once another process finds it', async () => {
  const file = articles(2, 3_000)
  async function* chunks() {
    yield file.bytes
  }
  const brought = { file, chunks, kind: 'pubmed' as const, order: null, mailTo: null }
  const { runId, job } = await office.office.write(timedWork, (tx) => beginReading(tx, brought))
  await letDie(office, job.id)
  await office.work()
  assert.match((await ada.get(`/imports/${runId}`)).text, /Nothing was imported\. The file was not read to its end/)
})

test('several imports of the same records at once make each record once', async () => {
  const before = await countSources()
  for (const [count, from] of [
    [80, 5_000],
    [80, 5_000],
    [60, 5_020],
  ])
    await readIn(office, articles(count!, from), 'pubmed')
  const work = () => workNextJob(office.office, { kinds: runWork })
  assert.deepEqual(await Promise.all([work(), work(), work()]), ['done', 'done', 'done'])
  assert.equal((await countSources()) - before, 80)
})

test('looked over first, nothing is changed; the counts are those of the import that follows', async () => {
  const before = await countSources()
  const order = { act: 'check' as const, isWhole: false, mailTo: null }
  const runId = await readIn(office, articles(30, 7_000), 'pubmed', order)
  const page = await untilOver(office, ada, `/imports/${runId}`)
  assert.match(page.text, /Looked over, and nothing was changed\. It would be: 30 new/)
  assert.equal(await countSources(), before)
  await ada.post(`/imports/${runId}/order`, { act: 'import' })
  assert.match((await untilOver(office, ada, `/imports/${runId}`)).text, /30 rows read: 30 new/)
  assert.equal((await countSources()) - before, 30)
})

test('an import is taken back as a whole, unless something was built on it, which is named', async () => {
  const before = await countSources()
  const runId = await readIn(office, articles(3, 9_000), 'pubmed')
  await office.work()
  const path = `/imports/${runId}`
  const source = await db
    .selectFrom('evidence_source')
    .where('identifier', '=', '9001')
    .select('id')
    .executeTakeFirstOrThrow()
  const finding = await office.office.write(timedWork, (tx) => recordFinding(tx, { ...aFinding, sourceId: source.id }))
  assert.ok(finding !== missing && finding.ok)
  await ada.post(`${path}/withdrawal`)
  const held = await untilOver(office, ada, path)
  assert.match(
    held.text,
    /Not taken back\. It cannot be taken back while something stands on it\. Line \d+, .*: has a finding/,
  )
  assert.equal((await countSources()) - before, 3)
  await office.office.write(timedWork, (tx) => withdrawFindings(tx, [finding.value]))
  await ada.post(`${path}/withdrawal`)
  const gone = await untilOver(office, ada, path)
  assert.match(gone.text, /Taken back\./)
  assert.equal(await countSources(), before)
  assert.equal((await ada.post(`${path}/withdrawal`)).status, 422)
})

test('lines that nobody came back to are forgotten after a month', async () => {
  const runId = await readIn(office, articles(2, 11_000), 'pubmed', null)
  office.setNow('2026-04-02T15:00:00Z')
  await office.work()
  assert.match((await ada.get(`/imports/${runId}`)).text, /Nobody came back to it for 30 days/)
  const left = await db.selectFrom('exchange_line').where('run_id', '=', runId).select('line').execute()
  assert.deepEqual(left, [])
})
