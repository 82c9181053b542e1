import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { findPersonByEmail } from '../areas/people/person.store.ts'
import { listRoles } from '../areas/access/role.store.ts'
import { commandJsonLimits, decideLength } from '../exchange/limit.ts'
import { streamPubmed } from '../exchange/pubmed/article.map.ts'
import { bringFile, type Bringing } from '../exchange/run.reading.ts'
import { mayImport } from '../exchange/run.right.ts'
import { showCounts, showReport } from '../exchange/run.rules.ts'
import { type ShownRow, outcomeWords } from '../exchange/run.schema.ts'
import { countOutcomes, findRun, listRowPages } from '../exchange/run.store.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Office } from '../platform/office.ts'
import { type Command, say } from './command.ts'
import { type AskedImport, importHelp, readImportArguments } from './import-arguments.ts'
import { type Watch, openWatch, workRun } from './import-run.ts'
import { openFromEnvironment } from './open.ts'

const limits = { bytes: Infinity }
const chunkBytes = 256 * 1024
/** Smaller files of records are held whole, which costs little. */
const streamedBytes = 8 * 1024 * 1024

/** Imports a file, as the screen does, with a report row by row; goes on with an import, or takes one back. */
export const importCommand: Command = {
  name: 'import',
  says: 'bring a file in, with a report row by row; go on with an import, or take one back',
  help: importHelp,
  run: async (args) => {
    const asked = readImportArguments(args)
    if (typeof asked === 'string') {
      process.stderr.write(`${asked}\n`)
      return 2
    }
    return importAsked(asked, args)
  },
}

async function importAsked(asked: AskedImport, args: string[]): Promise<number> {
  const brought = 'path' in asked ? await bringOf(asked).catch((failure) => explain(asked.path, failure)) : null
  const opened = await openFromEnvironment(args, true)
  const watch = openWatch()
  try {
    if (opened.isToBuild)
      throw new Error(
        'There is no office here yet, and an import makes none. Start one first: "opencme demo", or "opencme start" with DEMO=0 for a real one.',
      )
    const { office } = opened
    const actor = await findActor(office, asked)
    const runId = brought === null ? ('runId' in asked ? asked.runId : '') : await read(office, actor, brought, watch)
    const code = await workRun({ office, actor, asked, watch }, runId)
    await tell(office, runId, asked)
    return code
  } finally {
    watch.close()
    await opened.close()
  }
}

function explain(path: string, failure: NodeJS.ErrnoException): never {
  if (failure.code === undefined) throw failure
  const why = failure.code === 'ENOENT' ? 'there is no such file' : failure.message
  throw new Error(`${path} cannot be read: ${why}`)
}

async function read(office: Office, actor: Actor, brought: Bringing, watch: Watch): Promise<string> {
  const { runId, reading } = await bringFile(office, actor, brought, watch.working('bytes read'))
  await reading
  return runId
}

type AskedFile = Extract<AskedImport, { path: string }>

/** A table is read where it lies, whatever its size; so is a large file of records, where it can be read piece by piece. */
async function bringOf({ kind, path }: AskedFile): Promise<Bringing> {
  const name = basename(path)
  const { size } = await stat(path)
  const chunks = () => createReadStream(path, { highWaterMark: chunkBytes })
  const isJson = kind === 'measure-report' || (kind === null && /\.json$/i.test(name))
  const most = isJson ? commandJsonLimits : limits
  const isRecords = kind === 'pubmed' || kind === 'measure-report' || (kind === null && /\.(xml|json)$/i.test(name))
  const plain = { chunks, kind, limits: most, order: null, mailTo: null }
  const lying = async () => ({ name, size, sha256: await hashChunks(chunks()) })
  if (!isRecords && !/\.xlsx$/i.test(name)) return { ...plain, file: await lying() }
  if (isRecords && size >= streamedBytes) {
    const stream = kind === 'pubmed' ? await streamPubmed(chunks) : undefined
    const length = decideLength(size, most)
    if (stream) return { ...plain, file: await lying(), stream }
    if (!length.ok) return { ...plain, file: await lying(), stream: length }
  }
  return { ...plain, file: { name, bytes: await readFile(path) } }
}

async function hashChunks(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of chunks) hash.update(chunk)
  return hash.digest('hex')
}

/** Who imports: the person named, if they may, else nobody but the command line itself. */
async function findActor(office: Office, asked: AskedImport): Promise<Actor> {
  if (asked.as === undefined) return { personId: null, roles: [], via: 'command line' }
  const person = await findPersonByEmail(office.db, asked.as)
  const roles = person ? (await listRoles(office.db, person.id, office.now())).map((held) => held.role) : []
  const kind = 'kind' in asked ? asked.kind : ((await findRun(office.db, asked.runId))?.kind ?? null)
  if (!person || !mayImport({ roles }, kind, 'record'))
    throw new Error(
      `Nobody with the address ${asked.as} may record what is in it. Leave --as out, or name someone of the office.`,
    )
  return { personId: person.id, roles, via: 'command line' }
}

/** So many rows are told at the terminal; the report holds all. */
const mostTold = 200

async function tell(office: Office, runId: string, { report }: AskedImport): Promise<void> {
  const run = await findRun(office.db, runId)
  if (!run) return
  if (run.recognized) say(run.recognized)
  let told = 0
  for await (const rows of listRowPages(office.db, runId, {})) {
    for (const row of rows) if ((told += 1) <= mostTold) say(showRow(row))
    if (told > mostTold) break
  }
  if (told > mostTold) say(`and more: the report holds all rows (--report), and so does /imports/${runId}`)
  const counts = (await countOutcomes(office.db, [runId])).get(runId)!
  if (run.refusal !== null) say(`${run.refusal}.`)
  if (run.state !== 'refused') say(`${run.rowsDone} rows read: ${showCounts(counts)}.`)
  if (report === undefined) return
  await pipeline(Readable.from(showReport(listRowPages(office.db, runId, {}))), createWriteStream(report))
  say(`The report stands in ${report}.`)
}

function showRow(row: ShownRow): string {
  return `line ${String(row.line).padStart(6)}  ${outcomeWords[row.outcome].padEnd(9)}  ${row.what}: ${row.message}`
}
