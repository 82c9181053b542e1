/** Where a long job stands. @check platform_long_job.state */
export const longJobStates = ['queued', 'running', 'stopping', 'stopped', 'done', 'failed'] as const
export type LongJobState = (typeof longJobStates)[number]

/** How far work is; `total` null while nobody knows how much it is. */
export type Progress = { done: number; total: number | null }

/** How far a job is; `rate` is measured in pieces a second, null before it can be told. */
export type JobProgress = Progress & { state: LongJobState; rate: number | null }

/** How far a job is, and at its measured rate how long it still takes: "1,200 of 5,000 done, about 2 minutes left". */
export function showProgress(job: JobProgress): string {
  if (job.state === 'queued') return job.done > 0 ? `${showDone(job)}; it goes on in a moment` : 'It begins in a moment'
  const left = secondsLeft(job)
  return left === null ? showDone(job) : `${showDone(job)}, ${showLeft(left)}`
}

function showDone({ done, total }: JobProgress): string {
  const count = (number: number) => number.toLocaleString('en-US')
  if (total === null) return done === 0 ? 'It has begun' : `${count(done)} done`
  return `${count(done)} of ${count(total)} done`
}

/** How many seconds are left at the measured rate; null where that cannot be told. */
export function secondsLeft({ state, done, total, rate }: JobProgress): number | null {
  if (state !== 'running' || total === null || rate === null || rate <= 0 || done >= total) return null
  return (total - done) / rate
}

/** "about 40 seconds left", "about 3 minutes left". */
function showLeft(seconds: number): string {
  if (seconds < 10) return 'a few seconds left'
  if (seconds < 90) return `about ${Math.round(seconds / 10) * 10} seconds left`
  const minutes = Math.round(seconds / 60)
  if (minutes < 90) return `about ${minutes} minutes left`
  return `about ${Math.round(minutes / 60)} hours left`
}

/** "420 a second", "3 a minute": how fast a job goes; null before it can be told. */
export function showRate(rate: number | null): string | null {
  if (rate === null || rate <= 0) return null
  if (rate >= 1) return `${Math.round(rate).toLocaleString('en-US')} a second`
  return `${Math.max(1, Math.round(rate * 60))} a minute`
}

/** May it be stopped, or go on? */
export function isStoppable(state: LongJobState): boolean {
  return state === 'queued' || state === 'running'
}

/** Was it stopped, or did it break off, so that it can go on from its last step? */
export function isResumable(state: LongJobState): boolean {
  return state === 'stopped' || state === 'failed'
}

/** Is it still on its way, so that its page looks again? */
export function isUnderWay(state: LongJobState): boolean {
  return isStoppable(state) || state === 'stopping'
}
