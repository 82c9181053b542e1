import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '../kernel/ids.ts'
import type { Db, Tx } from './database.ts'
import { hashContent } from './tokens.ts'

/** Where files are kept: by the hash of their bytes, outside anything the web serves. */
export type FileStore = { write(bytes: Uint8Array): Promise<string>; read(sha256: string): Promise<Uint8Array> }

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
  }
}

/** Keeps a file and its name; returns its id. The bytes are safe before the row is. */
export async function keepFile(
  tx: Tx,
  files: FileStore,
  file: { name: string; mediaType: string; bytes: Uint8Array },
): Promise<string> {
  const id = newId()
  const sha256 = await files.write(file.bytes)
  await tx
    .insertInto('platform_file')
    .values({ id, sha256, name: file.name, media_type: file.mediaType, bytes: file.bytes.length, kept_at: tx.at })
    .execute()
  return id
}

/** A kept file with its bytes, or undefined. */
export async function findFile(db: Db, files: FileStore, id: string) {
  const row = await db.selectFrom('platform_file').where('id', '=', id).selectAll().executeTakeFirst()
  return row && { ...row, content: await files.read(row.sha256) }
}
