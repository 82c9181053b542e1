import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ensureInstalled, root } from './install.mjs'
import { close, runNode, showStage } from './stages.mjs'

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
    ...(patterns.length === 0 ? checks() : []),
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

function checks() {
  return [
    () => runCheck('format', ['node_modules/prettier/bin/prettier.cjs', '--check', '.']),
    () => runCheck('lint', ['node_modules/eslint/bin/eslint.js', '.']),
    () => runCheck('types', ['node_modules/typescript/bin/tsc', '--noEmit']),
  ]
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

/** Two files at a time: each is a process of its own. */
async function runTests(name, files) {
  if (files.length === 0) return
  const countsFile = join(root, '.tmp', `counts-${process.pid}.json`)
  mkdirSync(join(root, '.tmp'), { recursive: true })
  process.stdout.write(`  ${name}, ${files.length} files\n`)
  const keeper = patterns.length === 0 ? await keepDatabase() : undefined
  const runner = ['--import', 'tsx', '--test', '--test-concurrency=2', `--test-timeout=${limitMs}`]
  const { code, ms } = await runNode([...runner, '--test-reporter=./bin/reporter.mjs', ...files], {
    shown: true,
    env: { TEST_COUNTS: countsFile },
  })
  await keeper?.leave()
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

/** One PostgreSQL for the whole run. Tests can do without; they then start one each, which takes longer. */
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

/** Every test beside the code and under test/, but for the long ones of `npm run soak`. */
function listTests() {
  return ['src', 'test']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.test\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !file.startsWith('test/soak/'))
    .sort()
}
