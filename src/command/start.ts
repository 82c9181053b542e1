import type { OpenOffice } from '../opening.ts'
import { serve } from '../serving.ts'
import { buildDemonstration } from '../../demo/build.ts'
import { type Command, say } from './command.ts'
import { openFromEnvironment } from './open.ts'
import { untilSignal } from './signal.ts'

/** Serves the office until it is told to stop. */
export const startCommand: Command = {
  name: 'start',
  says: 'serve the office; without DATABASE_URL with its own PostgreSQL in DATA_DIR',
  help: `Use: opencme start [--demo-if-empty] [--no-worker] [--date 2026-03-02]

Opens the database (its own in DATA_DIR, or DATABASE_URL), brings it up to date, and serves the office.
  --demo-if-empty  fill an empty data folder with a demonstration office first (npm start does this)
  --no-worker      serve pages only; news, mail and timed work wait for "opencme worker" or another start
  --date           let the office believe that it is this day; for demonstrations and screenshots
Ctrl-C ends it; requests in hand are finished, and PostgreSQL stops when nobody else uses it.`,
  run: (args) => startOffice(args, args.includes('--demo-if-empty')),
}

/** Opens, fills where asked, serves, and waits for the signal to stop. */
export async function startOffice(args: readonly string[], demoIfEmpty: boolean): Promise<number> {
  const stopped = untilSignal()
  const opened = await openFromEnvironment(args, demoIfEmpty, true)
  try {
    if (opened.isToBuild && !(await buildUnlessStopped(opened, stopped))) return 0
    const serving = await serve(opened, { works: !args.includes('--no-worker') })
    say(`\nOpenCME is ready at ${serving.address}`)
    void opened.office.files.prove().catch((failure: Error) => say(`Look at FILES_URL: ${failure.message}`))
    if (opened.isDemo) say(`Sign in as one of the demonstration's people: ${serving.address}/demo/sign-in`)
    await stopped
    await serving.stop()
  } finally {
    await opened.close()
  }
  return 0
}

/** Builds the demonstration; false when the signal to stop came first, and then the next start makes it anew. */
async function buildUnlessStopped({ office }: OpenOffice, stopped: Promise<void>): Promise<boolean> {
  let isStopped = false
  const building = buildDemonstration(office, (message) => (isStopped ? undefined : say(message)))
  await Promise.race([building, stopped.then(() => (isStopped = true))])
  if (isStopped) building.catch(() => undefined)
  return !isStopped
}
