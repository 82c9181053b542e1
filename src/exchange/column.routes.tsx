import { seeOther, showPage } from '../http/answer.ts'
import { type Form, errorsOf, one, statusOf } from '../http/form.ts'
import { type Route, type Visit, visitorOf } from '../http/route.ts'
import { missing } from '../kernel/decision.ts'
import type { Errors } from '../ui/errors.ts'
import { ColumnsPage } from './column.view.tsx'
import { type Chosen, decideColumns, keepAnswers } from './column.rules.ts'
import { desks } from './desks.ts'
import { listLines } from './line.store.ts'
import { findRunFor, orderOf, untilSettled } from './run.page.ts'
import { chooseColumns, openStates, orderRun } from './run.commands.ts'
import { mayImport } from './run.right.ts'
import { type RunKind, tableKinds } from './run.schema.ts'
import { type Run, findMapping } from './run.store.ts'
import { recognizeColumns, signatureOf } from './table-kind.ts'

const samples = 5

/** Which column of a table holds what. */
export const columnRoutes: Route[] = [
  { method: 'GET', path: '/imports/:runId/columns', may: 'evidence.record', handle: (visit) => showColumns(visit) },
  { method: 'POST', path: '/imports/:runId/columns', may: 'evidence.record', handle: choose },
]

type Table = Run & { sheets: NonNullable<Run['sheets']> }

/** The table of an address, while its columns can be told. */
async function findTable(visit: Visit): Promise<Table | undefined> {
  const run = await findRunFor(visit, 'record')
  if (run === missing || run.sheets === null || !openStates.includes(run.state)) return undefined
  return { ...run, sheets: run.sheets }
}

async function showColumns(visit: Visit, again?: { chosen: Chosen; errors: Errors; isWhole: boolean }) {
  const run = await findTable(visit)
  if (!run) return missing
  const asked = again?.chosen ?? (await proposeColumns(visit, run))
  const { kind, sheet } = asked
  const lines = await listLines(visit.db, { runId: run.id, sheet }, 0, samples)
  const desk = kind === null ? null : desks[kind].table
  const errors = again?.errors ?? {}
  const body = (
    <ColumnsPage
      runId={run.id}
      fileName={run.fileName}
      recognized={run.recognized ?? 'A table'}
      kind={kind}
      sheets={run.sheets}
      sheet={sheet}
      fields={desk?.fields ?? []}
      asks={desk?.asks ?? []}
      columns={asked.columns}
      answers={asked.answers}
      isWhole={again?.isWhole ?? run.isWhole}
      isRemembered={'isRemembered' in asked && asked.isRemembered === true}
      samples={lines.map(({ line, cells }) => ({ line, cells: cells as string[] }))}
      errors={errors}
      stamp={visit.stamp()}
    />
  )
  return showPage({
    face: 'office',
    title: 'Which column holds what',
    current: '/imports',
    status: statusOf(errors),
    body,
  })
}

/** The columns to begin with: those of the run, or for another kind or sheet those remembered or recognized. */
async function proposeColumns(visit: Visit, run: Table) {
  const sheet = sheetOf(run, visit.query.sheet) ?? run.sheet
  const kind = kindOf(visit, visit.query.kind) ?? run.kind
  const { headings } = run.sheets[sheet]!
  const known = kind === null ? undefined : await findMapping(visit.db, signatureOf(headings), kind)
  if (kind === run.kind && sheet === run.sheet && run.columns)
    return { kind, sheet, columns: run.columns, answers: run.answers, isRemembered: known !== undefined }
  const columns = known?.columns ?? (kind === null ? {} : recognizeColumns(desks[kind].table?.fields ?? [], headings))
  return { kind, sheet, columns, answers: known?.answers ?? {}, isRemembered: known !== undefined }
}

function kindOf(visit: Visit, text: string | undefined): RunKind | null {
  const kind = tableKinds.find((one) => one === text) ?? null
  return kind !== null && mayImport(visitorOf(visit), kind, 'record') ? kind : null
}

function sheetOf(run: Table, text: string | undefined): number | null {
  const sheet = /^\d{1,3}$/.test(text ?? '') ? Number(text) : -1
  return (run.sheets[sheet]?.rows ?? 0) > 0 ? sheet : null
}

async function choose(visit: Visit) {
  const run = await findTable(visit)
  const kind = kindOf(visit, one(visit.form, 'kind'))
  if (!run || kind === null) return missing
  const table = desks[kind].table!
  const sheet = sheetOf(run, one(visit.form, 'sheet')) ?? run.sheet
  const { headings } = run.sheets[sheet]!
  const chosen = { kind, sheet, ...readChoices(visit.form, table, headings.length) }
  const order = orderOf(visit)
  const errors = decideColumns(table, chosen)
  if (Object.keys(errors).length > 0) return showColumns(visit, { chosen, errors, isWhole: order.isWhole })
  const remembered = { signature: signatureOf(headings), answers: keepAnswers(table.asks, chosen.answers) }
  const decision = await visit.write(async (tx) => {
    const kept = await chooseColumns(tx, run.id, chosen, remembered)
    return kept === missing || !kept.ok ? kept : orderRun(tx, run.id, order)
  })
  if (decision === missing) return missing
  if (!decision.ok) return showColumns(visit, { chosen, errors: errorsOf(decision.refusal), isWhole: order.isWhole })
  await untilSettled(visit, run.id)
  return seeOther(`/imports/${run.id}`)
}

type Questions = { fields: readonly { key: string }[]; asks: readonly { key: string }[] }

/** What the form says: a number of a column for each field, and an answer for each thing that is asked. */
function readChoices(form: Form, { fields, asks }: Questions, width: number) {
  const columns: Record<string, number> = {}
  for (const { key } of fields) {
    const text = one(form, `column.${key}`)
    if (/^\d{1,3}$/.test(text) && Number(text) < width) columns[key] = Number(text)
  }
  const answers = asks.map(({ key }) => [key, one(form, `answer.${key}`).trim().slice(0, 200)] as const)
  return { columns, answers: Object.fromEntries(answers.filter(([, text]) => text !== '')) }
}
