import type { Stamp } from '../../http/route.ts'
import { showInstant } from '../../kernel/dates.ts'
import { Button } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Ledger } from '../../ui/ledger.tsx'
import { Status } from '../../ui/status.tsx'
import { PageTitle } from '../../ui/title.tsx'
import type { JobLine } from './job.store.ts'
import { DoneJobs, OpenJobs } from './job.view.tsx'

export type JobRow = { name: string; nextAt: Date; lastAt: Date | null; lastError: string | null }
export type ParkedRow = {
  newsId: string
  kind: string
  subject: string
  at: Date
  reaction: string
  error: string | null
  failures: number
  stamp: Stamp
}
type Waiting = { count: number; lateMs: number }

export type WorkFacts = {
  open: JobLine[]
  done: JobLine[]
  stamp: (() => Stamp) | null
  jobs: JobRow[]
  parked: ParkedRow[]
  backlog: { news: Waiting; mail: Waiting }
  mayRelease: boolean
  timeZone: string
}

/** What runs by itself: news on its way, news that got stuck, and the work the clock starts. */
export function WorkPage(work: WorkFacts) {
  return (
    <>
      <PageTitle lead="Work that takes long, and what happens by itself: a new figure reaches its gap, mail and reminders go out.">
        Jobs
      </PageTitle>
      <Leaf title="Now">
        <OpenJobs jobs={work.open} stamp={work.stamp} timeZone={work.timeZone} />
      </Leaf>
      <Leaf title="Done" small="The last ten">
        <DoneJobs jobs={work.done} timeZone={work.timeZone} />
        <p>
          <a href="/work/jobs">All jobs</a>
        </p>
      </Leaf>
      <Leaf title="On its way">
        <p>{sayWaiting('news', 'to be delivered', work.backlog.news)}</p>
        <p>{sayWaiting(work.backlog.mail.count > 1 ? 'mails' : 'mail', 'to be sent', work.backlog.mail)}</p>
      </Leaf>
      <Leaf title="Stuck" small="After eight tries it waits for a person">
        {work.parked.length === 0 ? (
          <Empty title="Nothing is stuck.">
            When something that should follow from an act fails eight times, it stands here with what went wrong.
          </Empty>
        ) : (
          <Entries>
            {work.parked.map((news) => (
              <Parked news={news} mayRelease={work.mayRelease} timeZone={work.timeZone} />
            ))}
          </Entries>
        )}
      </Leaf>
      <Leaf title="By the clock">
        {work.jobs.length === 0 ? (
          <Empty title="Nothing has run yet.">The worker starts within seconds after the office.</Empty>
        ) : (
          <Jobs jobs={work.jobs} timeZone={work.timeZone} />
        )}
      </Leaf>
    </>
  )
}

function sayWaiting(what: string, act: string, { count, lateMs }: Waiting) {
  const minutes = Math.floor(lateMs / 60_000)
  if (count === 0) return <Status is="done">{`No ${what} ${act}.`}</Status>
  const says = `${count.toLocaleString('en-US')} ${what} ${act}`
  if (minutes < 5) return <Status is="live">{says}.</Status>
  return <Status is="late">{`${says}, the oldest due ${minutes.toLocaleString('en-US')} minutes ago.`}</Status>
}

function Parked({ news, mayRelease, timeZone }: { news: ParkedRow; mayRelease: boolean; timeZone: string }) {
  return (
    <Entry
      when={showInstant(news.at, timeZone)}
      title={`${news.reaction} did not take “${news.kind}”`}
      meta={`About ${news.subject}. Tried ${news.failures} times; later news of the same subject waits behind it.`}
      act={mayRelease ? <Release news={news} /> : null}
    >
      <Details summary="What went wrong" small>
        {news.error ?? 'Nothing was noted.'}
      </Details>
    </Entry>
  )
}

function Release({ news }: { news: ParkedRow }) {
  return (
    <Form action="/work/parked" {...news.stamp} inline hidden={{ newsId: news.newsId, reaction: news.reaction }}>
      <Button look="quiet" small name="how" value="retry">
        Try again <span class="hide">: {news.reaction}</span>
      </Button>{' '}
      <Button look="grave" small name="how" value="skip">
        Go on without it <span class="hide">: {news.reaction}</span>
      </Button>
    </Form>
  )
}

function Jobs({ jobs, timeZone }: { jobs: JobRow[]; timeZone: string }) {
  return (
    <Ledger
      caption="Work that the clock starts"
      hideCaption
      rows={jobs}
      columns={[
        { key: 'name', label: 'Work', row: true },
        {
          key: 'lastAt',
          label: 'Last ran',
          cell: (job) => (job.lastAt ? showInstant(job.lastAt, timeZone) : 'Not yet'),
        },
        { key: 'nextAt', label: 'Runs next', cell: (job) => showInstant(job.nextAt, timeZone) },
        {
          key: 'lastError',
          label: 'State',
          cell: (job) =>
            job.lastError ? <Status is="stop">{job.lastError}</Status> : <Status is="done">In order</Status>,
        },
      ]}
    />
  )
}
