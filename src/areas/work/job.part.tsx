import type { Stamp } from '../../http/route.ts'
import { type JobProgress, type LongJobState, isResumable, isStoppable, showProgress } from '../../kernel/progress.ts'
import { Button } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { Progress } from '../../ui/progress.tsx'
import { type State, Status } from '../../ui/status.tsx'

const stateWords: Record<LongJobState, [State, string]> = {
  queued: ['todo', 'Waiting'],
  running: ['live', 'Running'],
  stopping: ['live', 'Stopping'],
  stopped: ['late', 'Stopped'],
  done: ['done', 'Done'],
  failed: ['stop', 'Broke off'],
}

/** What each state of a job is called. */
export function jobWords(state: LongJobState): string {
  return stateWords[state][1]
}

/** How a job stands. */
export function JobStatus({ state }: { state: LongJobState }) {
  const [is, word] = stateWords[state]
  return <Status is={is}>{word}</Status>
}

/** How far a job is, as a bar and in words. */
export function JobBar({ job, label }: { job: JobProgress; label: string }) {
  const says = job.state === 'stopping' ? 'It stops after the step in hand.' : `${showProgress(job)}.`
  const isKnown = job.total !== null && job.done > 0
  return <Progress label={label} value={isKnown ? job.done : undefined} max={Math.max(1, job.total ?? 1)} says={says} />
}

/** The buttons that stop a job or let it go on; nothing where it can do neither. `what` names it for who does not see it. */
export function JobActs({
  job,
  what,
  stamp,
}: {
  job: { id: string; state: LongJobState }
  what: string
  stamp: Stamp
}) {
  const { id, state } = job
  if (!isStoppable(state) && !isResumable(state)) return null
  const isGoing = isStoppable(state)
  return (
    <Form action={`/work/jobs/${id}/${isGoing ? 'stop' : 'resumption'}`} {...stamp} inline>
      <Button look="quiet" small>
        {isGoing ? 'Stop' : 'Resume'} <span class="hide">: {what}</span>
      </Button>
    </Form>
  )
}
