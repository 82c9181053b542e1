import { seeOther, showPage } from '../http/answer.ts'
import { one, statusOf } from '../http/form.ts'
import { type Route, type Visit, visitorOf } from '../http/route.ts'
import { missing } from '../kernel/decision.ts'
import { registerRoutes } from '../lists/routes.ts'
import type { Errors } from '../ui/errors.ts'
import { webLimits } from './limit.ts'
import { beginReading, readNow } from './run.reading.ts'
import { runRegister } from './run.register.tsx'
import { mayImport } from './run.right.ts'
import { runKinds } from './run.schema.ts'
import { findRun } from './run.store.ts'
import { NewRunPage } from './run.view.tsx'

const current = '/imports'

const uploadBytes = webLimits.bytes
/** Small files are read within this time, and the page shows what they are at once. */
const patienceMs = 1_500

/** Imports and the way a file comes in. */
export const runRoutes: Route[] = [
  ...registerRoutes(runRegister),
  { method: 'GET', path: '/imports/new', may: 'evidence.record', handle: (visit) => showNew(visit, {}) },
  { method: 'POST', path: '/imports', may: 'evidence.record', uploadBytes, handle: bring },
]

function showNew(visit: Visit, errors: Errors) {
  const kind = one(visit.form, 'kind') || (visit.query.kind ?? '')
  const look = one(visit.form, 'look') === 'yes'
  const body = <NewRunPage stamp={visit.stamp()} kind={kind} look={look} errors={errors} />
  return showPage({ face: 'office', title: 'Import a file', current, status: statusOf(errors), body })
}

/** Takes a file at the door. It is read by this process while the page answers; what follows is done by any. */
async function bring(visit: Visit) {
  const file = visit.uploads.find((upload) => upload.field === 'file')
  if (!file) return showNew(visit, { file: 'Choose the file to import' })
  const chosen = one(visit.form, 'kind')
  const kind = runKinds.find((one) => one === chosen) ?? null
  if (chosen !== '' && kind === null) return showNew(visit, { kind: 'Choose what is in the file' })
  const visitor = visitorOf(visit)
  if (!mayImport(visitor, kind, 'record')) return missing
  const act = one(visit.form, 'look') === 'yes' ? ('check' as const) : ('import' as const)
  async function* chunks() {
    yield file!.bytes
  }
  const mailTo = visitor.email
  const brought = { file, chunks, kind, order: { act, isWhole: false, mailTo }, mailTo }
  const { runId, job } = await visit.write((tx) => beginReading(tx, brought))
  const reading = readNow(visit.office, brought, job)
  await Promise.race([reading, new Promise((resolve) => setTimeout(resolve, patienceMs).unref())])
  const run = await findRun(visit.db, runId)
  return seeOther(run?.sheets && run.state === 'waiting' ? `/imports/${runId}/columns` : `/imports/${runId}`)
}
