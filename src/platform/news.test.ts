import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestOffice } from '../../test/office.ts'
import { type Reaction, announce, failuresBeforeParking, listParked, releaseParked } from './news.ts'
import { timedWork } from './office.ts'

/** A reaction that writes down what it heard, and fails as long as it is told to. */
function listener(name: string): Reaction & { heard: string[]; fails: boolean } {
  const reaction = {
    name,
    hears: ['test.happened'],
    heard: [] as string[],
    fails: false,
    react: (_tx: unknown, news: { subject: string; seq: number }) => {
      if (reaction.fails) throw new Error('the ear is closed')
      reaction.heard.push(`${news.subject}${news.seq}`)
      return Promise.resolve()
    },
  }
  return reaction
}

async function tell(office: Awaited<ReturnType<typeof openTestOffice>>, subject: string): Promise<void> {
  await office.office.write(timedWork, (tx) => announce(tx, { kind: 'test.happened', subject, body: {} }))
}

test('each reaction hears each news of a subject once, in order', async () => {
  const [first, second] = [listener('first'), listener('second')]
  const office = await openTestOffice({ reactions: [first, second] })
  for (const subject of ['a', 'b', 'a']) await tell(office, subject)
  await office.work()
  await office.work()
  assert.deepEqual(first.heard.toSorted(), ['a1', 'a2', 'b1'])
  assert.deepEqual(second.heard.toSorted(), ['a1', 'a2', 'b1'])
  assert.ok(first.heard.indexOf('a1') < first.heard.indexOf('a2'))
})

test('after eight failures a subject is parked for that reaction alone, and waits for a person', async () => {
  const [deaf, well] = [listener('deaf'), listener('well')]
  const office = await openTestOffice({ reactions: [deaf, well], now: '2026-03-02T12:00:00Z' })
  deaf.fails = true
  await tell(office, 'a')
  await tell(office, 'a')
  for (let hour = 12; hour < 12 + failuresBeforeParking; hour += 1) {
    office.setNow(`2026-03-02T${hour}:30:00Z`)
    await office.work()
  }
  const parked = await listParked(office.office.db)
  assert.deepEqual(
    parked.map((row) => [row.reaction, row.seq, row.failures]),
    [['deaf', 1, failuresBeforeParking]],
  )
  assert.deepEqual(well.heard, ['a1', 'a2'], 'the other reaction went on')
  assert.deepEqual(deaf.heard, [], 'the second news waits behind the first')
  deaf.fails = false
  await office.office.write(timedWork, (tx) => releaseParked(tx, parked[0]!.newsId, 'deaf', 'retry'))
  await office.work()
  assert.deepEqual(deaf.heard, ['a1', 'a2'])
})

test('a skipped news lets the subject go on', async () => {
  const deaf = listener('deaf')
  const office = await openTestOffice({ reactions: [deaf], now: '2026-03-02T12:00:00Z' })
  deaf.fails = true
  await tell(office, 'a')
  for (let hour = 12; hour < 20; hour += 1) {
    office.setNow(`2026-03-02T${hour}:30:00Z`)
    await office.work()
  }
  deaf.fails = false
  await tell(office, 'a')
  const [parked] = await listParked(office.office.db)
  await office.office.write(timedWork, (tx) => releaseParked(tx, parked!.newsId, 'deaf', 'skip'))
  await office.work()
  assert.deepEqual(deaf.heard, ['a2'])
})

test('an act that fails tells nobody', async () => {
  const ear = listener('ear')
  const office = await openTestOffice({ reactions: [ear] })
  const act = office.office.write(timedWork, async (tx) => {
    await announce(tx, { kind: 'test.happened', subject: 'a', body: {} })
    throw new Error('broke')
  })
  await assert.rejects(act, /broke/)
  await office.work()
  assert.deepEqual(ear.heard, [])
})

test('news of one subject told at once are numbered one after the other', async () => {
  const office = await openTestOffice({ reactions: [] })
  await Promise.all(Array.from({ length: 5 }, () => tell(office, 'a')))
  const rows = await office.office.db.selectFrom('platform_news').select('seq').orderBy('seq').execute()
  assert.deepEqual(
    rows.map((row) => row.seq),
    [1, 2, 3, 4, 5],
  )
})
