import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json. */
export const root = fileURLToPath(new URL('..', import.meta.url))

const lockFile = join(root, 'package-lock.json')
const stampFile = join(root, 'node_modules', '.opencme-installed')
const turnFolder = join(root, '.tmp', 'installing')
const turnIsStaleAfterMs = 15 * 60 * 1000

/**
 * Installs the packages with `npm ci`, once for each package-lock.json. Says so in one line; says nothing when all is there.
 * Two processes that start at once take turns, and the second finds the work done.
 *
 * @param options.tools whether the packages for developing and testing are needed too
 */
export async function ensureInstalled({ tools = false } = {}) {
  if (isInstalled(tools)) return
  await takeTurn()
  try {
    if (isInstalled(tools)) return
    await install(tools)
    writeFileSync(stampFile, hashOf(lockFile))
  } finally {
    rmSync(turnFolder, { recursive: true, force: true })
  }
}

/** Is every package of the lock file in node_modules, in its version? Packages for other kinds of machine are not expected. */
function isInstalled(tools) {
  const installedList = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installedList)) return false
  const wanted = packagesOf(lockFile)
  const installed = packagesOf(installedList)
  const isStamped = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hashOf(lockFile)
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || (entry.dev && !tools)) return true
    if (installed[path]) return installed[path].version === entry.version
    return Boolean(entry.optional || entry.devOptional) && (isStamped || !fitsThisMachine(entry))
  })
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages
}

/** Which C library a machine has is slow to ask, so a package made for one of them may be absent. */
function fitsThisMachine(entry) {
  if (entry.libc) return false
  const fits = (list, mine) => !list || list.includes(mine) || list.some((one) => one[0] === '!' && one !== `!${mine}`)
  return fits(entry.os, process.platform) && fits(entry.cpu, process.arch)
}

function hashOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

/** Waits until nobody else installs, and marks that we do. The mark is taken over when they are gone, and their npm too. */
async function takeTurn() {
  mkdirSync(join(root, '.tmp'), { recursive: true })
  for (let isTold = false; ; isTold = true) {
    try {
      mkdirSync(turnFolder)
      writeFileSync(join(turnFolder, 'pids'), `${process.pid}`)
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (isTurnStale()) {
      rmSync(turnFolder, { recursive: true, force: true })
      continue
    }
    if (!isTold) process.stderr.write('Waiting for another process that installs the packages\n')
    await wait(250)
  }
}

function isTurnStale() {
  try {
    const ageMs = Date.now() - statSync(turnFolder).mtimeMs
    const pidsFile = join(turnFolder, 'pids')
    if (!existsSync(pidsFile)) return ageMs > 5000
    return ageMs > turnIsStaleAfterMs || !readFileSync(pidsFile, 'utf8').split(' ').map(Number).some(isRunning)
  } catch {
    return false
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

async function install(tools) {
  const startedAt = Date.now()
  const seconds = () => Math.round((Date.now() - startedAt) / 1000)
  const line = 'Installing packages (once, about half a minute)'
  process.stderr.write(process.stderr.isTTY ? line : `${line}\n`)
  const ticking = setInterval(() => process.stderr.isTTY && process.stderr.write(`\r${line} … ${seconds()} s`), 1000)
  try {
    await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error', ...(tools ? ['--include=dev'] : [])], {
      cwd: root,
    })
  } finally {
    clearInterval(ticking)
    if (process.stderr.isTTY) process.stderr.write('\n')
  }
  process.stderr.write(`Packages installed in ${seconds()} s\n`)
}

/** Runs npm, the one that runs us where there is one. Its output is kept back and shown only when it fails. */
async function runNpm(args) {
  const own = process.env.npm_execpath
  const isNpm = own !== undefined && /^npm-cli\.c?js$/.test(basename(own))
  const [command, first] = isNpm ? [process.execPath, [own]] : ['npm', []]
  const child = spawn(command, [...first, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: !isNpm && process.platform === 'win32',
  })
  if (child.pid) writeFileSync(join(turnFolder, 'pids'), `${process.pid} ${child.pid}`)
  const said = []
  child.stdout.on('data', (chunk) => said.push(chunk))
  child.stderr.on('data', (chunk) => said.push(chunk))
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code === 0) return
  process.stderr.write(`\n${Buffer.concat(said).toString()}`)
  throw new Error(`npm ${args[0]} ended with code ${code}; what it said stands above`)
}
