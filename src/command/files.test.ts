import assert from 'node:assert/strict'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { openBucket } from '../../test/bucket.ts'
import { makeFolder, openFilledOffice, readContent } from '../../test/copies.ts'
import { makeEmptyDatabase } from '../../test/database.ts'
import { giveCommand } from '../../test/terminal.ts'
import { folderFiles, keepFile } from '../platform/files.ts'
import { timedWork } from '../platform/office.ts'
import { backupCommand } from './backup.ts'
import { checkCommand } from './check.ts'
import { exportCommand } from './export.ts'
import { moveCommand } from './move.ts'
import { restoreCommand } from './restore.ts'

const bucket = await openBucket()

/** Names of the files in a folder of the bucket. */
function listKept(folder: string): string[] {
  const names = readdirSync(bucket.folderOf(folder), { recursive: true }).map((name) => String(name))
  return names.filter((name) => name.includes('/') && name.endsWith('_S3rver_object')).sort()
}

/** An office with three files in its folder. */
async function openOffice() {
  const { test: filled, env } = await openFilledOffice()
  const files = folderFiles(join(env.DATA_DIR!, 'files'))
  for (const text of ['a second file', 'a third file']) {
    const file = { name: 'more.txt', mediaType: 'text/plain', bytes: Buffer.from(text) }
    await filled.office.write(timedWork, (tx) => keepFile(tx, files, file))
  }
  return { filled, env }
}

test('files go from a folder into a bucket and back, and a copy that was stopped goes on where it was', async (t) => {
  const { env } = await openOffice()
  const to = bucket.url('moved')
  const first = await giveCommand(t, moveCommand, ['--files-to', to], env)
  assert.equal(first.code, 0, first.said)
  assert.match(first.said, /3 of 3 sent now, 0 were there already, 0 could not be had/)
  assert.match(first.said, /Next: set FILES_URL to the address you gave \(s3:\/\/127\.0\.0\.1:\d+\/office\/moved\)/)
  assert.doesNotMatch(first.said, /S3RVER/)
  const [name] = listKept('moved')
  rmSync(join(bucket.folderOf('moved'), name!))
  const again = await giveCommand(t, moveCommand, ['--files-to', to], env)
  assert.match(again.said, /1 of 3 sent now, 2 were there already/)

  const folder = join(makeFolder(), 'files')
  const inBucket = { ...env, FILES_URL: to }
  const back = await giveCommand(t, moveCommand, ['--files-to', `file://${folder}`], inBucket)
  assert.match(back.said, /3 of 3 sent now/)
  const before = readdirSync(join(env.DATA_DIR!, 'files'), { recursive: true }).sort()
  assert.deepEqual(readdirSync(folder, { recursive: true }).sort(), before)
  const same = await giveCommand(t, moveCommand, ['--files-to', to], inBucket)
  assert.match(same.said, /The files are there already/)
})

test('a backup and an export of an office whose files are in a bucket put it back into another bucket', async (t) => {
  const { filled, env } = await openOffice()
  assert.equal((await giveCommand(t, moveCommand, ['--files-to', bucket.url('first')], env)).code, 0)
  const office = { ...env, FILES_URL: bucket.url('first') }
  const copies = [
    { take: backupCommand, as: join(makeFolder(), 'office.tar.gz'), into: 'second' },
    { take: exportCommand, as: join(makeFolder(), 'office'), into: 'third' },
  ]
  for (const { take, as, into } of copies) {
    const taken = await giveCommand(t, take, [as], office)
    assert.equal(taken.code, 0, taken.said)
    const place = { DATABASE_URL: await makeEmptyDatabase(), DATA_DIR: makeFolder(), FILES_URL: bucket.url(into) }
    const back = await giveCommand(t, restoreCommand, [as], place)
    assert.equal(back.code, 0, back.said)
    assert.deepEqual(listKept(into), listKept('first'))
    const equal = await giveCommand(t, moveCommand, ['--files-to', bucket.url('first')], place)
    assert.match(equal.said, /0 of 3 sent now, 3 were there already/, 'each has the hash it had')
    assert.deepEqual(await readContent(place.DATABASE_URL), await readContent(filled.database.connectionString))
  }
})

test('an office moves into a folder of its own with files out of a bucket, or leaves them there', async (t) => {
  const { env } = await openOffice()
  assert.equal((await giveCommand(t, moveCommand, ['--files-to', bucket.url('fourth')], env)).code, 0)
  const office = { ...env, FILES_URL: bucket.url('fourth') }
  const server = await makeEmptyDatabase()
  const kept = await giveCommand(t, moveCommand, ['--to', server], office)
  assert.match(kept.said, /Next: set DATABASE_URL to the address you gave, keep FILES_URL, and start\./)
  const folder = join(makeFolder(), 'data')
  const files = `file://${join(folder, 'files')}`
  const along = await giveCommand(t, moveCommand, ['--to', folder, '--files-to', files], office)
  assert.match(along.said, /3 of 3 sent now[^]*Next: set DATA_DIR=\S+, leave DATABASE_URL out, and start\./)
})

test('a check tries where files are kept, says what the store says, and shows no key', async (t) => {
  const right = await giveCommand(t, checkCommand, [], { FILES_URL: bucket.url('checked') })
  assert.equal(right.code, 0, right.said)
  assert.match(
    right.said,
    /Files are kept in s3:\/\/127\.0\.0\.1:\d+\/office\/checked\.\nThey travel there unencrypted/,
  )
  const wrong = await giveCommand(t, checkCommand, [], { FILES_URL: bucket.url('checked', 'another-secret') })
  assert.equal(wrong.code, 1)
  assert.match(wrong.said, /Wrong: The store of files .* 403 SignatureDoesNotMatch/)
  assert.doesNotMatch(right.said + wrong.said, /S3RVER|another-secret/)
  const unread = await giveCommand(t, checkCommand, [], { FILES_URL: 's3://AK:secret@host' })
  assert.match(unread.said, /Wrong: FILES_URL must be file:\/\/\//)
  assert.doesNotMatch(unread.said, /AK:secret/)
})
