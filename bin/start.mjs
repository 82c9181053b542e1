import { runProgram } from './run.mjs'

await runProgram(['start', '--demo-if-empty', ...process.argv.slice(2)])
