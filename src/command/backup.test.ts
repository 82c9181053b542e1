import assert from 'node:assert/strict'
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { arrayBuffer } from 'node:stream/consumers'
import { type TestContext, test } from 'node:test'
import pg from 'pg'
import { keepWriting, makeFolder, openFilledOffice, readContent } from '../../test/copies.ts'
import { makeEmptyDatabase, makeTestDatabase } from '../../test/database.ts'
import { giveCommand } from '../../test/terminal.ts'
import { readArchive, writeArchive } from '../platform/archive.ts'
import { checkBackup } from '../platform/backup.ts'
import { takeBuilding } from '../platform/content.ts'
import { applicationRole } from '../platform/database.ts'
import { folderFiles } from '../platform/files.ts'
import { type Manifest, compareTables } from '../platform/manifest.ts'
import { listMigrations, migrate } from '../platform/migrations.ts'
import { inOrder } from '../platform/table-order.ts'
import { backupCommand } from './backup.ts'
import { restoreCommand } from './restore.ts'

type Env = Record<string, string>

const backUp = (t: TestContext, file: string, env: Env) => giveCommand(t, backupCommand, [file], env)
const restore = (t: TestContext, file: string, env: Env) => giveCommand(t, restoreCommand, [file], env)

/** A backup that was taken of an office while acts went on, and the place it was restored into. */
type Taken = { file: string; manifest: Manifest; written: number; said: string[]; place: Env & Place }
type Place = { DATABASE_URL: string; DATA_DIR: string }

let taken: Promise<Taken> | undefined

/** Takes it once, for all tests here. */
function takeBackup(t: TestContext): Promise<Taken> {
  return (taken ??= takeWhileWriting(t))
}

async function takeWhileWriting(t: TestContext): Promise<Taken> {
  const { test, env } = await openFilledOffice()
  const file = join(makeFolder(), 'office.tar.gz')
  const stopWriting = keepWriting(test)
  const done = await backUp(t, file, env)
  const written = await stopWriting()
  assert.equal(done.code, 0, done.said)
  const place = await emptyPlace()
  const back = await restore(t, file, place)
  assert.equal(back.code, 0, back.said)
  return { file, manifest: await checkBackup(file), written, said: [done.said, back.said], place }
}

async function emptyPlace(): Promise<Env & Place> {
  return { DATABASE_URL: await makeEmptyDatabase(), DATA_DIR: makeFolder() }
}

async function query(connectionString: string, text: string) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

/** A backup like the whole one, with another manifest. */
async function withManifest(whole: string, change: (manifest: Record<string, unknown>) => object): Promise<string> {
  const file = join(makeFolder(), 'changed.tar.gz')
  await writeArchive(file, async (pack) => {
    for await (const { name, chunks } of readArchive(whole)) {
      if (name.startsWith('tables/')) await pack.addParts(name, chunks)
      else {
        const bytes = Buffer.from(await arrayBuffer(chunks))
        const text = name === 'manifest.json' ? JSON.stringify(change(JSON.parse(bytes.toString()))) : bytes.toString()
        await pack.addText(name, text)
      }
    }
  })
  return file
}

test('a backup taken while people work puts back the same office, the record of acts included', async (t) => {
  const { file: whole, manifest, written, said, place } = await takeBackup(t)
  assert.match(said[0]!, /holds the office as it was at .*: \d+ rows in \d+ tables, 1 file\./)
  assert.match(said[1]!, /The office is here as it was: each table has the rows and the hash/)
  assert.equal(statSync(whole).mode & 0o777, 0o600, 'nobody else may read it')
  assert.deepEqual(compareTables(manifest.tables, await readContent(place.DATABASE_URL)), [])
  const counts = await query(
    place.DATABASE_URL,
    `select (select count(*)::int from platform_once where location = 'written by the test') as forms,
      (select count(*)::int from platform_audit where act = 'test.write') as acts,
      (select family_name from people_person where given_name = 'Samuel') as name`,
  )
  const { forms, acts, name } = counts[0] as { forms: number; acts: number; name: string }
  assert.equal(forms, acts, 'an act is in it with all it wrote, or not at all')
  assert.ok(acts < written, `${acts} of ${written} acts were done when it was taken`)
  assert.equal(name, 'O\\Neill\t"Ñ"\n, 𝓈')
  const [file] = manifest.files
  assert.equal(String(await folderFiles(join(place.DATA_DIR, 'files')).read(file!.sha256)), 'a file of the office')
  const rewrite = `set role ${applicationRole}; update platform_audit set why = 'no'`
  await assert.rejects(query(place.DATABASE_URL, rewrite), /permission denied/, 'the record stays a record')

  const again = join(makeFolder(), 'again.tar.gz')
  assert.equal((await backUp(t, again, place)).code, 0)
  const { tables, files } = await checkBackup(again)
  assert.deepEqual([tables, files], [manifest.tables, manifest.files], 'a backup of what was put back is the same')
})

