import { resolve } from 'node:path'
import { listLost } from '../platform/backup.ts'
import { refill } from '../platform/refill.ts'
import { type Snapshot, openSnapshot, piecesOf } from '../platform/snapshot.ts'
import { sayLost, showContent } from './backup.ts'
import { type Command, optionOf, say, sayNowAndThen } from './command.ts'
import { type Home, type HomeAddress, makeHome, openHome, readHomeAddress } from './home.ts'

/** Moves an office between an embedded PostgreSQL and a server's. */
export const moveCommand: Command = {
  name: 'move',
  says: 'copy the office into another database: from the embedded one to a server, or back',
  help: `Use: opencme move --to <address or folder>

Copies the office that DATA_DIR and DATABASE_URL name into an empty place, in one transaction, and compares the two table
by table before it is kept. Neither pg_dump nor the same version of PostgreSQL is needed.
  --to  postgresql://user:password@host/database for a database of a server, with nothing in it; files stay in DATA_DIR
        a folder, such as ./data-new, for an embedded PostgreSQL of its own; files are copied into it

Stop the office first: what is written after the copy began is not in it. The place it came from stays as it is; remove
it when the new one works. Until then let only one of the two run: both would send mail and reminders.`,
  run: async (args) => {
    const to = optionOf(args, 'to')
    if (!to || to.startsWith('-')) {
      process.stderr.write('Say where to: opencme move --to postgresql://user:password@host/database\n')
      return 2
    }
    const from = readHomeAddress()
    return move(from, readTarget(to, from))
  },
}

/** The address of a database, else a folder. */
function readTarget(to: string, from: HomeAddress): HomeAddress {
  if (/^postgres(ql)?:\/\//.test(to)) return { dataDir: from.dataDir, databaseUrl: to }
  if (/^\w+:\/\//.test(to))
    throw new Error('Give --to an address that begins with postgresql://, or a folder such as ./data-new.')
  return { dataDir: resolve(to), databaseUrl: null }
}

async function move(from: HomeAddress, to: HomeAddress): Promise<number> {
  const source = await openHome(from)
  try {
    const snapshot = await openSnapshot(source.connectionString)
    try {
      if (snapshot.others > 0)
        say(
          'Somebody else uses this database now. What they write from here on is not moved: stop the office and move it then.',
        )
      const target = await makeHome(to)
      try {
        const lost = await copy(snapshot, source, target, from.dataDir === to.dataDir)
        sayNext(to)
        return sayLost({ lost })
      } finally {
        await target.close()
      }
    } finally {
      await snapshot.close()
    }
  } finally {
    await source.close()
  }
}

/** Copies everything; files only where they are kept elsewhere. Returns the files that were lost before. */
async function copy(snapshot: Snapshot, source: Home, target: Home, staysInFolder: boolean): Promise<string[]> {
  const lost = await listLost(snapshot.files, source.files)
  const { migrations, tables, files } = snapshot
  const moving = { ...snapshot, files: staysInFolder ? [] : files }
  const pieces = piecesOf(moving, source.files, lost, sayNowAndThen())
  const expected = () => snapshot.content
  await refill(target.connectionString, target.files, { migrations, tables, form: 'text', pieces, expected }, say)
  say(`Moved, and equal table by table: ${showContent({ tables: snapshot.content, files })}.`)
  return lost
}

function sayNext({ dataDir, databaseUrl }: HomeAddress): void {
  if (databaseUrl)
    say(`Next: set DATABASE_URL to the address you gave, keep DATA_DIR=${dataDir} for the files, and start.`)
  else say(`Next: set DATA_DIR=${dataDir}, leave DATABASE_URL out, and start.`)
}
