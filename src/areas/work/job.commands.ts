import { type Decision, type Missing, allow, missing, refuse } from '../../kernel/decision.ts'
import type { Tx } from '../../platform/database.ts'
import { findLongJob, resumeLongJob, stopLongJob } from '../../platform/long-job.ts'

/** Stops a job after the step in hand; what was done holds. Refuses with `job/ended` one that no longer runs. */
export async function stopJob(tx: Tx, jobId: string): Promise<Decision<string> | Missing> {
  const job = await findLongJob(tx, jobId)
  if (!job) return missing
  if (await stopLongJob(tx, jobId)) return allow(job.path)
  return refuse({ code: 'job/ended', message: 'This job runs no longer, so there is nothing to stop' })
}

/** Lets a stopped or failed job go on from its last step. Refuses with `job/not-stopped` any other. */
export async function resumeJob(tx: Tx, jobId: string): Promise<Decision<string> | Missing> {
  const job = await findLongJob(tx, jobId)
  if (!job) return missing
  if (await resumeLongJob(tx, jobId)) return allow(job.path)
  return refuse({ code: 'job/not-stopped', message: 'This job was not stopped: it runs, or it is done' })
}
