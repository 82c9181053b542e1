import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestOffice } from '../../../test/office.ts'
import { anArticle, allowed } from '../../../test/evidence.ts'
import { timedWork } from '../../platform/office.ts'
import { recordSource, retractSource } from './source.commands.ts'
import { listPage } from '../../platform/listing.ts'
import { type SourceFilter, findSource, listSourceHistory, sources } from './source.store.ts'
import { listSourceTopics } from './topic.store.ts'

const from = { runId: '01900000-0000-7000-8000-000000000001', line: 12 }

test('the same record again changes nothing and leaves no trace', async () => {
  const { office } = await openTestOffice()
  const first = await allowed(office.write(timedWork, (tx) => recordSource(tx, anArticle(), from)))
  const again = await allowed(office.write(timedWork, (tx) => recordSource(tx, anArticle(), from)))
  assert.deepEqual([first.outcome, again.outcome, again.sourceId], ['made', 'same', first.sourceId])
  assert.equal((await listPage(office.db, sources, { narrow: {}, order: 'newest' }, 2)).count, 1)
  assert.equal((await listSourceHistory(office.db, first.sourceId)).length, 1)
  const source = await findSource(office.db, first.sourceId)
  assert.deepEqual([source!.runId, source!.runLine], [from.runId, 12])
})

test('a corrected record is changed, with what stood before in the audit, and its new standing is news', async () => {
  const { office } = await openTestOffice()
  const first = await allowed(office.write(timedWork, (tx) => recordSource(tx, anArticle(), from)))
  const retracted = anArticle({ standing: 'retracted', levelStart: null, title: 'Retracted: Stops in weak kidneys' })
  const again = await allowed(office.write(timedWork, (tx) => recordSource(tx, retracted, from)))
  assert.equal(again.outcome, 'changed')
  assert.deepEqual(again.changes, ['now retracted', 'title'])
  const audit = await office.db
    .selectFrom('platform_audit')
    .where('subject', '=', first.sourceId)
    .where('act', '=', 'source.correct')
    .select(['before', 'after', 'why'])
    .executeTakeFirstOrThrow()
  assert.equal((audit.before as { standing: string }).standing, 'standing')
  assert.equal((audit.after as { standing: string }).standing, 'retracted')
  const news = await office.db.selectFrom('platform_news').select(['kind', 'body']).execute()
  assert.deepEqual(news, [
    {
      kind: 'source.standing-changed',
      body: { sourceId: first.sourceId, before: 'standing', standing: 'retracted' },
    },
  ])
})

test('topics are one whatever the letter case, and follow the record when they change', async () => {
  const { office } = await openTestOffice()
  const topics = [
    { label: 'Anticoagulants', meshUi: 'D000925', isMajor: true },
    { label: 'Aged', meshUi: 'D000368', isMajor: false },
  ]
  const first = await allowed(office.write(timedWork, (tx) => recordSource(tx, anArticle({ topics }))))
  const other = anArticle({ identifier: '7', topics: [{ label: 'ANTICOAGULANTS', meshUi: null, isMajor: false }] })
  await allowed(office.write(timedWork, (tx) => recordSource(tx, other)))
  const shown = async (id: string) => (await listSourceTopics(office.db, id)).map((topic) => topic.label)
  assert.deepEqual(await shown(first.sourceId), ['Anticoagulants', 'Aged'])
  assert.equal((await office.db.selectFrom('evidence_topic').select('id').execute()).length, 2)
  const fewer = anArticle({ topics: topics.slice(0, 1) })
  assert.deepEqual((await allowed(office.write(timedWork, (tx) => recordSource(tx, fewer)))).changes, ['topics'])
  assert.deepEqual(await shown(first.sourceId), ['Anticoagulants'])
})

test('a notice of retraction marks the source it names, once, and no other', async () => {
  const { office } = await openTestOffice()
  const { sourceId } = await allowed(office.write(timedWork, (tx) => recordSource(tx, anArticle())))
  const retract = (identifier: string) =>
    office.write(timedWork, (tx) => retractSource(tx, { system: 'pubmed', identifier }, 'Notice 1002'))
  assert.deepEqual([await retract('9'), await retract('1001'), await retract('1001')], [null, sourceId, null])
  const source = await findSource(office.db, sourceId)
  assert.deepEqual([source!.standing, source!.levelStart], ['retracted', null])
})

test('an older copy of a retracted record does not lift the retraction, whichever of record and notice came first', async () => {
  const { office } = await openTestOffice()
  const write = (over: Parameters<typeof anArticle>[0]) =>
    allowed(office.write(timedWork, (tx) => recordSource(tx, anArticle(over))))
  const first = await write({ standing: 'retracted', levelStart: null })
  assert.equal((await write({})).outcome, 'same')
  assert.equal((await findSource(office.db, first.sourceId))!.standing, 'retracted')
  const { detail } = anArticle()
  assert.ok(detail.kind === 'article')
  await write({ identifier: '2002', title: 'Notice', detail: { ...detail, retracts: ['2001'] } })
  const late = await write({ identifier: '2001' })
  const source = await findSource(office.db, late.sourceId)
  assert.deepEqual([source!.standing, source!.levelStart], ['retracted', null])
})

test('two imports of the same record at once make one source', async () => {
  const { office } = await openTestOffice()
  const write = () => allowed(office.write(timedWork, (tx) => recordSource(tx, anArticle())))
  const both = await Promise.all([write(), write(), write()])
  assert.deepEqual(both.map((one) => one.outcome).sort(), ['made', 'same', 'same'])
})

test('sources are listed newest first and narrowed by words, channel and standing', async () => {
  const { office } = await openTestOffice()
  for (const identifier of ['1', '2', '3'])
    await allowed(
      office.write(timedWork, (tx) => recordSource(tx, anArticle({ identifier, title: `Title ${identifier}` }))),
    )
  const list = (narrow: SourceFilter, more: { words?: string; after?: string } = {}) =>
    listPage(office.db, sources, { narrow, order: 'newest', ...more }, 2)
  const titles = async (...asked: Parameters<typeof list>) => (await list(...asked)).rows.map((source) => source.title)
  assert.deepEqual(await titles({}), ['Title 3', 'Title 2'])
  assert.deepEqual(await titles({}, { after: (await list({})).after }), ['Title 1'])
  assert.deepEqual(await titles({}, { words: 'title 2' }), ['Title 2'])
  assert.deepEqual(await titles({}, { words: 'titel 2' }), ['Title 2'])
  assert.deepEqual(await titles({ channel: 'survey' }), [])
  assert.deepEqual(await titles({ standing: 'retracted' }), [])
})
