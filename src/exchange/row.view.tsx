import { Back, ButtonLink } from '../ui/button.tsx'
import { Crumbs } from '../ui/crumbs.tsx'
import { Facts } from '../ui/facts.tsx'
import { Leaf } from '../ui/leaf.tsx'
import { type Column, Ledger } from '../ui/ledger.tsx'
import { LookAgain } from '../ui/look-again.tsx'
import { Notice } from '../ui/notice.tsx'
import { Pages } from '../ui/pages.tsx'
import { Progress } from '../ui/progress.tsx'
import { type State, Status } from '../ui/status.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { PageTitle } from '../ui/title.tsx'
import { showCounts } from './run.rules.ts'
import { type KeptRow, type Outcome, outcomes, outcomeWords } from './run.schema.ts'
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
  rows: KeptRow[]
  outcome: Outcome | null
  next?: string
  first?: string
  mayImport: boolean
}

/** One import: how far it is, and what became of each row. */
export function RunPage(props: Props) {
  const { run } = props
  const isRunning = run.state === 'running'
  return (
    <>
      <Crumbs trail={[{ label: 'Imports', href: '/imports' }]} />
      <PageTitle
        meta={[
          <LookAgain id="run-state" waits={isRunning} inline>
            <RunStatus state={run.state} />
          </LookAgain>,
          run.recognized ?? showKind(run.kind),
          `${run.when}, ${run.by}`,
        ]}
        acts={
          <LookAgain id="run-act" waits={isRunning}>
            <RunAct {...props} />
          </LookAgain>
        }
      >
        {run.fileName}
      </PageTitle>
      <LookAgain id="run-news" waits={isRunning} live>
        <RunNews run={run} />
      </LookAgain>
      <LookAgain id="run-rows" waits={isRunning}>
        {run.rowsTotal > 0 || !isRunning ? <RunRows {...props} /> : null}
      </LookAgain>
      <Leaf title="The file" small="Read and not kept">
        <Facts
          facts={[
            ['Name', run.fileName],
            ['Size', showBytes(run.fileBytes)],
            ['SHA-256', <code>{run.fileSha256}</code>],
            ['Started', `${run.when}, ${run.by}`],
            [
              'Ended',
              <LookAgain id="run-ended" waits={isRunning} inline>
                {run.ended ?? 'not yet'}
              </LookAgain>,
            ],
          ]}
        />
      </Leaf>
      <Back href="/imports">All imports</Back>
    </>
  )
}

function RunAct({ run, mayImport }: Props) {
  if (run.state === 'running')
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

function RunNews({ run }: { run: RunRecord }) {
  if (run.state === 'refused')
    return (
      <Notice is="bad" title="Nothing was imported.">
        {`${run.refusal ?? ''}.`}
      </Notice>
    )
  if (run.state === 'failed')
    return (
      <Notice is="warn" title={`Stopped after ${run.rowsDone} of ${run.rowsTotal} rows.`}>
        {`${run.refusal ?? ''}.`}
      </Notice>
    )
  if (run.state === 'done')
    return (
      <Notice is={run.counts.refused > 0 ? 'warn' : 'good'} title={`${rowsWord(run.rowsTotal)} read:`}>
        {`${showCounts(run.counts)}.`}
      </Notice>
    )
  const isRead = run.rowsTotal > 0
  return (
    <Progress
      label="Rows done"
      value={isRead ? run.rowsDone : undefined}
      max={Math.max(1, run.rowsTotal)}
      says={isRead ? `${run.rowsDone} of ${rowsWord(run.rowsTotal)} done.` : 'Reading the file.'}
    />
  )
}

function RunRows({ run, rows, outcome, next, first }: Props) {
  if (run.state === 'refused') return null
  const path = `/imports/${run.id}`
  const all = outcomes.reduce((sum, one) => sum + run.counts[one], 0)
  const tabs = [
    { label: 'All', href: path, count: all, current: outcome === null },
    ...outcomes.map((one) => ({
      label: outcomeWords[one],
      href: `${path}?outcome=${one}`,
      count: run.counts[one],
      current: outcome === one,
    })),
  ]
  return (
    <section aria-label="Rows" class="flow">
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

const columns: Column<KeptRow>[] = [
  { key: 'line', label: 'Line', num: true },
  {
    key: 'what',
    label: 'What',
    row: true,
    cell: (row) => (row.sourceId === null ? row.what : <a href={`/evidence/sources/${row.sourceId}`}>{row.what}</a>),
  },
  {
    key: 'outcome',
    label: 'Result',
    cell: (row) => <Status is={outcomeStates[row.outcome]}>{outcomeWords[row.outcome]}</Status>,
  },
  { key: 'message', label: 'Why', plain: true },
]

function rowsWord(count: number): string {
  return count === 1 ? '1 row' : `${count.toLocaleString('en-US')} rows`
}

/** "1.4 MB", "12 kB", "830 bytes". */
function showBytes(bytes: number): string {
  if (bytes >= 1_048_576) return `${Math.round((bytes / 1_048_576) * 10) / 10} MB`
  return bytes >= 1024 ? `${Math.round(bytes / 1024)} kB` : `${bytes} bytes`
}
