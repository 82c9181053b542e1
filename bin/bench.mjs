import { ensureBuilt } from './bundle.mjs'
import { ensureInstalled } from './install.mjs'
import { runNode } from './stages.mjs'

await ensureInstalled({ tools: true })
await ensureBuilt()
const { code } = await runNode(['--import', 'tsx', 'bench/bench.ts', ...process.argv.slice(2)], { shown: true })
process.exitCode = code === 0 ? 0 : 1