test('a backup is refused where it would take the place of another, and leaves nothing when it cannot be written', async (t) => {
  const { file: whole, place } = await takeBackup(t)
  const kept = readFileSync(whole)
  const over = await backUp(t, whole, place)
  assert.deepEqual([over.code, /is there already\. Give another name/.test(over.said)], [1, true])
  assert.ok(readFileSync(whole).equals(kept))
  const folder = makeFolder()
  const none = await backUp(t, join(folder, 'x.tar.gz'), { DATABASE_URL: '', DATA_DIR: join(folder, 'nothing') })
  assert.match(none.said, /There is no office in .*nothing\. Set DATA_DIR/)
  const empty = await backUp(t, join(folder, 'x.tar.gz'), await emptyPlace())
  assert.match(empty.said, /There is no office in this database/)
  assert.deepEqual(readdirSync(folder), [])
  assert.equal((await giveCommand(t, backupCommand, [], {})).code, 2)
})

test('a file whose bytes are gone is named, and all else is in the backup', async (t) => {
  const { place: office } = await takeBackup(t)
  const files = join(office.DATA_DIR, 'files')
  const [folder] = readdirSync(files)
  const [name] = readdirSync(join(files, folder!))
  const bytes = readFileSync(join(files, folder!, name!))
  writeFileSync(join(files, folder!, name!), 'other bytes')
  const file = join(makeFolder(), 'lost.tar.gz')
  const done = await backUp(t, file, office)
  writeFileSync(join(files, folder!, name!), bytes)
  assert.equal(done.code, 1)
  assert.match(done.said, new RegExp(`could not be read whole.*${name}`))
  const place = await emptyPlace()
  const back = await restore(t, file, place)
  assert.match(back.said, new RegExp(`The office is here as it was[^]*could not be read whole.*${name}`))
})

const damages: [string, (bytes: Buffer) => Buffer][] = [
  ['cut short', (bytes) => bytes.subarray(0, bytes.length - 2000)],
  ['with a byte changed', (bytes) => (bytes.writeUInt8(bytes[9000]! ^ 1, 9000), bytes)],
  ['that is no archive', () => Buffer.from('nothing of ours')],
]
for (const [what, damage] of damages)
  test(`a backup ${what} is refused before anything is touched`, async (t) => {
    const { file: whole } = await takeBackup(t)
    const file = join(makeFolder(), 'damaged.tar.gz')
    writeFileSync(file, damage(readFileSync(whole)))
    const place = await emptyPlace()
    const refused = await restore(t, file, place)
    assert.equal(refused.code, 1)
    assert.match(refused.said, /This copy is damaged, and nothing was changed \(.*\)\. Take another one\./)
    await assertUntouched(place)
  })

test('a backup whose manifest names other content, or leaves a table out, is refused', async (t) => {
  const { file: whole } = await takeBackup(t)
  const place = await emptyPlace()
  const rows = (manifest: Record<string, unknown>) => manifest.tables as Manifest['tables']
  const other = await withManifest(whole, (m) => ({
    ...m,
    tables: rows(m).map((one) => ({ ...one, sha256: '0'.repeat(64) })),
  }))
  assert.match((await restore(t, other, place)).said, /damaged.*people_person has other content/)
  const fewer = await withManifest(whole, (m) => ({ ...m, tables: rows(m).slice(1) }))
  assert.match((await restore(t, fewer, place)).said, /damaged.*is not expected/)
  await assertUntouched(place)
})

