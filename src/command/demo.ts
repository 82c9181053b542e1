import { type Command } from './command.ts'
import { startOffice } from './start.ts'

/** Serves a demonstration office. */
export const demoCommand: Command = {
  name: 'demo',
  says: 'serve a demonstration office: invented people, one-click sign-in, no mail leaves',
  help: `Use: opencme demo [--date 2026-03-02]

Like "opencme start", and fills an empty data folder with a demonstration office first.
  --date  let the demonstration be built for, and live on, this day, so that screenshots stay true`,
  run: (args) => startOffice(args, true),
}
