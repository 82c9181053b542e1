import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { newId } from '../kernel/ids.ts'
import { type Piece, refuseExisting } from './archive.ts'
import { listLost } from './backup.ts'
import { explainExport } from './export-readme.ts'
import type { FileStore } from './files.ts'
import { type Manifest, parseManifest, showDamage } from './manifest.ts'
import { type Snapshot, describeSnapshot, piecesOf } from './snapshot.ts'
import type { TableWords } from './table-words.ts'

/**
 * Writes the whole office into a folder that people can read: a CSV for each table, the files, and a README that explains
 * every column. The folder has its name when all is in it.
 *
 * @returns what it holds, with the hash of each CSV
 */
export async function saveExport(
  snapshot: Snapshot,
  from: { files: FileStore; words: ReadonlyMap<string, TableWords> },
  folder: string,
  say: (message: string) => void,
): Promise<Manifest> {
  await refuseExisting(folder)
  const lost = await listLost(snapshot.files, from.files)
  const unfinished = `${folder}.${newId()}.unfinished`
  await mkdir(unfinished, { mode: 0o700 })
  try {
    for (const part of ['tables', 'files']) await mkdir(join(unfinished, part), { mode: 0o700 })
    const csv = await writePieces(snapshot, piecesOf(snapshot, from.files, lost, say), unfinished)
    const held = describeSnapshot(snapshot, lost)
    const manifest = { ...held, tables: held.tables.map((table) => ({ ...table, csv: csv.get(table.name)! })) }
    await keep(join(unfinished, 'README.md'), [Buffer.from(explainExport(manifest, from.words))])
    await keep(join(unfinished, 'manifest.json'), [Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)])
    await refuseExisting(folder)
    await rename(unfinished, folder)
    return manifest
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    throw error
  }
}

/** Writes tables and files; returns the hash of each CSV by its table. */
async function writePieces(
  snapshot: Snapshot,
  pieces: AsyncIterable<Piece>,
  folder: string,
): Promise<Map<string, string>> {
  const csv = new Map<string, string>()
  for await (const { name, chunks } of pieces) {
    const table = snapshot.tables.find((one) => name === `tables/${one.name}`)
    if (!table) {
      await keep(join(folder, name), chunks)
      continue
    }
    for await (const _ of chunks); // read as COPY's text once, for the hash of its content
    csv.set(table.name, await keep(join(folder, `${name}.csv`), snapshot.read(table, 'csv')))
  }
  return csv
}

/** Writes a file that nobody else may read; returns the SHA-256 of its bytes. */
async function keep(path: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(
    chunks,
    async function* (bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
      for await (const chunk of bytes) {
        hash.update(chunk)
        yield chunk
      }
    },
    createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }),
  )
  return hash.digest('hex')
}

/**
 * Reads an export from beginning to end and compares each file with its manifest.
 *
 * @throws one sentence when a file is missing or was changed, or when the folder is no export
 */
export async function checkExport(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => undefined)
  if (text === undefined) throw new Error(`${folder} is no export of an office: there is no manifest.json in it.`)
  const manifest = parseManifest(text)
  const expected = [
    ...manifest.tables.map(({ name, csv }) => ({ path: `tables/${name}.csv`, sha256: csv })),
    ...manifest.files.map(({ sha256 }) => ({ path: `files/${sha256}`, sha256 })),
  ]
  for (const { path, sha256 } of expected)
    if (sha256 === undefined || (await hashOf(join(folder, path))) !== sha256)
      throw new Error(showDamage(`${path} is not as it was written`))
  return manifest
}

async function hashOf(path: string): Promise<string | undefined> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  return hash.digest('hex')
}

/** An export piece by piece, as it is put back: tables in the order of the manifest, then files. */
export async function* readExport(folder: string, { tables, files }: Manifest): AsyncGenerator<Piece> {
  for (const { name } of tables)
    yield { name: `tables/${name}`, chunks: createReadStream(join(folder, 'tables', `${name}.csv`)) }
  for (const { sha256 } of files)
    yield { name: `files/${sha256}`, chunks: createReadStream(join(folder, 'files', sha256)) }
}