test('a backup that is newer than the program is refused before anything is touched', async (t) => {
  const { file: whole } = await takeBackup(t)
  const place = await emptyPlace()
  const laid = await withManifest(whole, (manifest) => ({ ...manifest, format: 2, tables: 'in another way' }))
  assert.match((await restore(t, laid, place)).said, /made by a newer version of OpenCME/)
  const later = { name: '20991231T0000_people_later.sql', sha256: '0'.repeat(64) }
  const stepped = await withManifest(whole, (m) => ({ ...m, migrations: [...(m.migrations as object[]), later] }))
  assert.match((await restore(t, stepped, place)).said, /newer than this program: it has the step 20991231T0000/)
  await assertUntouched(place)
})

test('a place that holds an office, or another program, is refused and stays as it was', async (t) => {
  const { file: whole, place: office } = await takeBackup(t)
  const before = await readContent(office.DATABASE_URL)
  const refused = await restore(t, whole, office)
  assert.match(
    refused.said,
    /There is an office here already, and a copy never takes its place\. Give an empty database/,
  )
  assert.deepEqual(await readContent(office.DATABASE_URL), before)
  const place = await emptyPlace()
  await query(place.DATABASE_URL, 'create table shop (id int); insert into shop values (1)')
  assert.match((await restore(t, whole, place)).said, /belongs to another program/)
  assert.deepEqual(await query(place.DATABASE_URL, 'select id from shop'), [{ id: 1 }])
})

test('an office without a single act takes a backup of its own version, and no other', async (t) => {
  const { file: whole } = await takeBackup(t)
  const place = { DATABASE_URL: await makeTestDatabase(), DATA_DIR: makeFolder() }
  assert.equal((await restore(t, whole, place)).code, 0)
  assert.deepEqual(compareTables((await checkBackup(whole)).tables, await readContent(place.DATABASE_URL)), [])
  const half = { DATABASE_URL: await makeEmptyDatabase(), DATA_DIR: makeFolder() }
  await migrate(half.DATABASE_URL, new Set((await listMigrations()).slice(0, 3).map(({ name }) => name)))
  assert.match((await restore(t, whole, half)).said, /of another version than the copy\. Give a database with nothing/)
})

test('a backup of an older version is put in as it was and then brought up to date', async (t) => {
  const old = await emptyPlace()
  const all = (await listMigrations()).map(({ name }) => name)
  const [then, later] = [all.slice(0, 12), all.slice(12)]
  await migrate(old.DATABASE_URL, new Set(then))
  await query(
    old.DATABASE_URL,
    `insert into platform_once (key, at) values ('00000000-0000-7000-8000-000000000001', '2026-01-01')`,
  )
  const file = join(makeFolder(), 'old.tar.gz')
  assert.equal((await backUp(t, file, old)).code, 0)
  assert.equal((await checkBackup(file)).migrations.length, then.length)
  const place = await emptyPlace()
  const back = await restore(t, file, place)
  assert.equal(back.code, 0, back.said)
  assert.match(back.said, new RegExp(`Brought up to date \\(${later.length} steps\\)`))
  assert.deepEqual(await query(place.DATABASE_URL, 'select at::date::text as at from platform_once'), [
    { at: '2026-01-01' },
  ])
  assert.deepEqual(await migrate(place.DATABASE_URL), [], 'nothing is left to apply')
})

test('a backup from before tables got other names is put in under the old ones, and its rows stand under the new', async (t) => {
  const old = await emptyPlace()
  const before = (await listMigrations()).map(({ name }) => name).filter((name) => name < '20261124T1511')
  await migrate(old.DATABASE_URL, new Set(before))
  const id = '00000000-0000-7000-8000-000000000001'
  await query(
    old.DATABASE_URL,
    `insert into people_organization (id, name, kind, is_provider, created_at) values ('${id}', 'Harbor Clinic', 'practice', false, now());
     insert into people_policy (id, key, value, effective_on, set_at, why) values ('${id}', 'review.days', '14', '2026-01-01', now(), 'More time')`,
  )
  const file = join(makeFolder(), 'old-names.tar.gz')
  assert.equal((await backUp(t, file, old)).code, 0)
  assert.ok((await checkBackup(file)).tables.some(({ name, rows }) => name === 'people_organization' && rows === 1))
  const place = await emptyPlace()
  const back = await restore(t, file, place)
  assert.equal(back.code, 0, back.said)
  const kept = await query(
    place.DATABASE_URL,
    'select o.name, y.value, to_regclass($$people_organization$$) as old from organizations_organization o, policies_policy y',
  )
  assert.deepEqual(kept, [{ name: 'Harbor Clinic', value: 14, old: null }])
})

