import type { Stamp } from '../../http/route.ts'
import { showInstant } from '../../kernel/dates.ts'
import { isUnderWay, showProgress, showRate } from '../../kernel/progress.ts'
import { Back, ButtonLink } from '../../ui/button.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { LookAgain } from '../../ui/look-again.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { JobActs, JobBar, JobStatus } from './job.part.tsx'
import type { JobLine } from './job.store.ts'

/** Who asked for a job. */
export function showAsker(job: Pick<JobLine, 'askedVia' | 'givenName' | 'familyName'>): string {
  if (job.givenName !== null) return `${job.givenName} ${job.familyName ?? ''}`.trim()
  return job.askedVia === 'command line' ? 'the command line' : 'the office itself'
}

type ListProps = { jobs: JobLine[]; stamp: (() => Stamp) | null; timeZone: string }

/** Jobs that run, wait, were stopped or broke off, each with its progress and its button. */
export function OpenJobs({ jobs, stamp, timeZone }: ListProps) {
  if (jobs.length === 0)
    return (
      <Empty title="Nothing runs now.">
        A large import or export stands here with how far it is, and can be stopped and resumed.
      </Empty>
    )
  return (
    <Entries>
      {jobs.map((job) => (
        <Entry
          when={showInstant(job.askedAt, timeZone)}
          title={job.title}
          href={`/work/jobs/${job.id}`}
          meta={`Asked for by ${showAsker(job)}`}
          act={
            <LookAgain id={`act-${job.id}`} waits={isUnderWay(job.state)}>
              {stamp ? <JobActs job={job} what={job.title} stamp={stamp()} /> : null}
            </LookAgain>
          }
        >
          <LookAgain id={`job-${job.id}`} waits={isUnderWay(job.state)}>
            <p>
              <JobStatus state={job.state} />
            </p>
            {isUnderWay(job.state) ? (
              <JobBar job={job} label={`How far: ${job.title}`} />
            ) : (
              <p>{[`${showProgress(job)}.`, job.says && `${job.says}.`].filter(Boolean).join(' ')}</p>
            )}
          </LookAgain>
        </Entry>
      ))}
    </Entries>
  )
}

/** Jobs that are done, newest first. */
export function DoneJobs({ jobs, timeZone }: { jobs: JobLine[]; timeZone: string }) {
  if (jobs.length === 0) return <p class="soft">No job is done yet.</p>
  return (
    <Entries>
      {jobs.map((job) => (
        <Entry
          when={showInstant(job.endedAt ?? job.askedAt, timeZone)}
          title={job.title}
          href={`/work/jobs/${job.id}`}
          meta={`Asked for by ${showAsker(job)}`}
        >
          {job.says ? `${job.says}.` : undefined}
        </Entry>
      ))}
    </Entries>
  )
}

type PageProps = { job: JobLine; error: string; stamp: Stamp | null; timeZone: string }

/** One job by itself. */
export function JobPage({ job, error, stamp, timeZone }: PageProps) {
  const waits = isUnderWay(job.state)
  return (
    <>
      <Crumbs trail={[{ label: 'Jobs', href: '/work' }]} />
      <PageTitle
        meta={[
          <LookAgain id="job-state" waits={waits} inline>
            <JobStatus state={job.state} />
          </LookAgain>,
        ]}
        acts={
          <LookAgain id="job-acts" waits={waits}>
            {stamp ? <JobActs job={job} what={job.title} stamp={stamp} /> : null}
          </LookAgain>
        }
      >
        {job.title}
      </PageTitle>
      <ErrorSummary title="Nothing was changed" errors={error ? [{ message: error }] : []} />
      <LookAgain id="job-news" waits={waits} live>
        <JobNews job={job} />
      </LookAgain>
      <Leaf title="The job">
        <Facts
          facts={[
            ['Asked for', `${showInstant(job.askedAt, timeZone)}, by ${showAsker(job)}`],
            ['Pace', showRate(job.rate) ?? 'not measured'],
            ['Ended', job.endedAt ? showInstant(job.endedAt, timeZone) : 'not yet'],
            ['Outcome', <a href={job.path}>the page it works for</a>],
          ]}
        />
      </Leaf>
      <p>
        {waits ? (
          <ButtonLink href={`/work/jobs/${job.id}`} look="quiet" small>
            Look again
          </ButtonLink>
        ) : null}
      </p>
      <Back href="/work">All jobs</Back>
    </>
  )
}

function JobNews({ job }: { job: JobLine }) {
  if (isUnderWay(job.state)) return <JobBar job={job} label="How far it is" />
  const says = [`${showProgress(job)}.`, job.says && `${job.says}.`].filter(Boolean).join(' ')
  if (job.state === 'done') return <Notice is="good" title="Done:">{` ${says}`}</Notice>
  return <Notice is="warn" title={job.state === 'stopped' ? 'Stopped:' : 'Broke off:'}>{` ${says}`}</Notice>
}
