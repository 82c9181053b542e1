import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { makeFolder, openFilledOffice, readContent } from '../../test/copies.ts'
import { makeEmptyDatabase } from '../../test/database.ts'
import { giveCommand } from '../../test/terminal.ts'
import { moveCommand } from './move.ts'

const move = (t: TestContext, to: string, env: Record<string, string>) => giveCommand(t, moveCommand, ['--to', to], env)

test('an office moves from a server into a folder of its own and back, and stays the same', async (t) => {
  const { test: filled, env } = await openFilledOffice()
  const before = await readContent(filled.database.connectionString)
  const folder = join(makeFolder(), 'data')
  const there = await move(t, folder, env)
  assert.equal(there.code, 0, there.said)
  assert.match(there.said, /Somebody else uses this database now\./)
  assert.match(there.said, /Moved, and equal table by table: \d+ rows in \d+ tables, 1 file\./)
  assert.match(there.said, new RegExp(`Next: set DATA_DIR=${folder}, leave DATABASE_URL out, and start\\.`))
  assert.equal(readdirSync(join(folder, 'files')).length, 1)

  const server = await makeEmptyDatabase()
  const back = await move(t, server, { DATA_DIR: folder, DATABASE_URL: '' })
  assert.equal(back.code, 0, back.said)
  assert.doesNotMatch(back.said, /Somebody else/)
  assert.match(back.said, /Next: set DATABASE_URL to the address you gave, keep DATA_DIR=.*data for the files/)
  assert.deepEqual(await readContent(server), before)
  assert.deepEqual(await readContent(filled.database.connectionString), before, 'where it came from stays as it was')

  const again = await move(t, server, env)
  assert.match(again.said, /There is an office here already, and a copy never takes its place/)
  assert.deepEqual(await readContent(server), before)
})

test('a move asks where to, and where from', async (t) => {
  assert.equal((await giveCommand(t, moveCommand, [], {})).code, 2)
  const nothing = { DATA_DIR: join(makeFolder(), 'nothing'), DATABASE_URL: '' }
  assert.match((await move(t, 'mysql://db', nothing)).said, /begins with postgresql:\/\/, or a folder/)
  assert.match((await move(t, makeFolder(), nothing)).said, /There is no office in .*nothing/)
})