test('a backup of an older version that cannot be brought up to date is in, whole, and the sentence says so', async (t) => {
  const old = await emptyPlace()
  await migrate(old.DATABASE_URL, new Set((await listMigrations()).slice(0, 12).map(({ name }) => name)))
  const file = join(makeFolder(), 'old.tar.gz')
  assert.equal((await backUp(t, file, old)).code, 0)
  const place = await emptyPlace()
  await query(place.DATABASE_URL, 'create type platform_attempt as enum ()') // in the way of a later table
  const stuck = await restore(t, file, place)
  assert.equal(stuck.code, 1)
  assert.match(
    stuck.said,
    /The office is in, whole, as its own version left it, and could not be brought up to date\. Open it/,
  )
  const applied = await query(
    place.DATABASE_URL,
    'select count(*)::int as applied from platform_migration where name < $$20261124T0912$$',
  )
  assert.deepEqual(applied, [{ applied: 12 }])
})

test('a database that changes what is put into it is refused, and holds nothing afterwards', async (t) => {
  const { file } = await takeBackup(t)
  const place = { DATABASE_URL: await makeTestDatabase(), DATA_DIR: makeFolder() }
  await query(
    place.DATABASE_URL,
    `create function planted() returns trigger language plpgsql as $$ begin new.given_name := 'Someone'; return new; end $$;
     create trigger planted before insert on people_person for each row execute function planted()`,
  )
  const refused = await restore(t, file, place)
  assert.deepEqual([refused.code, /people_person has other content/.test(refused.said)], [1, true], refused.said)
  assert.deepEqual(
    await query(place.DATABASE_URL, 'select from people_person union all select from platform_audit'),
    [],
  )
})

test('a place that another process fills is left alone', async (t) => {
  const { file } = await takeBackup(t)
  const place = await emptyPlace()
  const endBuilding = await takeBuilding(place.DATABASE_URL)
  assert.match((await restore(t, file, place)).said, /Another process fills this database\. Wait until it has ended/)
  await endBuilding!()
})

test('tables are read after those they point to, and a circle is named', () => {
  const [claim, person] = [
    { name: 'claim', needs: ['person'] },
    { name: 'person', needs: [] as string[] },
  ]
  assert.deepEqual(inOrder([claim, person]), [person, claim])
  assert.throws(
    () => inOrder([claim, { ...person, needs: ['claim'] }]),
    /point to each other in a circle: claim, person/,
  )
})

test('numbers that the database counts go on where they were', async (t) => {
  const place = async () => ({ DATABASE_URL: await makeTestDatabase(), DATA_DIR: makeFolder() })
  const places = [await place(), await place()] as const
  for (const { DATABASE_URL } of places) {
    await query(
      DATABASE_URL,
      'create table planted (id int generated always as identity primary key, of_id int references planted)',
    )
  }
  await query(places[0].DATABASE_URL, 'insert into planted (of_id) values (2), (null), (1)')
  const file = join(makeFolder(), 'planted.tar.gz')
  assert.equal((await backUp(t, file, places[0])).code, 0)
  const back = await restore(t, file, places[1])
  assert.equal(back.code, 0, back.said)
  const next = await query(places[1].DATABASE_URL, 'insert into planted default values returning id')
  assert.deepEqual(next, [{ id: 4 }])
})

async function assertUntouched(place: Place): Promise<void> {
  const tables = await query(place.DATABASE_URL, `select from pg_class where relnamespace = 'public'::regnamespace`)
  assert.deepEqual([tables.length, readdirSync(place.DATA_DIR)], [0, []])
}
