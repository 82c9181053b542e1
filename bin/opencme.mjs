#!/usr/bin/env node
import { runProgram } from './run.mjs'

await runProgram(process.argv.slice(2))
