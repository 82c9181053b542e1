import type { Piece } from './archive.ts'
import { readArchive, writeArchive } from './archive.ts'
import type { FileStore } from './files.ts'
import { type Manifest, compareTables, makeTally, parseManifest, showDamage } from './manifest.ts'
import { type KeptFile, type Snapshot, describeSnapshot, piecesOf } from './snapshot.ts'

/** What a backup says to someone who opens it by hand. */
const readme = `A backup of an OpenCME office. Put it back with: opencme restore <this archive>

manifest.json   version, time, migrations, and for each table its rows and the SHA-256 of its parts, one after the other
tables/<name>/  the rows of a table in parts, as PostgreSQL's COPY writes them (text)
files/<hash>    the office's files by the SHA-256 of their bytes; their names stand in the table platform_file

It holds the personal data of everyone the office knows, financial relationships, answers, and mail with links that were
still open. Keep it where only those may read it who may read everything, and encrypt it before it travels.
`

/**
 * Writes the whole office into one archive, as it was when the snapshot was opened.
 *
 * @returns what the backup holds; files whose bytes were not there are named in `lost`, and all else is in it
 */
export async function saveBackup(
  snapshot: Snapshot,
  files: FileStore,
  file: string,
  say: (message: string) => void,
): Promise<Manifest> {
  const lost = await listLost(snapshot.files, files)
  let manifest: Manifest | undefined
  await writeArchive(file, async (pack) => {
    await pack.addText('README.txt', readme)
    const bytesOf = new Map(snapshot.files.map(({ sha256, bytes }) => [`files/${sha256}`, bytes]))
    for await (const { name, chunks } of piecesOf(snapshot, files, lost, say)) {
      const bytes = bytesOf.get(name)
      await (bytes === undefined ? pack.addParts(name, chunks) : pack.addFile(name, bytes, chunks))
    }
    manifest = describeSnapshot(snapshot, lost)
    await pack.addText('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`)
  })
  return manifest!
}

/** The files whose bytes are not there, or are not those that were kept. */
export async function listLost(kept: readonly KeptFile[], files: FileStore): Promise<string[]> {
  const lost: string[] = []
  for (const { sha256 } of kept) if (!(await files.isWhole(sha256))) lost.push(sha256)
  return lost
}

/**
 * Reads a backup from its first byte to its last and compares all with its manifest.
 *
 * @throws one sentence when anything in it is not as it was written, or when it is no backup
 */
export async function checkBackup(file: string): Promise<Manifest> {
  const found: { name: string; rows: number; bytes: number; sha256: string }[] = []
  let text: string | undefined
  try {
    for await (const piece of readArchive(file)) {
      if (piece.name === 'manifest.json') text = await textOf(piece)
      else found.push({ name: piece.name, ...(await tallyOf(piece)) })
    }
  } catch (error) {
    throw new Error(showDamage(`reading it ended with "${(error as Error).message}"`), { cause: error })
  }
  if (text === undefined) throw new Error(showDamage('it has no manifest, with which a backup ends'))
  const manifest = parseManifest(text)
  const wrong = [...compareTables(manifest.tables, tablesIn(found)), ...compareFiles(manifest.files, found)]
  if (wrong.length > 0) throw new Error(showDamage(wrong.join('; ')))
  return manifest
}

function tablesIn(found: readonly { name: string; rows: number; sha256: string }[]) {
  return found
    .filter(({ name }) => name.startsWith('tables/'))
    .map(({ name, rows, sha256 }) => ({ name: name.slice('tables/'.length), columns: [], rows, sha256 }))
}

function compareFiles(expected: readonly KeptFile[], found: readonly { name: string; sha256: string }[]): string[] {
  const hashes = new Map(found.map(({ name, sha256 }) => [name, sha256]))
  return expected.flatMap(({ sha256 }) =>
    hashes.get(`files/${sha256}`) === sha256 ? [] : [`the file ${sha256} is not whole`],
  )
}

async function tallyOf({ chunks }: Piece) {
  const tally = makeTally()
  for await (const chunk of chunks) tally.add(chunk)
  return tally.end()
}

async function textOf({ chunks }: Piece): Promise<string> {
  const bytes: Uint8Array[] = []
  for await (const chunk of chunks) bytes.push(chunk)
  return Buffer.concat(bytes).toString()
}
