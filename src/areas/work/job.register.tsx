import { showInstant } from '../../kernel/dates.ts'
import { type LongJobState, longJobStates } from '../../kernel/progress.ts'
import { makeAct } from '../../lists/act.ts'
import type { Register, RegisterColumn } from '../../lists/register.ts'
import { Crumbs } from '../../ui/crumbs.tsx'
import { RowTitle } from '../../ui/ledger.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { resumeJob, stopJob } from './job.commands.ts'
import { type JobFound, jobList } from './job-list.store.ts'
import { JobStatus, jobWords } from './job.part.tsx'
import { showAsker } from './job.view.tsx'

type JobRow = JobFound & { asked: string; ended: string; by: string }

const columns: readonly RegisterColumn<JobRow>[] = [
  {
    key: 'title',
    label: 'Job',
    row: true,
    cell: (job) => <RowTitle href={`/work/jobs/${job.id}`}>{job.title}</RowTitle>,
  },
  {
    key: 'state',
    label: 'State',
    cell: ({ state }) => <JobStatus state={state} />,
    text: ({ state }) => jobWords(state),
  },
  { key: 'done', label: 'Done', num: true, cell: ({ done }) => done.toLocaleString('en-US') },
  { key: 'total', label: 'Of', num: true, isExtra: true, cell: ({ total }) => total?.toLocaleString('en-US') ?? '–' },
  { key: 'says', label: 'What came of it', cell: ({ says }) => says ?? '–' },
  { key: 'by', label: 'Asked for by', person: true },
  {
    key: 'asked',
    label: 'Asked for',
    nowrap: true,
    order: 'newest',
    text: ({ askedAt }) => askedAt.toISOString(),
  },
  { key: 'ended', label: 'Ended', nowrap: true, isExtra: true, text: ({ endedAt }) => endedAt?.toISOString() ?? null },
  { key: 'kind', label: 'Kind', isExtra: true },
]

/** Every job that takes long, the newest first. */
export const jobRegister: Register<JobFound, JobRow, { state?: LongJobState }> = {
  path: '/work/jobs',
  name: 'jobs',
  title: 'All jobs',
  one: 'job',
  many: 'jobs',
  may: 'work.see',
  current: '/work',
  source: jobList,
  narrow: (_visit, { state }) => ({ state: longJobStates.find((one) => one === state) }),
  dress: ({ office }, jobs) => {
    const when = (at: Date | null) => (at === null ? '–' : showInstant(at, office.settings.timeZone))
    return jobs.map((job) => ({ ...job, asked: when(job.askedAt), ended: when(job.endedAt), by: showAsker(job) }))
  },
  nameOf: ({ title }) => title,
  columns,
  filters: [
    {
      name: 'state',
      label: 'State',
      options: longJobStates.map((value) => ({ value, label: jobWords(value) })),
    },
  ],
  orders: { newest: 'newest first' },
  search: 'What it is, or who asked for it',
  head: () => (
    <>
      <Crumbs trail={[{ label: 'Jobs', href: '/work' }]} />
      <PageTitle>All jobs</PageTitle>
    </>
  ),
  empty: (isNarrowed) =>
    isNarrowed
      ? { title: 'No job fits.', says: 'Try fewer words, or another state.' }
      : { title: 'No job yet.', says: 'A large import or export stands here with how far it is.' },
  acts: [
    makeAct({
      name: 'stop',
      label: 'Stop',
      may: 'work.stop',
      says: () => 'Stops after the step in hand; what was done holds',
      done: 'Told to stop',
      act: (tx, job) => stopJob(tx, job.id),
      undo: (tx, jobId) => resumeJob(tx, jobId),
    }),
    makeAct({
      name: 'resumption',
      label: 'Resume',
      may: 'work.stop',
      says: () => 'Goes on from its last step',
      done: 'Goes on',
      act: (tx, job) => resumeJob(tx, job.id),
      undo: (tx, jobId) => stopJob(tx, jobId),
    }),
  ],
}
