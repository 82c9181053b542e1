import { one } from '../http/form.ts'
import { type Visit, visitorOf } from '../http/route.ts'
import { showInstant } from '../kernel/dates.ts'
import { type Missing, missing } from '../kernel/decision.ts'
import { isId } from '../kernel/ids.ts'
import { listLongJobsOf } from '../platform/long-job.ts'
import { mayImport } from './run.right.ts'
import type { RunKind } from './run.schema.ts'
import { type Run, type countOutcomes, findRun } from './run.store.ts'
import type { RunLine } from './run.view.tsx'

/** A small import is over within these looks, and the page shows its result at once. */
const looks = 3
const lookMs = 100

/** What a form asks to be done with the rows of a run. */
export function orderOf(visit: Visit) {
  const act = one(visit.form, 'act') === 'import' ? ('import' as const) : ('check' as const)
  return { act, isWhole: one(visit.form, 'whole') === 'yes', mailTo: visitorOf(visit).email }
}

/** The run of an address, where the visitor may see or change its kind. */
export async function findRunFor(visit: Visit, what: 'see' | 'record'): Promise<Run | Missing> {
  const runId = visit.params.runId!
  const run = isId(runId) ? await findRun(visit.db, runId) : undefined
  return run && mayImport(visitorOf(visit), run.kind, what) ? run : missing
}

/** Waits a moment for a run that any process works on; then its page shows how far it is. */
export async function untilSettled(visit: Visit, runId: string): Promise<void> {
  for (let look = 0; look < looks; look += 1) {
    const [job] = await listLongJobsOf(visit.db, runId)
    if (!job || job.state === 'done' || job.state === 'failed') return
    await new Promise((resolve) => setTimeout(resolve, lookMs).unref())
  }
}

type Found = Pick<Run, 'id' | 'kind' | 'fileName' | 'recognized' | 'state' | 'startedAt' | 'givenName' | 'familyName'>

/** A run as screens show it, with who brought it and when. */
export function lineOf(visit: Visit, run: Found, counts: Awaited<ReturnType<typeof countOutcomes>>): RunLine {
  return {
    id: run.id,
    kind: run.kind as RunKind | null,
    fileName: run.fileName,
    recognized: run.recognized,
    state: run.state,
    counts: counts.get(run.id)!,
    when: showInstant(run.startedAt, visit.office.settings.timeZone),
    by: run.givenName === null ? 'the command line' : `${run.givenName} ${run.familyName}`,
  }
}
