import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'

/** The newest edition whose makers still support the oldest Node that we support. */
const edition = '147.0.0'
const root = fileURLToPath(new URL('..', import.meta.url))
const home = join(root, 'node_modules', '.browser')
const unpacked = join(home, `chromium-${edition}`)

const installedBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
]

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

type Found = { executablePath: string; env: Record<string, string> }

/** Starts a browser without a window: the one of `CHROMIUM_PATH`, else the machine's, else our own. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await ensureBrowser()
  return chromium.launch({ executablePath, args: flags, env: { ...inherited(), ...env } })
}

/** Finds a browser; fetches one from the package registry, once, where the machine has none. */
export async function ensureBrowser(): Promise<Found> {
  const executablePath = findBrowser()
  if (executablePath) return { executablePath, env: {} }
  if (!existsSync(unpacked)) await fetchBrowser()
  return {
    executablePath: join(unpacked, 'chromium'),
    env: {
      LD_LIBRARY_PATH: [join(unpacked, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      FONTCONFIG_FILE: join(unpacked, 'fonts.conf'),
    },
  }
}

/** What `CHROMIUM_PATH` names (`own` names the one we fetch), else the machine's; undefined where it has none. */
function findBrowser(): string | undefined {
  const given = process.env.CHROMIUM_PATH
  if (given === 'own') return undefined
  if (given && !existsSync(given)) throw new Error(`CHROMIUM_PATH names ${given}, which is not there`)
  return given || installedBrowsers.find((one) => existsSync(one))
}

/** The package unpacks itself under the temporary folder of its process, so it gets a folder of ours; then it moves into place whole. */
async function fetchBrowser(): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('The journeys need Chromium. Install it, or name it in CHROMIUM_PATH')
  const unfinished = join(home, `unfinished-${process.pid}`)
  mkdirSync(unfinished, { recursive: true })
  try {
    writeFileSync(join(unfinished, 'package.json'), '{ "private": true }')
    const npm = ['install', '--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund']
    run('npm', [...npm, '--prefix', unfinished, `@sparticuz/chromium@${edition}`], unfinished, {})
    const unpack = `import chromium from '@sparticuz/chromium'; await chromium.executablePath()`
    const tmp = join(unfinished, 'tmp')
    mkdirSync(tmp)
    // The name of a runtime it knows is what makes the package unpack the shared libraries too.
    const env = { TMPDIR: tmp, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }
    run(process.execPath, ['--input-type=module', '--eval', unpack], unfinished, env)
    writeFileSync(join(tmp, 'fonts.conf'), fontsConfig())
    if (!existsSync(unpacked)) renameSync(tmp, unpacked)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

/** The machine's fonts where it has any, and the one that came with the browser. */
function fontsConfig(): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${join(unpacked, 'fonts', 'fonts')}</dir>
  <cachedir>${join(home, 'font-cache')}</cachedir>
</fontconfig>
`
}

function run(command: string, args: string[], cwd: string, env: Record<string, string>): void {
  const done = spawnSync(command, args, { cwd, env: { ...process.env, ...env }, encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`${command} ${args[0]} failed:\n${done.stderr || done.stdout || done.error}`)
}

function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  )
}

/** `--ensure`: fetch the browser before the tests need it, start it once, and say which one it is. */
if (process.argv.includes('--ensure')) {
  const { executablePath } = await ensureBrowser()
  const browser = await launchBrowser()
  process.stdout.write(`Chromium ${browser.version()} (${executablePath.replace(root, '')})\n`)
  await browser.close()
}
