import { seeOther, showPage, download } from '../http/answer.ts'
import { one, statusOf } from '../http/form.ts'
import { may } from '../http/permission.ts'
import { type Route, type Visit, visitorOf } from '../http/route.ts'
import { showInstant } from '../kernel/dates.ts'
import { allow, missing } from '../kernel/decision.ts'
import { isId } from '../kernel/ids.ts'
import { parsePlace, showPlace } from '../kernel/place.ts'
import type { Errors } from '../ui/errors.ts'
import { webLimits } from './limit.ts'
import { RunPage, type RunRecord } from './row.view.tsx'
import { closeRun, startRun } from './run.commands.ts'
import { decideKind, showReport } from './run.rules.ts'
import { type Outcome, type RunKind, outcomes, runKinds } from './run.schema.ts'
import { countOutcomes, findRun, listRowPages, listRows, listRuns } from './run.store.ts'
import { NewRunPage, type RunLine, RunListPage } from './run.view.tsx'
import { beginWork } from './run.work.ts'

const current = '/imports'
const pageRows = 50
const pageRuns = 30

const uploadBytes = webLimits.bytes
/** Small files are done within this time, and the page shows their result at once. */
const patienceMs = 700

export const runRoutes: Route[] = [
  { method: 'GET', path: '/imports', may: 'evidence.see', handle: showRuns },
  { method: 'GET', path: '/imports/new', may: 'evidence.record', handle: (visit) => showNew(visit, {}) },
  { method: 'POST', path: '/imports', may: 'evidence.record', uploadBytes, handle: importFile },
  { method: 'GET', path: '/imports/:runId', may: 'evidence.see', handle: showRun },
  { method: 'GET', path: '/imports/:runId/rows.csv', may: 'evidence.see', handle: sendRows },
]

async function showRuns(visit: Visit) {
  const after = parsePlace(visit.query.after)
  const found = await listRuns(visit.db, { after }, pageRuns + 1)
  const shown = found.slice(0, pageRuns)
  const ids = shown.map((run) => run.id)
  const counts = await countOutcomes(visit.db, ids)
  const last = found.length > pageRuns ? shown.at(-1) : undefined
  const body = (
    <RunListPage
      runs={shown.map((run) => lineOf(visit, run, counts))}
      older={last && `/imports?after=${showPlace({ at: last.startedAt, id: last.id })}`}
      newest={after ? '/imports' : undefined}
      mayImport={may(visitorOf(visit), 'evidence.record')}
    />
  )
  return showPage({ face: 'office', title: 'Imports', current, body })
}

function showNew(visit: Visit, errors: Errors) {
  const asked = one(visit.form, 'kind') || (visit.query.kind ?? '')
  const status = statusOf(errors)
  const body = <NewRunPage stamp={visit.stamp()} kind={asked} errors={errors} />
  return showPage({ face: 'office', title: 'Import a file', current, status, body })
}

async function importFile(visit: Visit) {
  const file = visit.uploads.find((upload) => upload.field === 'file')
  if (!file) return showNew(visit, { file: 'Choose the file to import' })
  const chosen = one(visit.form, 'kind')
  if (chosen !== '' && !isKind(chosen)) return showNew(visit, { kind: 'Choose what is in the file' })
  const kind = chosen === '' ? decideKind(file.bytes) : allow(chosen)
  if (!kind.ok) {
    const { message } = kind.refusal
    const runId = await visit.write(async (tx) => {
      const id = await startRun(tx, file, null)
      await closeRun(tx, id, 'refused', message)
      return id
    })
    return seeOther(`/imports/${runId}`)
  }
  const runId = await visit.write((tx) => startRun(tx, file, kind.value))
  const work = beginWork(visit.office, visit.actor, { runId, kind: kind.value, file })
  await Promise.race([work, new Promise((resolve) => setTimeout(resolve, patienceMs).unref())])
  return seeOther(`/imports/${runId}`)
}

async function showRun(visit: Visit) {
  const runId = visit.params.runId!
  const run = isId(runId) ? await findRun(visit.db, runId) : undefined
  if (!run) return missing
  const outcome = outcomeOf(visit.query.outcome)
  const after = /^\d{1,9}$/.test(visit.query.after ?? '') ? Number(visit.query.after) : 0
  const counts = await countOutcomes(visit.db, [runId])
  const found = await listRows(visit.db, runId, { outcome: outcome ?? undefined, after }, pageRows + 1)
  const rows = found.slice(0, pageRows)
  const record: RunRecord = {
    ...run,
    ...lineOf(visit, run, counts),
    ended: run.endedAt && showInstant(run.endedAt, visit.office.settings.timeZone),
  }
  const path = `/imports/${runId}`
  const narrowed = outcome ? `outcome=${outcome}&` : ''
  const body = (
    <RunPage
      run={record}
      rows={rows}
      outcome={outcome}
      next={found.length > pageRows ? `${path}?${narrowed}after=${rows.at(-1)!.position}` : undefined}
      first={after > 0 ? `${path}${outcome ? `?outcome=${outcome}` : ''}` : undefined}
      mayImport={may(visitorOf(visit), 'evidence.record')}
    />
  )
  return showPage({ face: 'office', title: run.fileName, current, body })
}

async function sendRows(visit: Visit) {
  const runId = visit.params.runId!
  const run = isId(runId) ? await findRun(visit.db, runId) : undefined
  if (!run) return missing
  const rows = listRowPages(visit.db, runId, { outcome: outcomeOf(visit.query.outcome) ?? undefined })
  const name = `${run.fileName.replace(/\.\w+$/, '')}-rows.csv`
  return download({ bytes: showReport(rows), mediaType: 'text/csv; charset=utf-8', name })
}

type Found = NonNullable<Awaited<ReturnType<typeof findRun>>>

function lineOf(visit: Visit, run: Found, counts: Awaited<ReturnType<typeof countOutcomes>>): RunLine {
  return {
    id: run.id,
    kind: run.kind,
    fileName: run.fileName,
    recognized: run.recognized,
    state: run.state,
    counts: counts.get(run.id)!,
    when: showInstant(run.startedAt, visit.office.settings.timeZone),
    by: run.givenName === null ? 'the command line' : `${run.givenName} ${run.familyName}`,
  }
}

function outcomeOf(text: string | undefined): Outcome | null {
  return outcomes.find((outcome) => outcome === text) ?? null
}

function isKind(text: string): text is RunKind {
  return runKinds.some((kind) => kind === text)
}
