import type { LongJobState, Progress } from '../kernel/progress.ts'
import type { Tx } from './database.ts'
import { type LongJob, actorOf, beatHeart, endLongJob, keepProgress, releaseLongJob, takeLongJob } from './long-job.ts'
import type { Office } from './office.ts'

/** A job in hand. `step` does one piece and keeps it together with how far the job is; between steps the job may end here. */
export type Hold = {
  office: Office
  job: LongJob
  /** One piece in one transaction, in the name of who asked. Says how far the job is after it. */
  step<P extends Progress>(act: (tx: Tx) => Promise<P>): Promise<P>
}

/**
 * What a kind of job does: all that is left of it, in steps. A job that was begun by another process is begun here again, and
 * goes on where its steps left the database. Returns what came of it, in a sentence.
 */
export type LongJobKind = { kind: string; says: string; run: (hold: Hold) => Promise<string> }

/** How a process works on jobs: when it has to let go, and who watches. */
export type Working = {
  kinds: readonly LongJobKind[]
  /** Why this process lets go after the step in hand: it ends, or the person at its keyboard stops the job. */
  letsGo?: () => 'process ends' | 'person stops' | null
  follow?: (progress: Progress) => void
}

/** So often a process says that it lives. */
const beatMs = 5_000
/** Takings without any step kept after which a job waits for a person: it would end the next process too. */
const mostIdleTakings = 3
/** Two steps that touch the same records may wait for each other; the one that is turned away is done anew. */
const tries = 4

/** A job in the hold of this process. */
export type Held = LongJob & { hold: string }

/** Thrown out of a job by its step: its process lets go, or has lost it. */
class LetGo extends Error {
  readonly to: 'queued' | 'stopped' | 'nobody'
  constructor(to: LetGo['to']) {
    super(`the job goes to ${to}`)
    this.to = to
  }
}

/**
 * Works on one job until it ends or has to be let go: the one named, or the next that waits.
 *
 * @returns how it stands then; undefined where there was none to take
 */
export async function workNextJob(office: Office, working: Working, id?: string): Promise<LongJobState | undefined> {
  const job = await takeLongJob(office.db, id)
  return job && workHeldJob(office, working, job)
}

/** Works on a job that this process has taken, until it ends or has to be let go; returns how it stands then. */
export async function workHeldJob(office: Office, working: Working, job: Held): Promise<LongJobState> {
  if (job.idleTakings > mostIdleTakings) return end(office, job, 'failed', brokenSays)
  const beat = setInterval(() => void beatHeart(office.db, job).catch(() => undefined), beatMs)
  try {
    const kind = working.kinds.find((one) => one.kind === job.kind)
    if (!kind) throw new Error(`No kind of job is called ${job.kind}`)
    return await end(office, job, 'done', await kind.run(holdOf(office, job, working)))
  } catch (error) {
    if (!(error instanceof LetGo)) {
      office.log.error({ err: error, job: job.id, kind: job.kind }, 'a job failed')
      return await end(office, job, 'failed', failedSays)
    }
    if (error.to !== 'nobody') await releaseLongJob(office.db, job, error.to)
    return error.to === 'nobody' ? 'running' : error.to
  } finally {
    clearInterval(beat)
  }
}

const brokenSays =
  'It was taken up several times and ended each time before its next step. Resume it once the office runs steadily'
const failedSays = 'It broke off. What was done until then holds: resume it, and it goes on from there'

async function end(office: Office, job: Held, state: 'done' | 'failed', says: string): Promise<LongJobState> {
  await office.write(actorOf(job), (tx) => endLongJob(tx, job, { state, says }, office))
  return state
}

function holdOf(office: Office, job: Held, working: Working): Hold {
  return {
    office,
    job,
    async step(act) {
      const { progress, state } = await keepStep(office, job, act)
      working.follow?.(progress)
      const why = working.letsGo?.() ?? null
      if (state === 'stopping' || why === 'person stops') throw new LetGo('stopped')
      if (why === 'process ends') throw new LetGo('queued')
      return progress
    },
  }
}

async function keepStep<P extends Progress>(office: Office, job: Held, act: (tx: Tx) => Promise<P>) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await office.write(actorOf(job), async (tx) => {
        const progress = await act(tx)
        const state = await keepProgress(tx, job, progress)
        if (state === undefined) throw new LetGo('nobody')
        return { progress, state }
      })
    } catch (error) {
      if (attempt >= tries || !isTurnedAway(error)) throw error
    }
  }
}

/** PostgreSQL ended this transaction so that another could go on. */
function isTurnedAway(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return code === '40P01' || code === '40001'
}
