import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const ring = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">
<style>path{stroke:#1b2023}circle{fill:#0b5563}@media(prefers-color-scheme:dark){path{stroke:#ece9e2}circle{fill:#86cad3}}</style>
<path d="M18.4 5.6A9 9 0 1 0 21 12" fill="none" stroke-width="2"/><circle cx="20.3" cy="8.6" r="2.6"/></svg>`

const cssBody = readOwn('look.css')
const scriptBody = readOwn('page.client.js')
const answeringBody = readOwn('answering.client.js')

/** What every page needs beside itself. The addresses change with the content, so that browsers may keep them for ever. */
export const assets = {
  cssPath: `/assets/look.${hashOf(cssBody)}.css`,
  cssBody,
  scriptPath: `/assets/page.${hashOf(scriptBody)}.js`,
  scriptBody,
  /** For pages of questions only. */
  answeringPath: `/assets/answering.${hashOf(answeringBody)}.js`,
  answeringBody,
  iconPath: `/assets/ring.${hashOf(ring)}.svg`,
  iconBody: ring,
}

/** Beside this file in the tree; below `src` where the program is one bundle in `dist`. */
function readOwn(name: string): string {
  for (const place of [`./${name}`, `../src/ui/${name}`]) {
    const text = readIfThere(new URL(place, import.meta.url))
    if (text !== undefined) return text
  }
  throw new Error(`${name} is missing beside the program`)
}

function readIfThere(file: URL): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return undefined
    throw fault
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 10)
}
