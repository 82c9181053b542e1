import { migrate } from '../platform/migrations.ts'
import { type Command, say } from './command.ts'
import { makeHome, readHomeAddress } from './home.ts'

/** Brings the database up to date and ends. */
export const migrateCommand: Command = {
  name: 'migrate',
  says: 'bring the database up to date and end; "start" does it too',
  help: `Use: opencme migrate

Applies what is missing, in order, once, even when several processes start at the same time. There is no way back: take a backup first (opencme backup).
Reads DATA_DIR and DATABASE_URL.`,
  run: async () => {
    const home = await makeHome(readHomeAddress())
    try {
      const applied = await migrate(home.connectionString)
      if (applied.length > 0) say(`Database brought up to date (${applied.length} steps)`)
    } finally {
      await home.close()
    }
    say('The database is up to date.')
    return 0
  },
}
