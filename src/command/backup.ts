import { resolve } from 'node:path'
import { refuseExisting } from '../platform/archive.ts'
import { saveBackup } from '../platform/backup.ts'
import type { Manifest } from '../platform/manifest.ts'
import { openSnapshot } from '../platform/snapshot.ts'
import { type Command, say, sayNowAndThen } from './command.ts'
import { openHome, readHomeAddress } from './home.ts'

/** Writes the whole office into one file while it is in use. */
export const backupCommand: Command = {
  name: 'backup',
  says: 'write the whole office into one file, while it is in use',
  help: `Use: opencme backup <file>

Writes everything the office holds into one archive (tar, gzip): every table and every file, as they were at one moment.
People go on working meanwhile. A file that is there is never written over, and half a backup never bears its name: until
it is whole it ends in ".unfinished".

A backup holds the personal data of everyone the office knows, their financial relationships and their answers. Sessions
and links stand in it as hashes, but mail that waits to be sent, and where forms of the last week led, hold links that
still open. Only the account that ran the command may read the file (mode 0600); encrypt it before it travels.

Left out: what PostgreSQL itself forgets after a crash (attempts at sign-in, counted for minutes), and the settings of the
environment, SECRET_KEY among them; keep those apart. Reads DATA_DIR, DATABASE_URL and FILES_URL; "opencme check" explains them.`,
  run: async (args) => {
    const [file, ...more] = args
    if (file === undefined || file.startsWith('-') || more.length > 0) {
      process.stderr.write('Say where to: opencme backup office.tar.gz\n')
      return 2
    }
    return backUp(resolve(file))
  },
}

async function backUp(file: string): Promise<number> {
  await refuseExisting(file)
  const home = await openHome(readHomeAddress())
  try {
    const snapshot = await openSnapshot(home.connectionString)
    try {
      const manifest = await saveBackup(snapshot, home.files, file, sayNowAndThen())
      say(`${file} holds the office as it was at ${manifest.takenAt}: ${showContent(manifest)}.`)
      return sayLost(manifest)
    } finally {
      await snapshot.close()
    }
  } finally {
    await home.close()
  }
}

/** So many rows in so many tables, and so many files. */
export function showContent({ tables, files }: Pick<Manifest, 'tables' | 'files'>): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  return `${rows} rows in ${tables.length} tables, ${files.length} ${files.length === 1 ? 'file' : 'files'}`
}

/** Names the files that the office knows and that were not there. Returns the exit code: 1 when there are any. */
export function sayLost({ lost }: Pick<Manifest, 'lost'>): number {
  if (lost.length === 0) return 0
  const which = `${lost.length === 1 ? 'A file' : `${lost.length} files`} that the office keeps`
  process.stderr.write(
    `${which} could not be read whole, and all else is there. Look for them where files are kept, or in an older backup: ${lost.join(', ')}\n`,
  )
  return 1
}
