import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Piece, readArchive, told } from '../platform/archive.ts'
import { checkBackup } from '../platform/backup.ts'
import { checkExport, readExport } from '../platform/export.ts'
import type { Manifest } from '../platform/manifest.ts'
import { type Incoming, checkKnown, refill } from '../platform/refill.ts'
import { sayLost, showContent } from './backup.ts'
import { type Command, say, sayNowAndThen } from './command.ts'
import { makeHome, readHomeAddress } from './home.ts'

/** Puts a backup or an export into an empty place. */
export const restoreCommand: Command = {
  name: 'restore',
  says: 'put a backup or an export into an empty place, and compare',
  help: `Use: opencme restore <file or folder>

Takes the archive of "opencme backup" or the folder of "opencme export". It is read from beginning to end first: one that
is damaged, or newer than this program, is refused before anything is touched. Then it goes, in one transaction, into the database that DATABASE_URL names, or into the embedded one in
DATA_DIR; files go where FILES_URL says, else into DATA_DIR. Everything is read again and compared, table by table, before it is kept. A copy of an
older version is put in as it was and brought up to date then.

The place has to be empty: a database with nothing in it or a new DATA_DIR. An office that is there is never written over.
The account of DATABASE_URL must own the database; the role of the application could not write the list of migrations.

A restored office is the same office: people are still signed in, mail that waited is sent, reminders go out. Let only one
of the two run. Set SECRET_KEY as before.`,
  run: async (args) => {
    const [file, ...more] = args
    if (file === undefined || file.startsWith('-') || more.length > 0) {
      process.stderr.write('Say which: opencme restore office.tar.gz\n')
      return 2
    }
    return restore(resolve(file))
  },
}

async function restore(path: string): Promise<number> {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) throw new Error(`There is no file or folder ${path}.`)
  say(`Reading ${path}`)
  const manifest = await (found.isDirectory() ? checkExport(path) : checkBackup(path))
  await checkKnown(manifest.migrations)
  const home = await makeHome(readHomeAddress())
  try {
    say(`It is whole: ${showContent(manifest)}, taken at ${manifest.takenAt}`)
    await refill(home.connectionString, home.files, comingFrom(path, manifest, found.isDirectory()), say)
  } finally {
    await home.close()
  }
  say('The office is here as it was: each table has the rows and the hash that the copy names, the record of acts too.')
  return sayLost(manifest)
}

function comingFrom(path: string, manifest: Manifest, isExport: boolean): Incoming {
  const { migrations, tables } = manifest
  const expected = () => tables
  const pieces = telling(isExport ? readExport(path, manifest) : readArchive(path))
  return { migrations, tables, form: isExport ? 'csv' : 'text', pieces, expected }
}

async function* telling(pieces: AsyncIterable<Piece>): AsyncGenerator<Piece> {
  const tell = sayNowAndThen()
  for await (const piece of pieces) {
    tell(`Putting in ${piece.name}`)
    yield told(piece, tell)
  }
}
