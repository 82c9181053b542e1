import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeEmptyDatabase } from '../../test/database.ts'
import { checkHistory, listMigrations, migrate } from './migrations.ts'
import { hashContent } from './tokens.ts'

test('three processes that migrate an empty database at once do it once', async () => {
  const connectionString = await makeEmptyDatabase()
  const applied = await Promise.all([migrate(connectionString), migrate(connectionString), migrate(connectionString)])
  const names = (await listMigrations()).map((migration) => migration.name)
  assert.deepEqual(applied.flat().toSorted(), names)
  assert.deepEqual(await migrate(connectionString), [])
})

const shipped = [{ name: '1_a.sql', sql: 'select 1' }]

test('a migration that was edited after it was applied stops the start', () => {
  assert.throws(() => checkHistory(new Map([['1_a.sql', hashContent('select 2')]]), shipped), /was edited/)
  assert.doesNotThrow(() => checkHistory(new Map([['1_a.sql', hashContent('select 1')]]), shipped))
})

test('a database that is newer than the product stops the start', () => {
  assert.throws(() => checkHistory(new Map([['2_b.sql', 'x']]), shipped), /Start a newer version/)
})
