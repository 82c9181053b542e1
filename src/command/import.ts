import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { findPersonByEmail } from '../areas/people/person.store.ts'
import { listRoles } from '../areas/access/role.store.ts'
import { decideLength } from '../exchange/limit.ts'
import { type ArticleSource, streamPubmed } from '../exchange/pubmed/article.map.ts'
import type { FileStream } from '../exchange/row.ts'
import { startRun } from '../exchange/run.commands.ts'
import { showCounts, showReport } from '../exchange/run.rules.ts'
import {
  type BroughtFile,
  type KeptRow,
  type LyingFile,
  type RunKind,
  kindWords,
  outcomeWords,
  runKinds,
} from '../exchange/run.schema.ts'
import { countOutcomes, findRun, listRowPages } from '../exchange/run.store.ts'
import { beginWork } from '../exchange/run.work.ts'
import { may } from '../http/permission.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Office } from '../platform/office.ts'
import { type Command, optionOf, say } from './command.ts'
import { openFromEnvironment } from './open.ts'

/** What a person asked for: which reader, which file, as whom, and where the report goes. */
type Asked = { kind: RunKind; path: string; as: string | undefined; report: string | undefined }

const limits = { bytes: Infinity }
const chunkBytes = 256 * 1024
/** Smaller files are held whole, which costs little. */
const streamedBytes = 8 * 1024 * 1024

/** Imports a file, as the screen does, with a report row by row. */
export const importCommand: Command = {
  name: 'import',
  says: 'bring PubMed records or measure reports in, with a report row by row',
  help: `Use: opencme import <kind> <file> [--as ada@example.edu] [--report rows.csv]

Reads a file and makes sources and values of what is in it, like Imports in the office. Nothing is doubled: the same
file again changes nothing, a corrected one corrects. The file itself is not kept.

Kinds
${runKinds.map((kind) => `  ${kind.padEnd(15)} ${kindWords[kind].reads}`).join('\n')}

Options
  --as      the person who imports, by e-mail address; they need the right to record evidence
  --report  write the report to this file as CSV as well

It works while the office runs. It ends with 0 when the file was read, even if some rows were refused, and with 1 when
the whole file was refused or the import was interrupted.`,
  run: async (args) => {
    const asked = readArguments(args)
    if (typeof asked === 'string') {
      process.stderr.write(`${asked}\n`)
      return 2
    }
    return importFile(asked, args)
  },
}

function readArguments(args: string[]): Asked | string {
  const plain = args.filter((arg, i) => !arg.startsWith('--') && !/^--(as|report|date)$/.test(args[i - 1] ?? ''))
  const [name, path] = plain
  const kind = runKinds.find((one) => one === name)
  if (kind === undefined)
    return `${name === undefined ? 'Say what the file is' : `There is no kind "${name}"`}. The kinds are: ${runKinds.join(', ')}. "opencme import --help" tells more.`
  if (path === undefined) return `Name the file: opencme import ${kind} records.xml`
  return { kind, path, as: optionOf(args, 'as'), report: optionOf(args, 'report') }
}

async function importFile(asked: Asked, args: string[]): Promise<number> {
  const brought = await bringFile(asked).catch((failure: NodeJS.ErrnoException) => {
    if (failure.code === undefined) throw failure
    const why = failure.code === 'ENOENT' ? 'there is no such file' : failure.message
    throw new Error(`${asked.path} cannot be read: ${why}`)
  })
  const opened = await openFromEnvironment(args, true)
  try {
    if (opened.isToBuild)
      throw new Error(
        'There is no office here yet, and an import makes none. Start one first: "opencme demo", or "opencme start" with DEMO=0 for a real one.',
      )
    const { office } = opened
    const actor = await findActor(office, asked.as)
    const runId = await office.write(actor, (tx) => startRun(tx, brought.file, asked.kind))
    const state = await beginWork(office, actor, { runId, kind: asked.kind, limits, ...brought }, showProgress)
    await tell(office, runId, asked.report)
    return state === 'done' ? 0 : 1
  } finally {
    await opened.close()
  }
}

type Brought = { file: BroughtFile } | { file: LyingFile; stream: FileStream<ArticleSource> }

/** A large file is read where it lies, as far as it can be read piece by piece; others come whole. */
async function bringFile({ kind, path }: Asked): Promise<Brought> {
  const name = basename(path)
  const { size } = await stat(path)
  const chunks = () => createReadStream(path, { highWaterMark: chunkBytes })
  if (size >= streamedBytes) {
    const stream = kind === 'pubmed' ? await streamPubmed(chunks) : undefined
    const length = decideLength(size, limits)
    if (stream) return { file: { name, size, sha256: await hashChunks(chunks()) }, stream }
    if (!length.ok) return { file: { name, size, sha256: await hashChunks(chunks()) }, stream: length }
  }
  return { file: { name, bytes: await readFile(path) } }
}

async function hashChunks(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of chunks) hash.update(chunk)
  return hash.digest('hex')
}

/** Who imports: the person named, if they may, else nobody but the command line itself. */
async function findActor(office: Office, email: string | undefined): Promise<Actor> {
  if (email === undefined) return { personId: null, roles: [], via: 'command line' }
  const person = await findPersonByEmail(office.db, email)
  const roles = person ? (await listRoles(office.db, person.id)).map((held) => held.role) : []
  if (!person || !may({ roles }, 'evidence.record'))
    throw new Error(
      `Nobody with the address ${email} may record evidence. Leave --as out, or name someone of the office.`,
    )
  return { personId: person.id, roles, via: 'command line' }
}

function showProgress(done: number, total: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${total} rows${done === total ? '\n' : ''}`)
  else if (done === total || done % 1000 === 0) process.stderr.write(`${done} of ${total} rows\n`)
}

async function tell(office: Office, runId: string, report: string | undefined): Promise<void> {
  const run = (await findRun(office.db, runId))!
  if (run.recognized) say(run.recognized)
  for await (const rows of listRowPages(office.db, runId, {})) for (const row of rows) say(showRow(row))
  const counts = (await countOutcomes(office.db, [runId])).get(runId)!
  say(run.refusal === null ? `${run.rowsDone} rows read: ${showCounts(counts)}.` : `${run.refusal}.`)
  if (report === undefined) return
  await pipeline(Readable.from(showReport(listRowPages(office.db, runId, {}))), createWriteStream(report))
  say(`The report stands in ${report}.`)
}

function showRow(row: KeptRow): string {
  return `line ${String(row.line).padStart(6)}  ${outcomeWords[row.outcome].padEnd(9)}  ${row.what}: ${row.message}`
}
