import { build } from './bundle.mjs'
import { ensureInstalled } from './install.mjs'

await ensureInstalled()
await build()
process.stdout.write('Built dist/cli.js\n')
