import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './install.mjs'

/** Every test beside the code and under test/, but for the long ones of `npm run soak`. */
export function listTests() {
  return ['src', 'test']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.test\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !file.startsWith('test/soak/'))
    .sort()
}

/**
 * Writes one file for each folder that takes in the folder's tests, so that the application is loaded once for all of them.
 * The fullest folders come first: nothing long is left to begin when the others are done.
 *
 * @param name a folder of its own for this run's files
 * @returns the files written, and an act that takes them away again
 */
export function writeGroups(name, tests) {
  const folder = join(root, '.tmp', name)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const groups = Object.entries(groupTests(tests)).sort(([, a], [, b]) => b.length - a.length)
  const files = groups.map(([of, inside], index) => {
    const file = join(folder, `${String(index).padStart(2, '0')}-${of.replaceAll('/', '-')}.test.mjs`)
    writeFileSync(file, inside.map((test) => `await import('${pathToFileURL(join(root, test)).href}')\n`).join(''))
    return file
  })
  return { files, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** By folder. A journey takes longer than loading the application, so each is a group of its own and two walk at once. */
function groupTests(tests) {
  const groups = {}
  for (const test of tests) (groups[test.startsWith('test/journeys/') ? test : dirname(test)] ??= []).push(test)
  return groups
}
