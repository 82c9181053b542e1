import { type Command, say } from './command.ts'
import { openFromEnvironment } from './open.ts'

/** Brings the database up to date and ends. */
export const migrateCommand: Command = {
  name: 'migrate',
  says: 'bring the database up to date and end; "start" does it too',
  help: `Use: opencme migrate

Applies what is missing, in order, once, even when several processes start at the same time. There is no way back: take a backup first (opencme backup).`,
  run: async (args) => {
    const opened = await openFromEnvironment(args, true)
    await opened.close()
    say('The database is up to date.')
    return 0
  },
}
