import { once } from 'node:events'
import { createWriteStream, statSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { productRoot } from '../../../src/platform/root.ts'
import { environmentOf } from '../fleet/fleet.ts'

/** One line in so many has no address, and cannot be taken in. */
export const faultyEvery = 1_000

/** Writes a list of so many invented people, from this number on; its size in MB. */
export async function writePeople(path: string, from: number, count: number): Promise<number> {
  const file = createWriteStream(path)
  file.write('Given name,Family name,Email,Profession,Career stage\n')
  for (let at = 1; at <= count; at += 1) {
    const number = from + at
    const email = at % faultyEvery === 0 ? '' : `person.${number}@alderbay.example`
    const line = `Given${number % 997},Family${number % 9_973},${email},nurse,practicing\n`
    if (!file.write(line)) await once(file, 'drain')
  }
  file.end()
  await once(file, 'finish')
  return statSync(path).size / 1e6
}

/** What became of a list: how many rows were read and what was said of them, how long it took, and the most memory in MB. */
export type Taken = { says: string; rows: number; seconds: number; mb: number }

const bundle = `${productRoot}/dist/cli.js`
const tellMemory = fileURLToPath(new URL('./tell-memory.mjs', import.meta.url))

/** Has the real program take a list in at the command line. */
export async function importPeople(place: { databaseUrl: string; folder: string }, path: string): Promise<Taken> {
  const begunAt = Date.now()
  const args = ['--import', tellMemory, bundle, 'import', 'people', path]
  const child = spawn(process.execPath, args, { cwd: productRoot, env: environmentOf(place), stdio: 'pipe' })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += String(chunk)))
  const [code] = (await once(child, 'close')) as [number | null]
  const [line = '', rows = '0'] = /(\d+) rows read: .*/.exec(said) ?? []
  const [, kb = '0'] = /held at most (\d+) kB/.exec(said) ?? []
  if (code !== 0 || line === '') throw new Error(`the import ended with ${code}: ${said.slice(-2_000)}`)
  return { says: line, rows: Number(rows), seconds: (Date.now() - begunAt) / 1000, mb: Number(kb) / 1000 }
}
