import { capital } from '../../kernel/words.ts'
import { type LocalDate, showShortDay } from '../../kernel/dates.ts'
import type { RegisterColumn } from '../../lists/register.ts'
import { RowTitle } from '../../ui/ledger.tsx'
import { type State, Status } from '../../ui/status.tsx'
import type { ActivityStatus } from './closing.rules.ts'
import { type ReportKind, reportWords } from './report.schema.ts'

/** How far an activity is at PARS. */
export type Standing = ActivityStatus | 'Closed'

/** An activity as the list shows it. `problems` keep it from being sent; `isAdded`: a file that adds it was made. */
export type ActivityLine = {
  id: string
  number: string
  title: string
  state: string
  releasesOn: LocalDate
  expiresOn: LocalDate
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

/** What the accreditor knows of an activity, as a line of the list. */
export const reportableColumns: readonly RegisterColumn<ActivityLine>[] = [
  {
    key: 'title',
    label: 'Activity',
    row: true,
    order: 'title',
    cell: (line) => (
      <RowTitle
        href={`/reports/activities/${line.id}`}
        soft={`${line.number} · ${line.state} · until ${showShortDay(line.expiresOn)}`}
      >
        {line.title}
      </RowTitle>
    ),
  },
  { key: 'number', label: 'Number', order: 'number', isExtra: true, nowrap: true },
  { key: 'state', label: 'Step', isExtra: true, cell: ({ state }) => capital(state) },
  day('releasesOn', 'Opened', 'opens'),
  day('expiresOn', 'Until'),
  { key: 'standing', label: 'At PARS', cell: (line) => <StandingMark standing={line.standing} /> },
  {
    key: 'problems',
    label: 'Pre-flight',
    cell: (line) => <Status is={preflightOf(line)[0]}>{preflightOf(line)[1]}</Status>,
    text: (line) => preflightOf(line)[1],
  },
  { key: 'physicians', label: 'Physicians', num: true },
  { key: 'others', label: 'Others', num: true },
  { key: 'accmeActivityId', label: 'PARS number', nowrap: true, cell: (line) => line.accmeActivityId ?? '–' },
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
    text: ({ last }) => last && `${reportWords[last.kind].name}, ${last.when}`,
  },
]

function day(key: 'releasesOn' | 'expiresOn', label: string, order?: string): RegisterColumn<ActivityLine> {
  return { key, label, order, isExtra: true, nowrap: true, cell: (line) => showShortDay(line[key]) }
}

function preflightOf({ problems, isAdded, accmeActivityId }: ActivityLine): [State, string] {
  if (problems > 0) return ['stop', problems === 1 ? '1 problem' : `${problems} problems`]
  return isAdded && accmeActivityId === null ? ['wait', 'Waits for its number'] : ['done', 'In order']
}
