import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from './bundle.mjs'
import { ensureInstalled, root } from './install.mjs'
import { close, runNode, showDuration } from './stages.mjs'

/** Rounds of start and kill that the launcher of PostgreSQL must survive. */
const launcherRounds = '24'
const launcher = ['bench/launcher-rounds.ts', '--rounds', launcherRounds]

/** Everything together; a script that is still at it then is ended and counts as failed. */
const limitMs = 11.5 * 60 * 1000
const beganAt = Date.now()

await ensureInstalled({ tools: true })
await ensureBuilt()
const done = []
for (const [script, ...args] of [launcher, ...listSoakScripts()]) {
  process.stdout.write(`\n▶ ${[script, ...args].join(' ')}\n`)
  done.push({ script, ...(await runScript(script, args)) })
}
showTable(done)
close(done.filter((one) => one.code === 0).length, done.filter((one) => one.code !== 0).length)

function listSoakScripts() {
  const folder = join(root, 'test', 'soak')
  const scripts = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.ts')) : []
  return scripts.length > 0 ? scripts.sort().map((name) => [`test/soak/${name}`]) : [['test/soak/*.ts']]
}

async function runScript(script, args) {
  if (script.includes('*') || !existsSync(join(root, script))) return { code: 'is not there', ms: 0 }
  const leftMs = limitMs - (Date.now() - beganAt)
  if (leftMs <= 0) return { code: 'had no time left', ms: 0 }
  return runNode(['--import', 'tsx', script, ...args], { shown: true, limitMs: leftMs })
}

function showTable(rows) {
  process.stdout.write('\n')
  for (const { script, code, ms } of rows) {
    const words = code === 0 ? 'held' : typeof code === 'number' ? `failed with code ${code}` : code
    process.stdout.write(`${code === 0 ? '✔' : '✖'} ${script.padEnd(44)} ${showDuration(ms).padStart(12)}  ${words}\n`)
  }
}
