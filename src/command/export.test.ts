import assert from 'node:assert/strict'
import { appendFileSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { makeFolder, openFilledOffice, readContent } from '../../test/copies.ts'
import { makeEmptyDatabase } from '../../test/database.ts'
import { giveCommand } from '../../test/terminal.ts'
import { compareTables } from '../platform/manifest.ts'
import { commentsIn, commentsOf } from '../platform/table-words.ts'
import { exportCommand } from './export.ts'
import { restoreCommand } from './restore.ts'

test('an export explains itself, and put back it is the same office', async (t) => {
  const { test: filled, env } = await openFilledOffice()
  const folder = join(makeFolder(), 'office')
  const done = await giveCommand(t, exportCommand, [folder], env)
  assert.equal(done.code, 0, done.said)
  const content = await readContent(filled.database.connectionString)

  const names = readdirSync(join(folder, 'tables')).sort()
  assert.deepEqual(names, content.map(({ name }) => `${name}.csv`).sort(), 'a CSV for each table')
  for (const name of ['README.md', 'manifest.json', 'tables/people_person.csv'])
    assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600, `nobody else may read ${name}`)
  assert.match(readFileSync(join(folder, 'tables/people_person.csv'), 'utf8'), /"O\\Neill\t""Ñ""\n, 𝓈"/)
  const readme = readFileSync(join(folder, 'README.md'), 'utf8')
  for (const { name, columns } of content) {
    assert.ok(readme.includes(`### ${name}\n`), `the README explains ${name}`)
    for (const column of columns) assert.match(readme, new RegExp(`^\\| ${column} +\\| `, 'm'))
  }
  assert.match(readme, /### gaps_gap\n\nGap: the distance between/, 'in the words of the glossary')
  assert.match(
    readme,
    /\| difference \| text \| no \| What lies between the two, in words\. \|/,
    'and of the migrations',
  )
  assert.match(readme, /\| via \| text \| no \| One of: session, link, key, command line/, 'and of the catalog')

  const place = { DATABASE_URL: await makeEmptyDatabase(), DATA_DIR: makeFolder() }
  const back = await giveCommand(t, restoreCommand, [folder], place)
  assert.equal(back.code, 0, back.said)
  assert.deepEqual(compareTables(content, await readContent(place.DATABASE_URL)), [])
  const again = join(makeFolder(), 'again')
  assert.equal((await giveCommand(t, exportCommand, [again], place)).code, 0)
  const read = (from: string) => JSON.parse(readFileSync(join(from, 'manifest.json'), 'utf8')) as object
  assert.deepEqual({ ...read(again), takenAt: '' }, { ...read(folder), takenAt: '' }, 'an export of it is the same too')

  const over = await giveCommand(t, exportCommand, [folder], env)
  assert.match(over.said, /is there already/)
})

test('an export that was changed, or is none, is refused before anything is touched', async (t) => {
  const { env } = await openFilledOffice()
  const folder = join(makeFolder(), 'office')
  await giveCommand(t, exportCommand, [folder], env)
  const place = { DATABASE_URL: await makeEmptyDatabase(), DATA_DIR: makeFolder() }
  const refused = async () => (await giveCommand(t, restoreCommand, [folder], place)).said
  const table = join(folder, 'tables', 'people_person.csv')
  const kept = readFileSync(table)
  appendFileSync(table, '\n')
  assert.match(
    await refused(),
    /damaged, and nothing was changed \(tables\/people_person\.csv is not as it was written\)/,
  )
  rmSync(table)
  assert.match(await refused(), /people_person\.csv is not as it was written/)
  writeFileSync(table, kept)
  const manifest = readFileSync(join(folder, 'manifest.json'), 'utf8')
  writeFileSync(join(folder, 'manifest.json'), manifest.replaceAll('"csv"', '"cvs"'))
  assert.match(await refused(), /\.csv is not as it was written/, 'a backup that was unpacked is no export')
  rmSync(join(folder, 'manifest.json'))
  assert.match(await refused(), /is no export of an office: there is no manifest\.json in it/)
  assert.deepEqual(readdirSync(place.DATA_DIR), [])
})

test('the comments of a migration are those above tables and columns', () => {
  const sql = `-- Of the file.\n\n-- What is owed,\n-- by when.\ncreate table a_b (\n  id uuid,\n  -- In days.\n  days int\n);\n-- Of nothing.\ncreate index on a_b (id);\n-- Later.\nalter table a_b add column c int;\n`
  assert.deepEqual(commentsIn(sql), [
    ['a_b', 'What is owed, by when.'],
    ['a_b.days', 'In days.'],
    ['a_b.c', 'Later.'],
  ])
})

test('a table that is renamed takes its comments along', () => {
  const made =
    '-- What is owed.\ncreate table a_b (\n  -- In days.\n  days int\n);\n-- Another.\ncreate table a_b_c (\n  id int\n);\n'
  assert.deepEqual(
    [...commentsOf([made, '-- It grew.\nalter table a_b rename to c_b;\n'])],
    [
      ['c_b', 'What is owed.'],
      ['c_b.days', 'In days.'],
      ['a_b_c', 'Another.'],
    ],
  )
})
