import { capital } from '../../kernel/words.ts'
import { type LocalDate, showShortDay } from '../../kernel/dates.ts'
import { Empty } from '../../ui/empty.tsx'
import { FilterSelect, FilterWords, Filters } from '../../ui/filters.tsx'
import { type Column, Ledger, RowTitle } from '../../ui/ledger.tsx'
import { Pages } from '../../ui/pages.tsx'
import { type State, Status } from '../../ui/status.tsx'
import type { ActivityStatus } from './closing.rules.ts'
import { ReportHead } from './report-head.view.tsx'
import { type ReportKind, reportWords } from './report.schema.ts'
import type { Reporter } from './reportable.schema.ts'

/** How far an activity is at PARS. */
export type Standing = ActivityStatus | 'Closed'

/** An activity as the list shows it. `problems` keep it from being sent; `isAdded`: a file that adds it was made. */
export type ActivityLine = {
  id: string
  number: string
  title: string
  state: string
  endOn: LocalDate
  standing: Standing
  problems: number
  physicians: number
  others: number
  accmeActivityId: string | null
  isAdded: boolean
  last: { id: string; kind: ReportKind; when: string } | null
}

const marks: Record<Standing, State> = {
  'Nothing yet': 'stop',
  Draft: 'todo',
  Active: 'live',
  'Ready to Close': 'wait',
  Closed: 'done',
}

/** How far an activity is at PARS, by mark and word. */
export function StandingMark({ standing }: { standing: Standing }) {
  return <Status is={marks[standing]}>{standing}</Status>
}

type Narrowed = { words: string; state: string; year: string }
type Props = {
  lines: ActivityLine[]
  narrowed: Narrowed
  years: number[]
  reporter: Reporter
  next?: string
  first?: string
}

/** States in which an activity that was opened can stand. */
const states = ['published', 'running', 'closed', 'archived', 'in planning']

/** Every activity that was opened to learners, and what the accreditor knows of it. */
export function ActivitiesPage({ lines, narrowed, years, reporter, next, first }: Props) {
  const isNarrowed = Object.values(narrowed).some(Boolean)
  return (
    <>
      <ReportHead view="activities" reporter={reporter} />
      <Filters action="/reports" label="Filter the activities">
        <FilterWords value={narrowed.words} placeholder="Title or number" />
        <FilterSelect
          name="state"
          label="Step"
          value={narrowed.state}
          options={states.map((state) => ({ value: state, label: capital(state) }))}
        />
        <FilterSelect
          name="year"
          label="Year"
          value={narrowed.year}
          options={years.map((year) => ({ value: String(year), label: String(year) }))}
        />
      </Filters>
      <div class="gap">
        {lines.length > 0 ? (
          <Ledger caption="Activities to report, newest first" hideCaption columns={columns} rows={lines} />
        ) : isNarrowed ? (
          <Empty title="No activity fits">Try fewer words, or another step or year.</Empty>
        ) : (
          <Empty title="Nothing to report yet">
            An activity stands here once it is published. Those that were planned and never opened are not reported.
          </Empty>
        )}
      </div>
      <Pages previous={first} next={next} />
    </>
  )
}

const columns: Column<ActivityLine>[] = [
  {
    key: 'title',
    label: 'Activity',
    row: true,
    cell: (line) => (
      <RowTitle
        href={`/reports/activities/${line.id}`}
        soft={`${line.number} · ${line.state} · until ${showShortDay(line.endOn)}`}
      >
        {line.title}
      </RowTitle>
    ),
  },
  { key: 'standing', label: 'At PARS', cell: (line) => <StandingMark standing={line.standing} /> },
  { key: 'problems', label: 'Pre-flight', cell: (line) => <Preflight line={line} /> },
  { key: 'physicians', label: 'Physicians', num: true },
  { key: 'others', label: 'Others', num: true },
  { key: 'number', label: 'PARS number', nowrap: true, cell: (line) => line.accmeActivityId ?? '–' },
  {
    key: 'last',
    label: 'Last file',
    cell: (line) =>
      line.last ? (
        <RowTitle href={`/reports/files/${line.last.id}`} soft={line.last.when}>
          {reportWords[line.last.kind].name}
        </RowTitle>
      ) : (
        '–'
      ),
  },
]

function Preflight({ line }: { line: ActivityLine }) {
  if (line.problems > 0)
    return <Status is="stop">{line.problems === 1 ? '1 problem' : `${line.problems} problems`}</Status>
  if (line.isAdded && line.accmeActivityId === null) return <Status is="wait">Waits for its number</Status>
  return <Status is="done">In order</Status>
}
