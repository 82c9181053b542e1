import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { type WordChecks, readSchema, readWordChecks } from '../src/platform/schema-snapshot.ts'
import { makeTestDatabase } from './database.ts'
import { readSources, root } from './house/source.ts'
import {
  type Lock,
  compareWordLists,
  findFirstDifference,
  findUnmarkedLists,
  findUnlockedPackages,
  listWordLists,
} from './house/words.ts'

const lists = listWordLists(readSources('src'))
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock

let connectionString: string
let checks: WordChecks

before(async () => {
  connectionString = await makeTestDatabase()
  checks = await readWordChecks(connectionString)
})

function holds(found: string[]): void {
  assert.ok(found.length === 0, found.join('\n'))
}

test('the word lists in code are those that the database lets in', () => {
  assert.ok(lists.length > 0)
  holds(compareWordLists(lists, checks))
})

test('every list that holds the words of a CHECK is marked with it', () => holds(findUnmarkedLists(lists, checks)))

test('db/schema.sql is what the migrations make', async () => {
  const kept = readFileSync(join(root, 'db', 'schema.sql'), 'utf8')
  assert.equal(findFirstDifference(await readSchema(connectionString), kept), undefined)
})

test('the table types follow from the migrations', () => {
  const env = { ...process.env, GENERATE_FROM: connectionString }
  execFileSync(process.execPath, ['--import', 'tsx', 'bin/generate.ts', '--check'], { cwd: root, env, stdio: 'pipe' })
})

test('the lock file describes every package that it names', () => holds(findUnlockedPackages(lock)))

const path = 'src/areas/integrity/relationship.schema.ts'
const planted = [
  {
    text: `/** @check a.b */\nexport const words = ['one', 'two', 'three'] as const`,
    says: 'has three, which a.b refuses',
  },
  { text: `/** @check a.b */\nexport const words = ['one'] as const`, says: 'lacks two, which a.b lets in' },
  {
    text: `/** Words. @check a.b, a.d */\nexport const words = ['one', 'two'] as const`,
    says: 'lacks four, which a.d lets in',
  },
  { text: `/** @check a.c */\nexport const words = ['one'] as const`, says: 'names a.c, which has no CHECK' },
  { text: `/** @check a.b */\nexport const words = { one: 1 } as const`, says: 'lacks two' },
  { text: `/** @check a.b */\nexport const words = ['one', two] as const`, says: 'two (not a word)' },
]
const made = { 'a.b': ['one', 'two'], 'a.d': ['one', 'two', 'four'] }

for (const { text, says } of planted)
  test(`caught: a list that ${says}`, () => {
    const found = compareWordLists(listWordLists([{ path, text }]), made)
    assert.ok(
      found.some((one) => one.includes(says)),
      JSON.stringify(found),
    )
  })

test('let pass: the same words in another order, and as the keys of a table', () => {
  for (const value of [`['two', 'one']`, `{ one: 'One', two: 'Two' }`])
    holds(
      compareWordLists(
        listWordLists([{ path, text: `/** @check a.b */\nexport const words = ${value} as const` }]),
        made,
      ),
    )
})

test('caught: a list with the words of a CHECK that is not marked with it', () => {
  const text = `export const words = ['one', 'two', 'four'] as const`
  const checks = { 'integrity_relationship.nature': ['one', 'two', 'three'], 'gaps_gap.state': ['one', 'two'] }
  const found = findUnmarkedLists(listWordLists([{ path, text }]), checks)
  assert.equal(found.length, 1)
  assert.match(found[0]!, /@check integrity_relationship\.nature/)
  const fitted = listWordLists([{ path, text: `${text} satisfies readonly string[]` }])
  assert.equal(findUnmarkedLists(fitted, checks).length, 1)
  holds(
    findUnmarkedLists(listWordLists([{ path, text: `/** @check integrity_relationship.nature */\n${text}` }]), checks),
  )
})

test('caught: a text that differs, by the first line that does', () => {
  assert.equal(findFirstDifference('a\nb\n', 'a\nb\n'), undefined)
  assert.equal(findFirstDifference('a\nb\n', 'a\nc\n'), 'line 2: expected "b", found "c"')
  assert.equal(findFirstDifference('a\nb', 'a'), 'line 2: expected "b", found the end')
  assert.equal(findFirstDifference('a', 'a\nb'), 'line 2: expected the end, found "b"')
})

test('caught: a lock file that leaves out a package for another kind of machine', () => {
  const whole = { packages: { 'node_modules/a': { optionalDependencies: { b: '1' } }, 'node_modules/b': {} } }
  holds(findUnlockedPackages(whole))
  const found = findUnlockedPackages({ packages: { 'node_modules/a': whole.packages['node_modules/a'] } })
  assert.deepEqual(found, ['node_modules/a names b, and package-lock.json has no row for it'])
})
