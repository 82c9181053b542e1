import assert from 'node:assert/strict'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { openBucket } from '../../test/bucket.ts'
import { makeFolder, openFilledOffice } from '../../test/copies.ts'
import { type BucketAddress, parseFilesAddress } from './files-address.ts'
import { openFiles } from './files-open.ts'
import { bucketFiles } from './files-bucket.ts'
import { type FileStore, findFile, folderFiles, hashOf } from './files.ts'
import { hashContent } from './tokens.ts'

const bucket = await openBucket()

const storeAt = (url: string) => openFiles(parseFilesAddress(url)!)
const large = Buffer.alloc(3_000_000, 'a page of a book ')

async function* inPieces(bytes: Buffer, size = 64_000) {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
}

const places: [string, (name: string) => Promise<FileStore>][] = [
  ['a folder', (name) => storeAt(`file://${join(makeFolder(), name)}`)],
  ['a bucket', (name) => storeAt(bucket.url(name))],
]
for (const [place, open] of places) {
  test(`${place} gives back what it took, whole or in pieces, and knows it by its hash`, async () => {
    const files = await open('kept')
    await files.prove()
    const small = await files.write(Buffer.from('an answer'))
    assert.equal(String(await files.read(small)), 'an answer')
    assert.equal(await files.isWhole(await files.write(new Uint8Array())), true, 'an empty file is a file')
    const sha256 = hashContent(large)
    assert.equal(await files.isWhole(sha256), false, 'what never came is not there')
    await files.take(sha256, inPieces(large))
    assert.deepEqual([await hashOf(files.stream(sha256)), await files.isWhole(sha256)], [sha256, true])
    const part = await hashOf(files.stream(sha256, { from: 1_000_000, to: 1_999_999 }))
    assert.equal(part, hashContent(large.subarray(1_000_000, 2_000_000)), 'a part from its first byte to its last')
    await files.take(sha256, inPieces(large, 1_000_000)) // once more changes nothing
    assert.equal(await files.isWhole(sha256), true)
    await files.remove(sha256)
    await files.remove(sha256) // what is not there is no matter
    assert.deepEqual([await files.isWhole(sha256), String(await files.read(small))], [false, 'an answer'])
  })

  test(`${place} keeps nothing under a hash that is not that of the bytes`, async () => {
    const files = await open('refused')
    const sha256 = hashContent('what was meant')
    await assert.rejects(files.take(sha256, inPieces(large)), /has other bytes/)
    assert.equal(await files.isWhole(sha256), false)
    await assert.rejects(files.read(sha256))
  })
}

test('a bucket that is busy for a moment is asked again; one that stays away is a fault in its own words', async () => {
  const address = parseFilesAddress(bucket.url('busy')) as BucketAddress
  const files = await bucketFiles(address, 2_000)
  bucket.meet({ status: 503 }, { status: 500 })
  const sha256 = await files.write(large)
  bucket.meet({ status: 503 })
  assert.equal(await hashOf(files.stream(sha256)), sha256)
  const away = await bucketFiles({ ...address, host: '127.0.0.1:9' }, 50)
  await assert.rejects(away.write(large), /s3:\/\/127\.0\.0\.1:9\/office\/busy could not keep a file: .*ECONNREFUSED/)
})

test('a connection that breaks on the way is taken up where it broke', async () => {
  const files = await storeAt(bucket.url('broken'))
  const sha256 = await files.write(large)
  bucket.meet({ cutAfter: 1_000_000 }, { cutAfter: 500_000 })
  const from = bucket.asked.length
  assert.equal(await hashOf(files.stream(sha256)), sha256)
  const ranges = bucket.asked.slice(from).map((line) => /bytes=(\d+)-/.exec(line)?.[1])
  assert.equal(ranges.length, 3)
  assert.ok(Number(ranges[1]) > 0 && Number(ranges[2]) > Number(ranges[1]), `asked from ${ranges.join(', ')}`)
})

test('a wrong key is a fault with what the store said, and without the key', async () => {
  const files = await storeAt(bucket.url('shut', 'a-wrong-secret'))
  const refused = /could not keep a file: 403 SignatureDoesNotMatch The signature is another/
  for (const act of [() => files.prove(), () => files.write(large)])
    await assert.rejects(act, (error: Error) => refused.test(error.message) && !/a-wrong-secret/.test(error.message))
})

test('a file whose bytes were changed where it lies is never handed out as a whole one', async () => {
  const { test: office, env, fileId } = await openFilledOffice()
  const folder = join(env.DATA_DIR!, 'files')
  const files = folderFiles(folder)
  const read = async () => {
    const found = await findFile(office.office.db, files, fileId)
    let text = ''
    for await (const chunk of found!.content) text += String(chunk)
    return text
  }
  assert.equal(await read(), 'a file of the office')
  const name = readdirSync(folder, { recursive: true })
    .map(String)
    .find((one) => one.length > 60)!
  writeFileSync(join(folder, name), 'a file of the offices')
  await assert.rejects(read(), /has other bytes than those that were kept/)
})
