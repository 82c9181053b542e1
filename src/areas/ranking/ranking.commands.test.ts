import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actorOf } from '../../../test/gaps.ts'
import { openTestOffice } from '../../../test/office.ts'
import { ensureRanking } from './ranking.commands.ts'
import { usualWeighting } from './ranking.schema.ts'
import { findRanking, listRankings } from './ranking.store.ts'

test('an office starts out with one rule, also when it is asked for twice at once', async () => {
  const office = await openTestOffice()
  await office.person('ada', { roles: ['office staff'] })
  assert.equal(await findRanking(office.office.db), undefined)
  await Promise.all([1, 2].map(() => office.office.write(actorOf(office, 'ada'), ensureRanking)))
  const ranking = (await findRanking(office.office.db))!
  assert.deepEqual(
    ranking.criteria.map(({ key, weight }) => [key, weight]),
    Object.entries(usualWeighting.weights),
  )
  assert.deepEqual([ranking.version, (await listRankings(office.office.db)).length], [1, 1])
})
