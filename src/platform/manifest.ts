import { createHash } from 'node:crypto'
import { z } from 'zod'

/** The version of how copies of an office are laid out. A change that older programs cannot read counts it up. */
export const copyFormat = 1

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const name = z.string().regex(/^[a-z_][a-z0-9_]*$/)

const tableContent = z.object({ name, columns: z.array(name), rows: z.int().min(0), sha256, csv: sha256.optional() })

const manifestRecord = z.object({
  format: z.literal(copyFormat),
  product: z.string(),
  takenAt: z.iso.datetime(),
  migrations: z.array(z.object({ name: z.string(), sha256 })),
  tables: z.array(tableContent),
  files: z.array(z.object({ sha256, bytes: z.int().min(0) })),
  lost: z.array(sha256),
})

/**
 * One table by what is in it: how many rows, and the SHA-256 of them all as COPY's text, sorted by the table's key. `csv` is
 * the SHA-256 of its file in an export.
 */
export type TableContent = z.infer<typeof tableContent>

/**
 * What a copy of an office says of itself: which version of OpenCME made it and when, the migrations its database had,
 * each table and each file. `lost` are files that the office knows by name and whose bytes were not there.
 */
export type Manifest = z.infer<typeof manifestRecord>

/**
 * Reads a manifest as it stands in a copy.
 *
 * @throws one sentence for a manifest that a newer version wrote, or that nobody of ours wrote
 */
export function parseManifest(text: string): Manifest {
  const given = readJson(text)
  const format = z.object({ format: z.int() }).safeParse(given)
  if (format.success && format.data.format > copyFormat)
    throw new Error('This copy was made by a newer version of OpenCME. Use that version or a later one to restore it.')
  const read = manifestRecord.safeParse(given)
  if (!read.success) throw new Error(showDamage(`its manifest cannot be read: ${read.error.issues[0]!.message}`))
  return read.data
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The sentence for a copy that is not what its manifest says. */
export function showDamage(what: string): string {
  return `This copy is damaged, and nothing was changed (${what}). Take another one.`
}

/** Counts what passes. A row of COPY's text ends with the only kind of line break in it. */
export function makeTally(): { add(chunk: Uint8Array): void; end(): { rows: number; bytes: number; sha256: string } } {
  const hash = createHash('sha256')
  let [rows, bytes] = [0, 0]
  return {
    add(chunk) {
      hash.update(chunk)
      bytes += chunk.length
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) rows += 1
    },
    end: () => ({ rows, bytes, sha256: hash.digest('hex') }),
  }
}

/** Lets chunks through and tells the tally of them at the end. */
export async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  tell: (count: { rows: number; bytes: number; sha256: string }) => void,
): AsyncGenerator<Uint8Array> {
  const tally = makeTally()
  for await (const chunk of chunks) {
    tally.add(chunk)
    yield chunk
  }
  tell(tally.end())
}

/** Where two lists of tables differ, table by table; empty when their content is equal. */
export function compareTables(expected: readonly TableContent[], found: readonly TableContent[]): string[] {
  const byName = new Map(found.map((table) => [table.name, table]))
  const wrong = expected.flatMap(({ name, rows, sha256 }) => {
    const there = byName.get(name)
    byName.delete(name)
    if (!there) return [`${name} is not there`]
    if (there.rows !== rows) return [`${name} has ${there.rows} rows instead of ${rows}`]
    return there.sha256 === sha256 ? [] : [`${name} has other content`]
  })
  return [...wrong, ...[...byName.keys()].map((extra) => `${extra} is not expected`)]
}
