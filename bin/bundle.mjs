import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './install.mjs'

/** The program as one file, made from src/. */
export const bundle = join(root, 'dist', 'cli.js')
const stampFile = join(root, 'dist', 'built-from')

/** Makes the bundle when there is none or when a source has changed since. Needs the packages to be installed. */
export async function ensureBuilt() {
  const sources = fingerprint()
  if (existsSync(bundle) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sources) return
  await build(sources)
}

/**
 * Makes the bundle: packages stay outside it, and stack traces lead back to the sources. What runs in a thread of its
 * own is a file of its own beside it.
 */
export async function build(sources = fingerprint()) {
  const { build: esbuild } = await import('esbuild')
  const result = await esbuild({
    entryPoints: { cli: join(root, 'src', 'cli.ts'), reading: join(root, 'src', 'exchange', 'reading.thread.ts') },
    outdir: join(root, 'dist'),
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: true,
    logLevel: 'warning',
    write: false,
  })
  mkdirSync(join(root, 'dist'), { recursive: true })
  for (const file of result.outputFiles) putInPlace(file.path, file.contents)
  putInPlace(stampFile, sources)
}

/** Two processes may build at once: each file appears whole or not at all. */
function putInPlace(path, contents) {
  const unfinished = `${path}.${randomUUID()}`
  writeFileSync(unfinished, contents)
  renameSync(unfinished, path)
}

/** One hash over path, size and time of every source: a second start need not read them. */
function fingerprint() {
  const hash = createHash('sha256')
  for (const file of [
    ...listSources(join(root, 'src')),
    ...listSources(join(root, 'db')),
    join(root, 'package.json'),
  ]) {
    const { size, mtimeMs } = statSync(file)
    hash.update(`${relative(root, file)} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

function listSources(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
}
