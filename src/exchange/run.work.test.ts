import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { sql } from 'kysely'
import { type TestOffice, openTestOffice } from '../../test/office.ts'
import { timedWork } from '../platform/office.ts'
import { hashContent } from '../platform/tokens.ts'
import { streamPubmed } from './pubmed/article.map.ts'
import { failDeadRuns, startRun } from './run.commands.ts'
import { countOutcomes, findRun, listRows } from './run.store.ts'
import { beginWork } from './run.work.ts'

/** So many records of articles, numbered from a number on. */
function articles(count: number, from = 1): Buffer {
  const records = Array.from(
    { length: count },
    (_, i) => `<PubmedArticle><MedlineCitation><PMID>${from + i}</PMID><Article><Journal><Title>J</Title></Journal>
<ArticleTitle>Article ${from + i}</ArticleTitle></Article><MeshHeadingList>
<MeshHeading><DescriptorName UI="D000001">One</DescriptorName></MeshHeading>
<MeshHeading><DescriptorName UI="D00000${(i % 5) + 2}">Topic ${(i % 5) + 2}</DescriptorName></MeshHeading>
</MeshHeadingList></MedlineCitation></PubmedArticle>`,
  )
  return Buffer.from(`<PubmedArticleSet>${records.join('\n')}</PubmedArticleSet>`)
}

async function start(office: TestOffice, bytes: Buffer) {
  const file = { name: 'articles.xml', bytes }
  const runId = await office.office.write(timedWork, (tx) => startRun(tx, file, 'pubmed'))
  return { runId, kind: 'pubmed' as const, file }
}

test('a run shows how far it is, and its page waits until it is over', async () => {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  const run = await start(office, articles(60))
  const path = `/imports/${run.runId}`
  const before = await office.as('ada').get(path)
  assert.match(before.text, /Reading the file/)
  assert.match(before.html, /data-look-again/)
  assert.match(before.html, new RegExp(`<a [^>]*href="${path}"[^>]*>Look again</a>`))
  assert.doesNotMatch(before.html, /http-equiv/)
  const seen: string[] = []
  const state = await beginWork(office.office, timedWork, run, (done, total) => seen.push(`${done} of ${total}`))
  assert.equal(state, 'done')
  assert.deepEqual(seen, ['25 of 60', '50 of 60', '60 of 60'])
  const after = await office.as('ada').get(path)
  assert.doesNotMatch(after.html, /data-look-again|Look again/)
  assert.match(after.text, /60 rows read: 60 new/)
  assert.match(after.html, /after=50/)
  assert.match((await office.as('ada').get(`${path}?after=50`)).text, /Article 60/)
})

test('a run whose process ended is found and told to be imported again, which does the rest', async () => {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  const { db } = office.office
  const dead = await start(office, articles(50))
  const half = await start(office, articles(25))
  await beginWork(office.office, timedWork, half)
  await sql`update exchange_run set touched_at = now() - interval '2 minutes' where id = ${dead.runId}`.execute(db)
  assert.equal(await office.office.write(timedWork, failDeadRuns), 0)
  await sql`update exchange_run set touched_at = now() - interval '4 minutes' where id = ${dead.runId}`.execute(db)
  await office.work()
  const page = await office.as('ada').get(`/imports/${dead.runId}`)
  assert.match(page.text, /Stopped after 0 of 0 rows\. This import was interrupted/)
  assert.equal((await findRun(db, half.runId))!.state, 'done')
  const again = await start(office, articles(50))
  await beginWork(office.office, timedWork, again)
  const counts = (await countOutcomes(db, [again.runId])).get(again.runId)
  assert.deepEqual(counts, { made: 25, changed: 0, same: 25, refused: 0 })
})

test('a run that was given up writes nothing more when its process lives after all', async () => {
  const office = await openTestOffice()
  const run = await start(office, articles(30))
  await sql`update exchange_run set touched_at = now() - interval '4 minutes'`.execute(office.office.db)
  assert.equal(await office.office.write(timedWork, failDeadRuns), 1)
  assert.equal(await beginWork(office.office, timedWork, run), 'failed')
  assert.deepEqual(await listRows(office.office.db, run.runId, {}, 10), [])
  assert.deepEqual(await office.office.db.selectFrom('evidence_source').select('id').execute(), [])
})

