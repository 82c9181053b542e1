import { parseSettings, settingHelp } from '../platform/settings.ts'
import { type Command, say } from './command.ts'

/** Explains the settings and says what is wrong with those given. */
export const checkCommand: Command = {
  name: 'check',
  says: 'explain the settings and say what is wrong with them',
  help: `Use: opencme check

Lists every setting with its default and whether the environment gives it, and says what is wrong. Values are not shown.`,
  run: () => {
    for (const [name, help] of Object.entries(settingHelp))
      say(`${process.env[name] ? '*' : ' '} ${name.padEnd(13)} ${help}`)
    const read = parseSettings(process.env, true)
    say('')
    if (!read.ok) for (const problem of read.problems) say(`Wrong: ${problem}`)
    else
      say(`* given. All settings are right; this would be a ${read.settings.demo ? 'demonstration' : 'real'} office.`)
    return Promise.resolve(read.ok ? 0 : 1)
  },
}
