import { createHash } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { access, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '../kernel/ids.ts'
import type { Db, Tx } from './database.ts'
import { hashContent } from './tokens.ts'

/** Where files are kept: by the hash of their bytes, outside anything the web serves. */
export type FileStore = {
  write(bytes: Uint8Array): Promise<string>
  read(sha256: string): Promise<Uint8Array>
  /** Is the file there, with the bytes that its hash was taken of? */
  isWhole(sha256: string): Promise<boolean>
  /** The bytes as they come: all, or those from the first to the last of a part, both counted from 0. */
  stream(sha256: string, part?: { from: number; to: number }): AsyncIterable<Uint8Array>
  /** Keeps bytes as they come. @throws when their hash is another */
  take(sha256: string, chunks: AsyncIterable<Uint8Array>): Promise<void>
  /** Removes bytes that nothing names any more; those that are not there are no matter. */
  remove(sha256: string): Promise<void>
  /** Tries whether files can be kept and read here. @throws one sentence when not */
  prove(): Promise<void>
}

/** Keeps files in a folder. A file is written beside its place and then moved, so that half a file is never found. */
export function folderFiles(folder: string): FileStore {
  const placeOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256)
  return {
    async write(bytes) {
      const sha256 = hashContent(bytes)
      const place = placeOf(sha256)
      await mkdir(join(folder, sha256.slice(0, 2)), { recursive: true })
      const beside = `${place}.${newId()}`
      await writeFile(beside, bytes, { flush: true })
      await rename(beside, place)
      return sha256
    },
    read: (sha256) => readFile(placeOf(sha256)),
    async isWhole(sha256) {
      const found = await stat(placeOf(sha256)).catch(() => undefined)
      return found !== undefined && (await hashOf(createReadStream(placeOf(sha256)))) === sha256
    },
    stream: (sha256, part) => createReadStream(placeOf(sha256), part && { start: part.from, end: part.to }),
    async take(sha256, chunks) {
      const beside = `${placeOf(sha256)}.${newId()}`
      await mkdir(join(folder, sha256.slice(0, 2)), { recursive: true })
      try {
        await writeFile(beside, chunks, { flush: true })
        if ((await hashOf(createReadStream(beside))) !== sha256) throw new Error(`The file ${sha256} has other bytes`)
        await rename(beside, placeOf(sha256))
      } finally {
        await rm(beside, { force: true })
      }
    },
    remove: (sha256) => rm(placeOf(sha256), { force: true }),
    async prove() {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
      } catch (error) {
        throw new Error(`Files cannot be kept in ${folder}: ${(error as Error).message}`, { cause: error })
      }
    },
  }
}

/** The SHA-256 of bytes as they come, in hex. */
export async function hashOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of chunks) hash.update(chunk)
  return hash.digest('hex')
}

/** Keeps a file and its name; returns its id. The bytes are safe before the row is. */
export async function keepFile(
  tx: Tx,
  files: Pick<FileStore, 'write'>,
  file: { name: string; mediaType: string; bytes: Uint8Array },
): Promise<string> {
  const sha256 = await files.write(file.bytes)
  return keepFileAs(tx, { name: file.name, mediaType: file.mediaType, sha256, bytes: file.bytes.length })
}

/** Keeps the name of a file whose bytes are kept already; returns its id. */
export async function keepFileAs(
  tx: Tx,
  file: { name: string; mediaType: string; sha256: string; bytes: number },
): Promise<string> {
  const id = newId()
  const { name, mediaType: media_type, sha256, bytes } = file
  await tx.insertInto('platform_file').values({ id, sha256, name, media_type, bytes, kept_at: tx.at }).execute()
  return id
}

/**
 * Forgets a file by its name, where it was to be kept until a day only.
 *
 * @returns the hash of its bytes, to be removed once this is kept; null while another file has the same
 */
export async function forgetFile(tx: Tx, id: string): Promise<string | null> {
  const file = await tx.deleteFrom('platform_file').where('id', '=', id).returning('sha256').executeTakeFirst()
  if (!file) return null
  const other = await tx.selectFrom('platform_file').where('sha256', '=', file.sha256).select('id').executeTakeFirst()
  return other ? null : file.sha256
}

/**
 * A kept file with its bytes as they come, or undefined. Their last piece is held back until the hash of all is found right:
 * bytes that are not those that were kept end as a fault, never as a whole file.
 */
export async function findFile(db: Db, files: FileStore, id: string) {
  const row = await db.selectFrom('platform_file').where('id', '=', id).selectAll().executeTakeFirst()
  if (!row) return undefined
  return { ...row, content: await begun(compared(row.sha256, files.stream(row.sha256))) }
}

/**
 * A kept file to be played: all of it, compared as by `findFile`, or a part, which cannot be compared with anything.
 *
 * @returns undefined where there is no such file; `open` with null for all of it
 */
export async function findPlayable(db: Db, files: FileStore, id: string) {
  const row = await db.selectFrom('platform_file').where('id', '=', id).selectAll().executeTakeFirst()
  if (!row) return undefined
  const { sha256, name, media_type: mediaType, bytes: size } = row
  const open = (part: { from: number; to: number } | null) =>
    begun(part === null ? compared(sha256, files.stream(sha256)) : files.stream(sha256, part))
  return { name, mediaType, size, tag: `"${sha256}"`, open }
}

/** The pieces, the first of them waited for: that the place does not answer is heard before anything is sent. */
async function begun(chunks: AsyncIterable<Uint8Array>) {
  const pieces = chunks[Symbol.asyncIterator]() as AsyncGenerator<Uint8Array, void>
  return continued(await pieces.next(), pieces)
}

async function* continued(first: IteratorResult<Uint8Array, void>, rest: AsyncGenerator<Uint8Array>) {
  if (!first.done) yield first.value
  yield* rest
}

async function* compared(sha256: string, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  let last: Uint8Array | undefined
  for await (const chunk of chunks) {
    if (last) yield last
    hash.update(chunk)
    last = chunk
  }
  if (hash.digest('hex') !== sha256) throw new Error(`The file ${sha256} has other bytes than those that were kept`)
  if (last) yield last
}
