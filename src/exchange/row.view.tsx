import type { Stamp } from '../http/route.ts'
import { JobBar } from '../areas/work/job.part.tsx'
import { isUnderWay, showProgress } from '../kernel/progress.ts'
import { Back, ButtonLink } from '../ui/button.tsx'
import { Crumbs } from '../ui/crumbs.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Facts } from '../ui/facts.tsx'
import { FilterWords, Filters } from '../ui/filters.tsx'
import { Leaf } from '../ui/leaf.tsx'
import { type Column, Ledger } from '../ui/ledger.tsx'
import { LookAgain } from '../ui/look-again.tsx'
import { Notice } from '../ui/notice.tsx'
import { Pages } from '../ui/pages.tsx'
import { type State, Status } from '../ui/status.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { PageTitle } from '../ui/title.tsx'
import { showCounts } from './run.rules.ts'
import { type Outcome, type ShownRow, isBusy, outcomes, outcomeWords } from './run.schema.ts'
import { type RunJob, RunNext } from './order.view.tsx'
import { type RunLine, RunStatus, showKind } from './run.view.tsx'

/** A run with all that is known of its file and rows. */
export type RunRecord = RunLine & {
  fileBytes: number
  fileSha256: string
  refusal: string | null
  rowsTotal: number
  rowsDone: number
  ended: string | null
}

type Props = {
  run: RunRecord
  /** The job that works on it, or last did; null where none ever did. */
  job: RunJob | null
  rows: ShownRow[]
  outcome: Outcome | null
  words: string
  next?: string
  first?: string
  mayImport: boolean
  /** Does it hold lines that were refused, to be mended? */
  isMendable: boolean
  isTable: boolean
  /** How many rows can be taken back. */
  undoable: number
  error: string
  stamp: () => Stamp
}

/** Is it being worked on, so that its page looks again? A job that was stopped or broke off waits for a person. */
function waits({ run, job }: Props): boolean {
  return isBusy(run.state) && (job === null || isUnderWay(job.state) || job.state === 'done')
}

/** One import: how far it is, what can be done next, and what became of each row. */
export function RunPage(props: Props) {
  const { run, error } = props
  const isWaiting = waits(props)
  return (
    <>
      <Crumbs trail={[{ label: 'Imports', href: '/imports' }]} />
      <PageTitle
        meta={[
          <LookAgain id="run-state" waits={isWaiting} inline>
            <RunStatus state={run.state} />
          </LookAgain>,
          run.recognized ?? showKind(run.kind),
          `${run.when}, ${run.by}`,
        ]}
        acts={
          <LookAgain id="run-act" waits={isWaiting}>
            <RunAct {...props} />
          </LookAgain>
        }
      >
        {run.fileName}
      </PageTitle>
      <ErrorSummary title="Nothing was changed" errors={error ? [{ message: error }] : []} />
      <LookAgain id="run-news" waits={isWaiting} live>
        <RunNews {...props} />
      </LookAgain>
      <LookAgain id="run-next" waits={isWaiting}>
        {props.mayImport ? <RunNext {...props} /> : null}
      </LookAgain>
      <LookAgain id="run-rows" waits={isWaiting}>
        <RunRows {...props} />
      </LookAgain>
      <TheFile run={run} isWaiting={isWaiting} />
      <Back href="/imports">All imports</Back>
    </>
  )
}

function TheFile({ run, isWaiting }: { run: RunRecord; isWaiting: boolean }) {
  return (
    <Leaf title="The file" small="Read and not kept">
      <Facts
        facts={[
          ['Name', run.fileName],
          ['What it is', showKind(run.kind)],
          ['Size', showBytes(run.fileBytes)],
          ['SHA-256', <code>{run.fileSha256}</code>],
          ['Started', `${run.when}, ${run.by}`],
          [
            'Ended',
            <LookAgain id="run-ended" waits={isWaiting} inline>
              {run.ended ?? 'not yet'}
            </LookAgain>,
          ],
        ]}
      />
    </Leaf>
  )
}

function RunAct(props: Props) {
  const { run, mayImport } = props
  if (waits(props))
    return (
      <ButtonLink href={`/imports/${run.id}`} look="quiet" small>
        Look again
      </ButtonLink>
    )
  if (!mayImport) return null
  return (
    <ButtonLink href="/imports/new" look="quiet" small>
      Import another file
    </ButtonLink>
  )
}

