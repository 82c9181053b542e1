import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { makeTestDatabase } from '../../test/database.ts'
import { findContent } from '../platform/content.ts'
import { openDatabase } from '../platform/database.ts'
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
