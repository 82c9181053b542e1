import { startWorkerOf } from '../serving.ts'
import { type Command, say } from './command.ts'
import { openFromEnvironment } from './open.ts'
import { untilSignal } from './signal.ts'

/** Works without serving pages, beside processes that serve them. */
export const workerCommand: Command = {
  name: 'worker',
  says: 'deliver news, send mail and do timed work, beside "start --no-worker"',
  help: `Use: opencme worker [--date 2026-03-02]

"opencme start" serves pages and works. Where pages are to be served by several processes, or by another machine, let those
run "opencme start --no-worker" and this one beside them, on the same DATABASE_URL, FILES_URL, SECRET_KEY and BASE_URL. Two
workers share the work: each piece is taken by one. One that is killed loses nothing: the next start, or the other one, goes on.
  --date  let the office believe that it is this day; for demonstrations
Ctrl-C ends it, after what is in hand.`,
  run: async (args) => {
    const stopped = untilSignal()
    const opened = await openFromEnvironment(args, false)
    try {
      const worker = await startWorkerOf(opened)
      say(`OpenCME is at work for ${opened.office.address()}`)
      await stopped
      await worker.stop()
    } finally {
      await opened.close()
    }
    return 0
  },
}