function RunNews({ run, job }: Props) {
  if (isBusy(run.state)) return job === null ? null : <WorkNews job={job} />
  const counts = showCounts(run.counts)
  switch (run.state) {
    case 'refused':
      return (
        <Notice is="bad" title="Nothing was imported.">
          {`${run.refusal ?? ''}.`}
        </Notice>
      )
    case 'failed':
      return (
        <Notice is="warn" title={`Stopped after ${run.rowsDone} of ${run.rowsTotal} rows.`}>
          {`${run.refusal ?? ''}.`}
        </Notice>
      )
    case 'checked':
      return (
        <Notice is={run.counts.refused > 0 ? 'warn' : undefined} title="Looked over, and nothing was changed.">
          {`It would be: ${counts}.`}
        </Notice>
      )
    case 'undone':
      return (
        <Notice is="good" title="Taken back.">
          What it changed stands as before.
        </Notice>
      )
    case 'done':
      return (
        <>
          {run.refusal === null ? null : (
            <Notice is="bad" title="Not taken back.">
              {`${run.refusal}.`}
            </Notice>
          )}
          <Notice is={run.counts.refused > 0 ? 'warn' : 'good'} title={`${rowsWord(run.rowsTotal)} read:`}>
            {`${counts}.`}
          </Notice>
        </>
      )
    default:
      return <Notice title={`${rowsWord(run.rowsTotal)} read.`}>Nothing was changed yet.</Notice>
  }
}

function WorkNews({ job }: { job: RunJob }) {
  if (isUnderWay(job.state)) return <JobBar job={job} label="How far it is" />
  if (job.state === 'done') return <JobBar job={{ ...job, state: 'running' }} label="How far it is" />
  return (
    <Notice is="warn" title={job.state === 'stopped' ? 'Stopped:' : 'Broke off:'}>
      {`${showProgress(job)}. ${job.says ?? 'Resume it, and it goes on from there'}.`}
    </Notice>
  )
}

function RunRows({ run, rows, outcome, words, next, first }: Props) {
  const all = outcomes.reduce((sum, one) => sum + run.counts[one], 0)
  if (all === 0) return null
  const path = `/imports/${run.id}`
  const found = words === '' ? '' : `q=${encodeURIComponent(words)}`
  const at = (one: Outcome | null) =>
    `${path}?${[one === null ? '' : `outcome=${one}`, found].filter(Boolean).join('&')}`
  const tabs = [
    { label: 'All', href: at(null).replace(/\?$/, ''), count: all, current: outcome === null },
    ...outcomes.map((one) => ({
      label: outcomeWords[one],
      href: at(one),
      count: run.counts[one],
      current: outcome === one,
    })),
  ]
  return (
    <section aria-label="Rows" class="flow">
      <Filters action={path} label="Find rows" keep={outcome === null ? {} : { outcome }} act="Find">
        <FilterWords label="Words in the row" value={words} />
      </Filters>
      <Tabs label="Rows by what became of them" tabs={tabs} />
      <Ledger caption="Rows in the order of the file" hideCaption columns={columns} rows={rows} empty="No such row." />
      <Pages
        previous={first}
        next={next}
        more={
          <a href={`${path}/rows.csv${outcome ? `?outcome=${outcome}` : ''}`} download>
            These rows as a spreadsheet (CSV)
          </a>
        }
      />
    </section>
  )
}

const outcomeStates: Record<Outcome, State> = { made: 'done', changed: 'live', same: 'todo', refused: 'stop' }

const columns: Column<ShownRow>[] = [
  { key: 'line', label: 'Line', num: true },
  {
    key: 'what',
    label: 'What',
    row: true,
    wide: true,
    cell: (row) => (row.path === null || row.outcome === 'refused' ? row.what : <a href={row.path}>{row.what}</a>),
  },
  {
    key: 'outcome',
    label: 'Result',
    cell: (row) => <Status is={outcomeStates[row.outcome]}>{outcomeWords[row.outcome]}</Status>,
  },
  { key: 'message', label: 'Why', plain: true, cell: (row) => <Why {...row} /> },
]

/** Why a row is as it is; where two known people are the reason, with the way to where they are compared. */
function Why({ message, outcome, path, line }: ShownRow) {
  if (outcome !== 'refused' || path === null) return <>{message}</>
  return (
    <>
      {message}{' '}
      <a href={path}>
        Compare the two <span class="hide">of line {line}</span>
      </a>
    </>
  )
}

function rowsWord(count: number): string {
  return count === 1 ? '1 row' : `${count.toLocaleString('en-US')} rows`
}

/** "1.4 MB", "12 kB", "830 bytes". */
function showBytes(bytes: number): string {
  if (bytes >= 1_048_576) return `${Math.round((bytes / 1_048_576) * 10) / 10} MB`
  return bytes >= 1024 ? `${Math.round(bytes / 1024)} kB` : `${bytes} bytes`
}
