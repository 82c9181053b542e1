import type { Stamp } from '../http/route.ts'
import { JobActs } from '../areas/work/job.part.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Checkbox } from '../ui/choices.tsx'
import { Form } from '../ui/form.tsx'
import type { JobProgress } from '../kernel/progress.ts'
import { type OutcomeCounts, type RunState, isBusy } from './run.schema.ts'

/** The job that works on a run, or last did. */
export type RunJob = JobProgress & { id: string; says: string | null }

type NextProps = {
  run: { id: string; fileName: string; state: RunState; counts: OutcomeCounts }
  job: RunJob | null
  isTable: boolean
  isMendable: boolean
  undoable: number
  stamp: () => Stamp
}

/** What can be done with it now. */
export function RunNext({ run, job, isTable, isMendable, undoable, stamp }: NextProps) {
  const path = `/imports/${run.id}`
  if (isBusy(run.state))
    return job === null ? null : (
      <div class="row">
        <JobActs job={job} what={run.fileName} stamp={stamp()} />
      </div>
    )
  if (run.state === 'waiting' || run.state === 'checked')
    return (
      <Form action={`${path}/order`} {...stamp()} label="What to do with it">
        {isTable ? (
          <p>
            <a href={`${path}/columns`}>
              {run.state === 'checked' ? 'Change the columns' : 'Say which column holds what'}
            </a>
          </p>
        ) : null}
        {run.state === 'checked' || !isTable ? <OrderButtons isChecked={run.state === 'checked'} /> : null}
      </Form>
    )
  return (
    <div class="row">
      {isMendable && run.counts.refused > 0 ? (
        <ButtonLink href={`${path}/refused.csv`} look="quiet" small download>
          Refused rows, to mend and bring again (CSV)
        </ButtonLink>
      ) : null}
      {run.state === 'done' && undoable > 0 ? (
        <Form action={`${path}/withdrawal`} {...stamp()} inline>
          <Button look="grave" small>
            Take the whole import back
          </Button>
        </Form>
      ) : null}
    </div>
  )
}

/** All or nothing, and the buttons that look over and take in. */
export function OrderButtons({ isChecked = false, isWhole = false }: { isChecked?: boolean; isWhole?: boolean }) {
  return (
    <>
      <Checkbox
        name="whole"
        value="yes"
        checked={isWhole}
        label="All or nothing"
        hint="Where any row is refused, none is taken in"
      />
      <p class="row">
        <Button name="act" value="import">
          Import
        </Button>{' '}
        <Button name="act" value="check" look="quiet">
          {isChecked ? 'Look over again' : 'Look over first'}
        </Button>
      </p>
    </>
  )
}
