import { download, seeOther, showPage } from '../http/answer.ts'
import { type Route, type Visit, visitorOf } from '../http/route.ts'
import { showInstant } from '../kernel/dates.ts'
import { type Decision, type Missing, missing } from '../kernel/decision.ts'
import type { Tx } from '../platform/database.ts'
import { listLongJobsOf } from '../platform/long-job.ts'
import { deskOf } from './desks.ts'
import { holdsLines } from './line.store.ts'
import { RunPage, type RunRecord } from './row.view.tsx'
import { orderRun, orderUndo } from './run.commands.ts'
import { mayImport } from './run.right.ts'
import { findRunFor, lineOf, orderOf, untilSettled } from './run.page.ts'
import { showMendable, showReport } from './run.rules.ts'
import { type Outcome, outcomes } from './run.schema.ts'
import { countOutcomes, countUndoable, listRefusedCells, listRowPages, listRows } from './run.store.ts'

const current = '/imports'
const pageRows = 50
/** One import: its rows, what is done with them, and its files. */
export const rowRoutes: Route[] = [
  { method: 'GET', path: '/imports/:runId', may: 'evidence.see', handle: (visit) => showRun(visit, '') },
  { method: 'GET', path: '/imports/:runId/rows.csv', may: 'evidence.see', handle: sendRows },
  { method: 'GET', path: '/imports/:runId/refused.csv', may: 'evidence.record', handle: sendRefused },
  {
    method: 'POST',
    path: '/imports/:runId/order',
    may: 'evidence.record',
    handle: (visit) => change(visit, (tx, runId) => orderRun(tx, runId, orderOf(visit))),
  },
  {
    method: 'POST',
    path: '/imports/:runId/withdrawal',
    may: 'evidence.record',
    handle: (visit) => change(visit, (tx, runId) => orderUndo(tx, runId, visitorOf(visit).email)),
  },
]

async function showRun(visit: Visit, error: string) {
  const run = await findRunFor(visit, 'see')
  if (run === missing) return missing
  const outcome = outcomeOf(visit.query.outcome)
  const words = (visit.query.q ?? '').trim()
  const after = /^\d{1,9}$/.test(visit.query.after ?? '') ? Number(visit.query.after) : 0
  const [counts, found, [job], undoable, isMendable] = await Promise.all([
    countOutcomes(visit.db, [run.id]),
    listRows(visit.db, run.id, { outcome: outcome ?? undefined, words, after }, pageRows + 1),
    listLongJobsOf(visit.db, run.id),
    run.state === 'done' ? countUndoable(visit.db, run.id) : 0,
    run.sheets === null ? false : holdsLines(visit.db, run.id),
  ])
  const rows = found.slice(0, pageRows)
  const record: RunRecord = {
    ...run,
    ...lineOf(visit, run, counts),
    ended: run.endedAt && showInstant(run.endedAt, visit.office.settings.timeZone),
  }
  const path = `/imports/${run.id}`
  const narrowed = [outcome ? `outcome=${outcome}` : '', words ? `q=${encodeURIComponent(words)}` : ''].filter(Boolean)
  const at = (more: string[]) => [path, [...narrowed, ...more].join('&')].filter(Boolean).join('?')
  const body = (
    <RunPage
      run={record}
      job={job ?? null}
      rows={rows}
      outcome={outcome}
      words={words}
      next={found.length > pageRows ? at([`after=${rows.at(-1)!.position}`]) : undefined}
      first={after > 0 ? at([]) : undefined}
      mayImport={mayImport(visitorOf(visit), run.kind, 'record')}
      isMendable={isMendable}
      isTable={run.sheets !== null}
      undoable={undoable}
      error={error}
      stamp={() => visit.stamp()}
    />
  )
  return showPage({ face: 'office', title: run.fileName, current, status: error ? 422 : 200, body })
}

/** Has something done with a run, and gives a small one a moment to be over. */
async function change(visit: Visit, act: (tx: Tx, runId: string) => Promise<Decision<string> | Missing>) {
  const run = await findRunFor(visit, 'record')
  if (run === missing || run.kind === null) return missing
  const isTold =
    run.sheets === null ||
    deskOf(run.kind).table!.fields.every((field) => !field.isRequired || field.key in (run.columns ?? {}))
  if (!isTold) return seeOther(`/imports/${run.id}/columns`)
  const decision = await visit.write((tx) => act(tx, run.id))
  if (decision === missing) return missing
  if (!decision.ok) return showRun(visit, decision.refusal.message)
  await untilSettled(visit, run.id)
  return seeOther(`/imports/${run.id}`)
}

async function sendRows(visit: Visit) {
  const run = await findRunFor(visit, 'see')
  if (run === missing) return missing
  const rows = listRowPages(visit.db, run.id, { outcome: outcomeOf(visit.query.outcome) ?? undefined })
  const name = `${run.fileName.replace(/\.\w+$/, '')}-rows.csv`
  return download({ bytes: showReport(rows), mediaType: 'text/csv; charset=utf-8', name })
}

async function sendRefused(visit: Visit) {
  const run = await findRunFor(visit, 'record')
  if (run === missing || run.sheets === null || !(await holdsLines(visit.db, run.id))) return missing
  const bytes = showMendable(run.sheets[run.sheet]!.headings, listRefusedCells(visit.db, run))
  const name = `${run.fileName.replace(/\.\w+$/, '')}-refused.csv`
  return download({ bytes, mediaType: 'text/csv; charset=utf-8', name })
}

function outcomeOf(text: string | undefined): Outcome | null {
  return outcomes.find((outcome) => outcome === text) ?? null
}