test('several imports of the same records at once make each record once', async () => {
  const office = await openTestOffice()
  const forward = await start(office, articles(80))
  const others = [await start(office, articles(80)), await start(office, articles(60, 20))]
  const states = await Promise.all([forward, ...others].map((run) => beginWork(office.office, timedWork, run)))
  assert.deepEqual(states, ['done', 'done', 'done'])
  const { count } = await office.office.db
    .selectFrom('evidence_source')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  assert.equal(count, 80)
})

test('when we break, the run ends as interrupted and says so', async () => {
  const office = await openTestOffice()
  const run = await start(office, articles(2))
  const broken = { ...office.office, write: () => Promise.reject(new Error('the database is away')) }
  assert.equal(await beginWork(broken, timedWork, run), 'failed')
})

test('a large file is read in a thread of its own, and other pages are answered meanwhile', async () => {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  const large = Buffer.from(
    articles(30)
      .toString()
      .replace('</PubmedArticleSet>', `${'\n'.repeat(1_048_576)}</PubmedArticleSet>`),
  )
  const run = await start(office, large)
  const work = beginWork(office.office, timedWork, run)
  assert.equal((await office.as('ada').get(`/imports/${run.runId}`)).status, 200)
  assert.equal(await work, 'done')
  assert.equal((await findRun(office.office.db, run.runId))!.rowsDone, 30)
  const broken = await start(office, Buffer.concat([large, Buffer.from('<')]))
  assert.equal(await beginWork(office.office, timedWork, broken), 'refused')
})

test('the file of a long run holds each row once, in the order of the file', async () => {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  const run = await start(office, articles(1))
  await beginWork(office.office, timedWork, run)
  await sql`insert into exchange_row (id, run_id, position, line, what, outcome, message)
    select gen_random_uuid(), ${run.runId}, i, i, 'Article ' || i, 'refused', '=1+1' from generate_series(2, 2501) i`.execute(
    office.office.db,
  )
  const file = await office.as('ada').get(`/imports/${run.runId}/rows.csv`)
  const lines = file.bytes.toString('utf8').trim().split('\r\n').slice(1)
  assert.deepEqual(
    lines.map((line) => Number(line.split(',')[0])),
    Array.from({ length: 2501 }, (_, i) => i + 1),
  )
  assert.equal(lines[2500], `2501,2501,Article 2501,Refused,'=1+1`)
  const refused = await office.as('ada').get(`/imports/${run.runId}/rows.csv?outcome=refused`)
  assert.equal(refused.bytes.toString('utf8').trim().split('\r\n').length, 2501)
})

test('a file that lies on a disk is taken row by row, and refused as a whole when its last record is broken', async () => {
  const office = await openTestOffice()
  const { db } = office.office
  const take = async (bytes: Buffer) => {
    const stream = await streamPubmed(() => Readable.from([bytes.subarray(0, 999), bytes.subarray(999)]))
    assert.ok(stream)
    const lying = { name: 'articles.xml', size: bytes.length, sha256: hashContent(bytes) }
    const runId = await office.office.write(timedWork, (tx) => startRun(tx, lying, 'pubmed'))
    const seen: string[] = []
    const follow = (done: number, total: number) => void seen.push(`${done} of ${total}`)
    const state = await beginWork(office.office, timedWork, { runId, stream }, follow)
    return { state, seen, run: (await findRun(db, runId))! }
  }
  const broken = await take(Buffer.from(articles(60).toString().replace('</PubmedArticleSet>', '</PubmedArticle>')))
  assert.equal(broken.state, 'refused')
  assert.match(broken.run.refusal!, /not closed before/)
  assert.deepEqual(await db.selectFrom('evidence_source').select('id').execute(), [])
  const whole = await take(articles(60))
  assert.deepEqual([whole.state, whole.seen], ['done', ['25 of 60', '50 of 60', '60 of 60']])
  assert.deepEqual([whole.run.fileBytes, whole.run.fileSha256], [articles(60).length, hashContent(articles(60))])
  const { count } = await db
    .selectFrom('evidence_source')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  assert.equal(count, 60)
})
