import type { Stamp } from '../http/route.ts'
import {
  type JobProgress,
  type LongJobState,
  isResumable,
  isStoppable,
  isUnderWay,
  showProgress,
} from '../kernel/progress.ts'
import { Back, Button, ButtonLink } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { LookAgain } from '../ui/look-again.tsx'
import { Notice } from '../ui/notice.tsx'
import { Progress } from '../ui/progress.tsx'
import { PageTitle } from '../ui/title.tsx'
import { type ExportForm, formWords, keptDays, mostAtOnce } from './export.schema.ts'
import type { Exportable } from './exportable.ts'

type TooLongProps = { list: Exportable; form: ExportForm; query: string; stamp: Stamp }

/** A list that is too long to be sent at once: what happens instead, and the button that begins it. */
export function TooLongPage({ list, form, query, stamp }: TooLongProps) {
  const { name } = formWords[form]
  return (
    <>
      <Back href={list.path + query}>Back to {list.title.toLowerCase()}</Back>
      <PageTitle lead={`This list holds more than ${mostAtOnce.toLocaleString('en-US')} ${list.many}.`}>
        {list.title} as {form === 'csv' ? name : `a ${name}`}
      </PageTitle>
      <p>
        A file of that many rows is made beside, as a job: you can go on with other work, stop it and resume it. It is
        kept for {keptDays} days, for you alone. Where it takes longer than a minute, a mail tells you that it is there.
      </p>
      <Form action={`${list.path}/exports${query}`} {...stamp} hidden={{ form }}>
        <div class="row">
          <Button>Make the file</Button>{' '}
          <ButtonLink href={list.path + query} look="plain">
            Leave it
          </ButtonLink>
        </div>
      </Form>
    </>
  )
}

type ExportProps = {
  list: Exportable
  made: { id: string; form: string; address: string; fileId: string | null }
  job: JobProgress & { state: LongJobState; title: string; says: string | null }
  /** Its last day in words; null before the file is there. */
  until: string | null
  refused?: string
  stamp: Stamp
}

/** A list that is made as a file: how far it is and the buttons that stop it or let it go on; then the file. */
export function ExportPage(props: ExportProps) {
  const { list, made, job, refused } = props
  const waits = isUnderWay(job.state)
  return (
    <>
      <Back href={list.path + (made.address ? `?${made.address}` : '')}>Back to {list.title.toLowerCase()}</Back>
      <PageTitle
        acts={
          <LookAgain id="export-acts" waits={waits}>
            <ExportActs {...props} />
          </LookAgain>
        }
      >
        {job.title}
      </PageTitle>
      {refused ? (
        <Notice is="bad" title="Nothing was changed." live>
          {refused}
        </Notice>
      ) : null}
      <LookAgain id="export-news" waits={waits} live>
        <ExportNews {...props} />
      </LookAgain>
    </>
  )
}

function ExportActs({ list, made, job, stamp }: ExportProps) {
  const path = `${list.path}/exports/${made.id}`
  if (isStoppable(job.state) || isResumable(job.state)) {
    const isGoing = isStoppable(job.state)
    return (
      <>
        {isGoing ? (
          <ButtonLink href={path} look="quiet" small>
            Look again
          </ButtonLink>
        ) : null}
        <Form action={`${path}/${isGoing ? 'stop' : 'resumption'}`} {...stamp} inline>
          <Button look="quiet" small>
            {isGoing ? 'Stop' : 'Resume'}
          </Button>
        </Form>
      </>
    )
  }
  if (made.fileId === null) return null
  return (
    <ButtonLink href={`${path}/file`} download>
      Download
    </ButtonLink>
  )
}

function ExportNews({ list, made, job, until }: ExportProps) {
  if (job.state === 'stopping')
    return <Progress label="How far it is" max={1} says="It stops after the step in hand." />
  if (isUnderWay(job.state)) {
    const isKnown = job.total !== null && job.done > 0
    return (
      <Progress
        label="How far it is"
        value={isKnown ? job.done : undefined}
        max={Math.max(1, job.total ?? 1)}
        says={`${showProgress(job)}.`}
      />
    )
  }
  if (isResumable(job.state))
    return (
      <Notice is="warn" title={job.state === 'stopped' ? 'Stopped:' : 'Broke off:'}>
        {`${showProgress(job)}. ${job.says ?? 'Resume it, and it goes on from there'}.`}
      </Notice>
    )
  if (made.fileId !== null)
    return <Notice is="good" title="The file is there:">{` ${job.says ?? ''}. It is for you alone.`}</Notice>
  return (
    <Notice title={`The file was kept until ${until ?? 'its last day'} and is gone.`}>
      <p>
        <a href={`${list.path}.${made.form}${made.address ? `?${made.address}` : ''}`}>Make it again</a> from what the
        list holds now.
      </p>
    </Notice>
  )
}
