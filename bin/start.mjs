import { runProgram } from './run.mjs'

endWithParent()
await runProgram(['start', '--demo-if-empty', ...process.argv.slice(2)])

/**
 * `kill` on npm ends npm and its shell, and neither hands the signal on; without this the office would go on alone.
 * Says nothing when a signal came to us as well, as with Ctrl-C: the second one ends the program at once.
 */
function endWithParent() {
  const parent = process.ppid
  let isListening = false
  const watch = setInterval(() => {
    if (!isListening && process.listenerCount('SIGTERM') > 0) {
      isListening = true
      for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => clearInterval(watch))
    }
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 250)
  watch.unref()
}
