import { resolve } from 'node:path'
import { refuseExisting } from '../platform/archive.ts'
import { saveExport } from '../platform/export.ts'
import { openSnapshot } from '../platform/snapshot.ts'
import { explainTables } from '../platform/table-words.ts'
import { sayLost, showContent } from './backup.ts'
import { type Command, say, sayNowAndThen } from './command.ts'
import { openHome, readHomeAddress } from './home.ts'

/** Writes the whole office into a folder that people and other programs can read. */
export const exportCommand: Command = {
  name: 'export',
  says: 'write the whole office into a folder of CSV files that explains itself',
  help: `Use: opencme export <folder>

Writes everything the office holds, as it was at one moment: a CSV for each table, every file, and a README that explains
each table and column. People go on working meanwhile. "opencme restore <folder>" puts it back, and the office is the same.

An export holds what a backup holds, personal data and all, in plain text: see "opencme backup --help". The folder and its
files can be read only by the account that ran the command. A folder that is there is never written into.

For a copy against loss use "opencme backup": one file, and smaller. Reads DATA_DIR, DATABASE_URL and FILES_URL.`,
  run: async (args) => {
    const [folder, ...more] = args
    if (folder === undefined || folder.startsWith('-') || more.length > 0) {
      process.stderr.write('Say where to: opencme export office-2026\n')
      return 2
    }
    return exportTo(resolve(folder))
  },
}

async function exportTo(folder: string): Promise<number> {
  await refuseExisting(folder)
  const home = await openHome(readHomeAddress())
  try {
    const snapshot = await openSnapshot(home.connectionString)
    try {
      const words = await explainTables(home.connectionString)
      const manifest = await saveExport(snapshot, { files: home.files, words }, folder, sayNowAndThen())
      say(
        `${folder} holds the office as it was at ${manifest.takenAt}: ${showContent(manifest)}. Begin with its README.md.`,
      )
      return sayLost(manifest)
    } finally {
      await snapshot.close()
    }
  } finally {
    await home.close()
  }
}
