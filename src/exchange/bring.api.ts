import { z } from 'zod'
import { act, andThen } from '../http/api-act.ts'
import { type Route, type Visit, visitorOf } from '../http/route.ts'
import { allow, missing, refuse } from '../kernel/decision.ts'
import { idShape, madeShape } from '../kernel/shape.ts'
import type { Held } from '../platform/long-work.ts'
import { decideColumns, keepAnswers } from './column.rules.ts'
import { deskOf } from './desks.ts'
import { orderRun, orderUndo, chooseColumns } from './run.commands.ts'
import { findRunFor } from './run.page.ts'
import { type Bringing, beginReading, readNow } from './run.reading.ts'
import { mayImport } from './run.right.ts'
import { runKinds, tableKinds } from './run.schema.ts'
import type { Run } from './run.store.ts'
import { plainHeading, signatureOf } from './table-kind.ts'

const noun = 'Imports'
const may = 'evidence.record'
const one = '/api/v1/imports/:runId'
/** The most bytes of a body with a file in it; larger files are brought on the page or at the command line. */
const bodyBytes = 10 * 1_048_576

const fileInput = z.object({
  fileName: z.string().trim().min(1, 'Name the file').max(200, 'Enter at most 200 letters'),
  kind: z.enum(runKinds).nullable().default(null).meta({ description: 'What is in it; null finds out' }),
  content: z.base64('Send the bytes of the file in base64').min(1, 'Send a file that is not empty'),
})

const columnsInput = z.object({
  kind: z.enum(tableKinds),
  sheet: z.int().min(0).default(0),
  columns: z
    .record(z.string().max(100), z.string().max(200))
    .meta({ description: 'Which field stands under which heading: {"email": "E-mail"}' }),
  answers: z.record(z.string().max(100), z.string().max(200)).default({}),
})

const orderInput = z.object({
  act: z.enum(['check', 'import']).meta({ description: 'Look over and change nothing, or take in' }),
  isWhole: z.boolean().default(false).meta({ description: 'All or nothing' }),
})

/** Files whose acts are being written, to be read once these hold. */
const brought = new WeakMap<Visit, { bringing: Bringing; job: Held }>()

/** What a program does with imports: the same as Imports in the office, by the same commands. */
export const bringApi: Route[] = [
  act({
    path: '/api/v1/imports',
    may,
    noun,
    says: 'Brings a file, which is read at once; then it waits for its columns or for an order',
    body: fileInput,
    bodyBytes,
    output: madeShape,
    location: ({ id }) => `/api/v1/imports/${id}`,
    act: async (tx, { body: { fileName, kind, content }, visit }) => {
      if (!mayImport(visitorOf(visit), kind, 'record')) return missing
      const file = { name: fileName, bytes: Buffer.from(content, 'base64') }
      async function* chunks() {
        yield file.bytes
      }
      const bringing: Bringing = { file, chunks, kind, order: null, mailTo: null }
      const { runId, job } = await beginReading(tx, bringing)
      brought.set(visit, { bringing, job })
      return allow({ id: runId })
    },
    afterwards: (visit) => {
      const { bringing, job } = brought.get(visit)!
      void readNow(visit.office, bringing, job)
    },
  }),
  act({
    path: `${one}/columns`,
    may,
    noun,
    says: 'Says which column of a table holds what, for this file and the next with the same headings',
    body: columnsInput,
    output: madeShape,
    act: async (tx, { body, visit }) => {
      const run = await findRunFor(visit, 'record')
      if (run === missing || !run.sheets?.[body.sheet] || !mayImport(visitorOf(visit), body.kind, 'record'))
        return missing
      const { headings } = run.sheets[body.sheet]!
      const columns = placesOf(headings, body.columns)
      const chosen = { ...body, columns }
      const [wrong] = Object.entries(decideColumns(deskOf(body.kind).table!, chosen))
      if (wrong) return refuse({ code: 'import/columns', field: wrong[0], message: wrong[1] })
      const answers = keepAnswers(deskOf(body.kind).table!.asks, body.answers)
      const decision = await chooseColumns(tx, run.id, chosen, { signature: signatureOf(headings), answers })
      return andThen(decision, (id) => Promise.resolve({ id }))
    },
  }),
  act({
    path: `${one}/orders`,
    may,
    noun,
    says: 'Has the rows looked over, or taken in, by a job that can be stopped',
    body: orderInput,
    output: z.object({ id: idShape, jobId: idShape }),
    act: async (tx, { body, visit }) => {
      const run = await findRunFor(visit, 'record')
      if (run === missing) return missing
      if (!isTold(run))
        return refuse({ code: 'import/columns', message: 'Say first which column of the table holds what' })
      const decision = await orderRun(tx, run.id, { ...body, mailTo: null })
      return andThen(decision, (jobId) => Promise.resolve({ id: run.id, jobId }))
    },
  }),
  act({
    path: `${one}/withdrawal`,
    may,
    noun,
    says: 'Takes a whole import back, while nothing is built on it',
    body: z.object({}),
    output: z.object({ id: idShape, jobId: idShape }),
    act: async (tx, { visit }) => {
      const run = await findRunFor(visit, 'record')
      if (run === missing) return missing
      return andThen(await orderUndo(tx, run.id, null), (jobId) => Promise.resolve({ id: run.id, jobId }))
    },
  }),
]

/** Which column each heading is; a heading that is not there is no column. */
function placesOf(headings: readonly string[], named: Readonly<Record<string, string>>): Record<string, number> {
  const plain = headings.map(plainHeading)
  const found = Object.entries(named).map(([field, heading]) => [field, plain.indexOf(plainHeading(heading))] as const)
  return Object.fromEntries(found.filter(([, at]) => at >= 0))
}

/** Does every column stand that its kind needs? Records need none. */
function isTold({ kind, sheets, columns }: Pick<Run, 'kind' | 'sheets' | 'columns'>): boolean {
  if (sheets === null || kind === null) return sheets === null
  return deskOf(kind).table!.fields.every((field) => !field.isRequired || field.key in (columns ?? {}))
}
