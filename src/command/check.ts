import { resolve } from 'node:path'
import { showFilesAddress } from '../platform/files-address.ts'
import { addressOfFiles, openFiles } from '../platform/files-open.ts'
import { type Settings, parseSettings, settingHelp } from '../platform/settings.ts'
import { type Command, say } from './command.ts'

/** Explains the settings and says what is wrong with those given. */
export const checkCommand: Command = {
  name: 'check',
  says: 'explain the settings and say what is wrong with them',
  help: `Use: opencme check

Lists every setting with its default and whether the environment gives it, and says what is wrong. Values are not shown.
Where FILES_URL is given, a file is kept there and read again; in a bucket it stays, under the name opencme-check.`,
  run: async () => {
    for (const [name, help] of Object.entries(settingHelp))
      say(`${process.env[name] ? '*' : ' '} ${name.padEnd(13)} ${help}`)
    const read = parseSettings(process.env, true)
    const problems = read.ok ? await findFilesProblem(read.settings) : read.problems
    say('')
    for (const problem of problems) say(`Wrong: ${problem}`)
    say('One process (opencme start) serves pages and works; "opencme worker --help" says how several share it.')
    if (read.ok && problems.length === 0)
      say(`* given. All settings are right; this would be a ${read.settings.demo ? 'demonstration' : 'real'} office.`)
    return problems.length === 0 ? 0 : 1
  },
}

/** Tries the place that FILES_URL names, and says which it is, without its key. */
async function findFilesProblem({ files, dataDir }: Settings): Promise<string[]> {
  const address = addressOfFiles(files, resolve(dataDir))
  say('')
  say(`Files are kept in ${showFilesAddress(address)}.`)
  if (address.kind === 'bucket' && !address.isEncrypted) say('They travel there unencrypted (tls=no).')
  if (files === null) return []
  const store = await openFiles(address)
  return store.prove().then(
    () => [],
    (failure: Error) => [failure.message],
  )
}
