import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Visit } from '../http/route.ts'
import { showCsvPages } from '../kernel/csv.ts'
import { dayOf, showDay } from '../kernel/dates.ts'
import { missing } from '../kernel/decision.ts'
import { hashOf } from '../platform/files.ts'
import type { Job } from '../platform/jobs.ts'
import { actorOf } from '../platform/long-job.ts'
import type { Hold, LongJobKind } from '../platform/long-work.ts'
import { timedWork } from '../platform/office.ts'
import { writeSpreadsheet } from '../platform/spreadsheet.ts'
import { exportKind, forgetExports, keepExport, removeBytes } from './export.commands.ts'
import type { ExportForm } from './export.schema.ts'
import { type Export, findExport, findReadSoFar, listPieces, savePiece } from './export.store.ts'
import type { Cells, Exportable, Place } from './exportable.ts'

/** So many rows are read in one step. */
const rowsAtOnce = 2_000

/** Counting a list for its progress stops here; beyond it nobody knows how much is left. */
const mostCounted = 2_000_000

/** Makes long lists as files. `lists` are asked for late, because the route table holds them. */
export function exportWork(lists: () => readonly Exportable[]): LongJobKind {
  return {
    kind: exportKind,
    says: 'Make a long list as a file',
    async run(hold) {
      const found = await findExport(hold.office.db, hold.job.subject)
      const list = found && lists().find(({ name }) => name === found.register)
      if (!found || !list) throw new Error(`No list is made as ${hold.job.subject}`)
      if (found.fileId !== null) return 'The file is there'
      const rows = await readList(hold, found, list)
      return makeFile(hold, found, list, rows)
    },
  }
}

/** Reads what is left of the list, piece by piece; returns how many rows it has in all. */
async function readList(hold: Hold, found: Export, list: Exportable): Promise<number> {
  const visit = visitOf(hold, found)
  const so = await findReadSoFar(hold.office.db, found.id)
  const counted = hold.job.total ?? (await list.count(visit, mostCounted))
  const total = counted === missing || counted > mostCounted ? null : counted
  let [position, done] = [so?.position ?? 0, so?.done ?? 0]
  let place: Place | 'end' | undefined = so && (so.next === null ? 'end' : { after: so.next, isNear: so.isNear })
  while (place !== 'end') {
    const page = await list.read(visit, place, rowsAtOnce)
    if (page === missing) throw new Error('Who asked for the list may not see it')
    position += 1
    done += page.cells.length
    await hold.step(async (tx) => {
      await savePiece(tx, found.id, position, page)
      return { done, total: total === null ? null : Math.max(total, done) }
    })
    place = page.next ?? 'end'
  }
  return done
}

/** Writes the file beside, because its hash is known at its end only, and has it kept. */
async function makeFile(hold: Hold, found: Export, list: Exportable, rows: number): Promise<string> {
  const { db, files, settings } = hold.office
  const folder = await mkdtemp(join(tmpdir(), 'opencme-export-'))
  try {
    const beside = join(folder, 'file')
    const heading = list.heading(visitOf(hold, found))
    const form = found.form as ExportForm
    await pipeline(Readable.from(write(form, list.title, heading, listPieces(db, found.id))), createWriteStream(beside))
    const sha256 = await hashOf(createReadStream(beside))
    await files.take(sha256, createReadStream(beside))
    const { size: bytes } = await stat(beside)
    const name = `${list.name}-${dayOf(found.at, settings.timeZone)}.${form}`
    let endsAt: Date | undefined
    await hold.step(async (tx) => {
      endsAt = await keepExport(tx, { exportId: found.id, form, name, sha256, bytes })
      return { done: rows, total: rows }
    })
    return `${rows.toLocaleString('en-US')} rows, kept until ${showDay(dayOf(endsAt!, settings.timeZone))}`
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Rows as a file of this form, in pieces. */
export function write(form: ExportForm, title: string, heading: string[], pages: AsyncIterable<Cells[]>) {
  return form === 'csv' ? showCsvPages(heading, asText(pages)) : writeSpreadsheet(title, heading, pages)
}

async function* asText(pages: AsyncIterable<Cells[]>) {
  for await (const rows of pages) yield rows.map((row) => row.map((cell) => cell ?? ''))
}

/** What a list is told of who asks, as if its page were looked at: whose it is, and what its address asks. */
function visitOf({ office, job }: Hold, found: Export): Visit {
  const actor = actorOf(job)
  const { byId: id, roles, params, path, address } = found
  return {
    office,
    db: office.db,
    actor,
    visitor: { id, name: '', email: job.mailTo ?? '', roles: roles as Visit['actor']['roles'], usesKeys: false },
    ...{ link: null, ask: null, params, path, form: {}, uploads: [] },
    query: Object.fromEntries(new URLSearchParams(address)),
    ...{ requestId: job.id, sessionToken: null },
    stamp: () => ({ csrf: '', once: '' }),
    write: (act) => office.write(actor, act),
  }
}

/** Forgets files of lists after their last day. */
export const forgetExportsJob: Job = {
  name: 'lists.forget-exports',
  says: 'Forget files of lists after their last day',
  everyMinutes: 60,
  run: async (office) => removeBytes(office.files, await office.write(timedWork, forgetExports)),
}
