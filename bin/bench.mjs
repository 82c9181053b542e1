import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled, root } from './install.mjs'
import { runNode } from './stages.mjs'

const script = 'bench/bench.ts'

await ensureInstalled({ tools: true })
if (existsSync(join(root, script))) {
  const { code } = await runNode(['--import', 'tsx', script, ...process.argv.slice(2)], { shown: true })
  process.exitCode = code === 0 ? 0 : 1
} else {
  process.stderr.write(`${script} is not there, so nothing was measured\n`)
  process.exitCode = 1
}
