import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled, root } from './install.mjs'
import { close, runNode, showStage } from './stages.mjs'
import { listTests, writeGroups } from './test-groups.mjs'

const limitMs = 5 * 60 * 1000
const patterns = process.argv.slice(2)
const totals = { passed: 0, failed: 0 }

await ensureInstalled({ tools: true })
await runStages()
close(totals.passed, totals.failed)

/** The whole list, or with patterns only the tests whose path holds one of them. A stage that fails ends the list. */
async function runStages() {
  const files = listTests().filter((file) => patterns.length === 0 || patterns.some((one) => file.includes(one)))
  const journeys = files.filter((file) => file.startsWith('test/journeys/'))
  const others = files.filter((file) => !file.startsWith('test/journeys/'))
  const stages = [
    ...(patterns.length === 0 ? [runChecks] : []),
    () => runTests('tests', others),
    ...(journeys.length > 0 ? [ensureBrowser, () => runTests('journeys', journeys)] : []),
  ]
  if (files.length === 0) {
    process.stdout.write(`No test file matches ${patterns.join(', ')}\n`)
    totals.failed += 1
    return
  }
  for (const stage of stages) {
    await stage()
    if (totals.failed > 0) return
  }
}

/** Lint takes as long as the two others together, so they run beside it. */
async function runChecks() {
  await Promise.all([
    runCheck('lint', ['node_modules/eslint/bin/eslint.js', '.']),
    runCheck('types', ['node_modules/typescript/bin/tsc', '--noEmit']).then(() =>
      runCheck('format', ['node_modules/prettier/bin/prettier.cjs', '--check', '.']),
    ),
  ])
}

function ensureBrowser() {
  return runCheck('browser', ['--import', 'tsx', 'test/browser.ts', '--ensure'])
}

async function runCheck(name, args) {
  const { code, ms, said } = await runNode(args)
  const isOk = code === 0
  showStage(isOk, name, ms, isOk && name === 'browser' ? said.trim() : '')
  if (!isOk) process.stdout.write(`\n${said}\n`)
  totals[isOk ? 'passed' : 'failed'] += 1
}

/** Two processes at a time, one for each folder or journey. */
async function runTests(name, tests) {
  if (tests.length === 0) return
  const countsFile = join(root, '.tmp', `counts-${process.pid}.json`)
  mkdirSync(join(root, '.tmp'), { recursive: true })
  process.stdout.write(`  ${name}, ${tests.length} files\n`)
  const groups = writeGroups(`${name}-${process.pid}`, tests)
  const keeper = await keepDatabase()
  const runner = ['--import', 'tsx', '--test', '--test-concurrency=2', `--test-timeout=${limitMs}`]
  const { code, ms } = await runNode([...runner, '--test-reporter=./bin/reporter.mjs', ...groups.files], {
    shown: true,
    env: { TEST_COUNTS: countsFile },
  })
  await keeper.leave()
  groups.remove()
  const counts = existsSync(countsFile)
    ? JSON.parse(readFileSync(countsFile, 'utf8'))
    : { passed: 0, failed: 1, skipped: 0 }
  rmSync(countsFile, { force: true })
  const failed = counts.failed + counts.skipped || (code === 0 && counts.passed > 0 ? 0 : 1)
  showStage(
    failed === 0,
    name,
    ms,
    `${counts.passed} passed${counts.skipped > 0 ? ', and a skipped test counts as failed' : ''}`,
  )
  totals.passed += counts.passed
  totals.failed += failed
}

/** One PostgreSQL for the whole run: without it the last process out would stop it while another comes in. */
async function keepDatabase() {
  const keeper = spawn(process.execPath, ['--import', 'tsx', 'test/keep-database.ts'], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  keeper.stdin.on('error', () => {})
  const gone = new Promise((resolve) => keeper.once('close', resolve))
  const ready = new Promise((resolve) =>
    keeper.stdout.on('data', (said) => String(said).includes('ready') && resolve()),
  )
  await Promise.race([ready, gone])
  return {
    leave() {
      keeper.stdin.end()
      return gone
    },
  }
}
