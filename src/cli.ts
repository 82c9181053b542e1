import { administratorCommand } from './command/administrator.ts'
import { backupCommand } from './command/backup.ts'
import { checkCommand } from './command/check.ts'
import type { Command } from './command/command.ts'
import { demoCommand } from './command/demo.ts'
import { exportCommand } from './command/export.ts'
import { importCommand } from './command/import.ts'
import { migrateCommand } from './command/migrate.ts'
import { moveCommand } from './command/move.ts'
import { questionnaireCommand } from './command/questionnaire.ts'
import { restoreCommand } from './command/restore.ts'
import { startCommand } from './command/start.ts'
import { workerCommand } from './command/worker.ts'

/** What the command line can do, in the order of its help. */
const commands: readonly Command[] = [
  startCommand,
  workerCommand,
  demoCommand,
  administratorCommand,
  migrateCommand,
  importCommand,
  questionnaireCommand,
  backupCommand,
  restoreCommand,
  moveCommand,
  exportCommand,
  checkCommand,
]

const help = `OpenCME, the open system for an Office of Continuing Medical Education

Use: opencme <command> [options]

${commands.map((command) => `  ${command.name.padEnd(13)} ${command.says}`).join('\n')}

Settings come from the environment; "opencme check" explains each and says what is wrong.
"opencme <command> --help" tells more about one command.
`

/** Runs one command of the command line; returns the exit code. */
export async function runCommandLine(args: string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(help)
    return 0
  }
  const command = commands.find((candidate) => candidate.name === name)
  if (!command) {
    process.stderr.write(
      `There is no command "${name}". The commands are: ${commands.map((known) => known.name).join(', ')}.\n`,
    )
    return 2
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(`${command.help}\n`)
    return 0
  }
  return command.run(rest)
}

try {
  process.exitCode = await runCommandLine(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
