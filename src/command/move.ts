import { resolve } from 'node:path'
import { type FilesAddress, filesAddressForm, parseFilesAddress, showFilesAddress } from '../platform/files-address.ts'
import { type Copied, copyFiles } from '../platform/files-copy.ts'
import { addressOfFiles, openFiles } from '../platform/files-open.ts'
import type { FileStore } from '../platform/files.ts'
import { checkEmpty, refill } from '../platform/refill.ts'
import { type Snapshot, openSnapshot, piecesOf } from '../platform/snapshot.ts'
import { sayLost, showContent } from './backup.ts'
import { type Command, optionOf, say, sayNowAndThen } from './command.ts'
import { type Home, type HomeAddress, makeHome, openHome, readHomeAddress } from './home.ts'

/** Moves an office between an embedded PostgreSQL and a server's, and its files between a folder and a bucket. */
export const moveCommand: Command = {
  name: 'move',
  says: 'copy the office into another database, or its files into another store, and compare',
  help: `Use: opencme move [--to <address or folder>] [--files-to <address>]

Copies the office that DATA_DIR, DATABASE_URL and FILES_URL name. Rows go into an empty place, in one transaction, and the
two are compared table by table before it is kept; files are read again where they arrive. Neither pg_dump nor the same
version of PostgreSQL is needed.
  --to        postgresql://user:password@host/database for a database of a server, with nothing in it; files stay
              a folder, such as ./data-new, for an embedded PostgreSQL of its own; files in DATA_DIR are copied into it
  --files-to  file:///srv/opencme/files, or s3://key:secret@host/bucket, as in FILES_URL; without --to files alone are copied

Files that are there already, whole, are left: who stopped a copy gives the same command again, and people may go on working
during all but the last. Stop the office for that one, and for --to: what is written after a copy began is not in it. The
place it came from stays as it is; remove it when the new one works. Until then let only one of the two run: both would
send mail and reminders.`,
  run: async (args) => {
    const [to, filesTo] = [optionOf(args, 'to'), optionOf(args, 'files-to')]
    if ((!to && !filesTo) || to?.startsWith('-') || filesTo?.startsWith('-')) {
      process.stderr.write('Say where to: opencme move --to postgresql://user:password@host/database\n')
      return 2
    }
    const from = readHomeAddress()
    const files = filesTo ? readFilesTarget(filesTo) : undefined
    return to ? move(from, readTarget(to, from, files)) : moveFiles(from, files!)
  },
}

function readFilesTarget(text: string): FilesAddress {
  const address = parseFilesAddress(text)
  if (!address) throw new Error(filesAddressForm.replace('FILES_URL', '--files-to'))
  return address
}

/** The address of a database, else a folder. Files go along where they lie in the data folder and that changes. */
function readTarget(to: string, from: HomeAddress, files: FilesAddress | undefined): HomeAddress {
  if (/^postgres(ql)?:\/\//.test(to)) return { dataDir: from.dataDir, databaseUrl: to, files: files ?? from.files }
  if (/^\w+:\/\//.test(to))
    throw new Error('Give --to an address that begins with postgresql://, or a folder such as ./data-new.')
  const dataDir = resolve(to)
  const goAlong = isSame(from.files, addressOfFiles(null, from.dataDir))
  return { dataDir, databaseUrl: null, files: files ?? (goAlong ? addressOfFiles(null, dataDir) : from.files) }
}

function isSame(one: FilesAddress, other: FilesAddress): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** Opens the office that is there for reading, and says where somebody else is writing. */
async function fromSnapshot<T>(from: HomeAddress, use: (source: Home, snapshot: Snapshot) => Promise<T>): Promise<T> {
  const source = await openHome(from)
  try {
    const snapshot = await openSnapshot(source.connectionString)
    try {
      if (snapshot.others > 0)
        say(
          'Somebody else uses this database now. What they write from here on is not moved: stop the office and move it then.',
        )
      return await use(source, snapshot)
    } finally {
      await snapshot.close()
    }
  } finally {
    await source.close()
  }
}

function move(from: HomeAddress, to: HomeAddress): Promise<number> {
  return fromSnapshot(from, async (source, snapshot) => {
    const target = await makeHome(to)
    try {
      await checkEmpty(target.connectionString, snapshot.migrations)
      const staysPut = isSame(from.files, to.files)
      const lost = await bring(snapshot, source.files, staysPut ? source.files : target.files)
      await copyRows(snapshot, source, target)
      sayNext(to, from.files)
      return sayLost({ lost })
    } finally {
      await target.close()
    }
  })
}

function moveFiles(from: HomeAddress, to: FilesAddress): Promise<number> {
  if (isSame(from.files, to))
    throw new Error('The files are there already: FILES_URL or DATA_DIR names this very place.')
  return fromSnapshot(from, async (source, snapshot) => {
    const target = await openFiles(to)
    await target.prove()
    const lost = await bring(snapshot, source.files, target)
    say(`Next: set FILES_URL to the address you gave (${showFilesAddress(to)}), and start.`)
    return sayLost({ lost })
  })
}

/** Copies the files where they go elsewhere. Returns those that were lost before. */
async function bring(snapshot: Snapshot, from: FileStore, to: FileStore): Promise<string[]> {
  const copied = await copyFiles(snapshot.files, { from, to }, sayNowAndThen())
  if (from !== to) say(showCopied(copied))
  return copied.lost
}

function showCopied({ sent, there, lost }: Copied): string {
  const all = sent + there + lost.length
  return `Files, each read again and compared: ${sent} of ${all} sent now, ${there} were there already, ${lost.length} could not be had.`
}

async function copyRows(snapshot: Snapshot, source: Home, target: Home): Promise<void> {
  const { migrations, tables, files } = snapshot
  const pieces = piecesOf({ ...snapshot, files: [] }, source.files, [], sayNowAndThen())
  const expected = () => snapshot.content
  await refill(target.connectionString, target.files, { migrations, tables, form: 'text', pieces, expected }, say)
  say(`Moved, and equal table by table: ${showContent({ tables: snapshot.content, files })}.`)
}

function sayNext({ dataDir, databaseUrl, files }: HomeAddress, before: FilesAddress): void {
  const filesLieHere = isSame(files, addressOfFiles(null, dataDir))
  const where = filesLieHere
    ? ''
    : `, ${isSame(files, before) ? 'keep FILES_URL' : `set FILES_URL to ${showFilesAddress(files)}`}`
  if (databaseUrl) {
    const keep = filesLieHere ? `, keep DATA_DIR=${dataDir} for the files` : where
    say(`Next: set DATABASE_URL to the address you gave${keep}, and start.`)
  } else say(`Next: set DATA_DIR=${dataDir}, leave DATABASE_URL out${where}, and start.`)
}
