import { spawn } from 'node:child_process'
import { root } from './install.mjs'

/** "3.2 s", "2 min 5 s". */
export function showDuration(ms) {
  const seconds = ms / 1000
  return seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}

/**
 * Runs one program of Node's to its end.
 *
 * @param options.shown whether its output goes straight to the terminal; else it is kept and handed back
 * @param options.limitMs a program that runs longer is ended, and counts as failed
 * @returns its exit code, how long it took and what it said
 */
export async function runNode(args, { env = {}, shown = false, limitMs = 0 } = {}) {
  const startedAt = Date.now()
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', shown ? 'inherit' : 'pipe', shown ? 'inherit' : 'pipe'],
  })
  const said = []
  child.stdout?.on('data', (chunk) => said.push(chunk))
  child.stderr?.on('data', (chunk) => said.push(chunk))
  const stop = limitMs > 0 && setTimeout(() => child.kill('SIGKILL'), limitMs)
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (exit, signal) => resolve(exit ?? `ended by ${signal}`))
  })
  clearTimeout(stop)
  return { code, ms: Date.now() - startedAt, said: Buffer.concat(said).toString() }
}

/** One line of the list: a mark, the name, the time, and a few words. */
export function showStage(isOk, name, ms, words = '') {
  process.stdout.write(
    `${`${isOk ? '✔' : '✖'} ${name.padEnd(28)} ${showDuration(ms).padStart(12)}  ${words}`.trimEnd()}\n`,
  )
}

/** The closing line, alone on its line, and the exit code that belongs to it. */
export function close(passed, failed) {
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
  process.exitCode = failed > 0 ? 1 : 0
}
