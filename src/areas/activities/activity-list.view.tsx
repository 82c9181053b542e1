import { capital } from '../../kernel/words.ts'
import { type LocalDate, showShortDay } from '../../kernel/dates.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { FilterWords, Filters } from '../../ui/filters.tsx'
import { type Column, Ledger, RowTitle } from '../../ui/ledger.tsx'
import { Pages } from '../../ui/pages.tsx'
import { Status, type State } from '../../ui/status.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { type ActivityStep, activitySteps } from './life.schema.ts'

export type ActivityLine = {
  id: string
  number: string
  title: string
  summary: string
  director: string | null
  releasesOn: LocalDate
  expiresOn: LocalDate
  state: ActivityStep
}

const marks: Record<ActivityStep, State> = {
  proposed: 'todo',
  'in planning': 'todo',
  'in review': 'wait',
  approved: 'done',
  published: 'live',
  running: 'live',
  closed: 'done',
  archived: 'done',
}

const columns: Column<ActivityLine>[] = [
  { key: 'number', label: 'Number', nowrap: true },
  {
    key: 'title',
    label: 'Activity',
    row: true,
    cell: (line) => (
      <RowTitle href={`/office/activities/${line.id}`} soft={line.summary}>
        {line.title}
      </RowTitle>
    ),
  },
  { key: 'director', label: 'Director', person: true, cell: (line) => line.director ?? '–' },
  {
    key: 'days',
    label: 'Open',
    cell: (line) => `${showShortDay(line.releasesOn)} to ${showShortDay(line.expiresOn)}`,
  },
  { key: 'state', label: 'State', cell: (line) => <Status is={marks[line.state]}>{capital(line.state)}</Status> },
]

/** All activities of the office, or those someone has a role in. */
export function ActivitiesPage(list: {
  lines: ActivityLine[]
  words: string
  state: string
  counts: Partial<Record<ActivityStep, number>>
  next?: string
  isOwn: boolean
}) {
  return (
    <>
      <PageTitle
        lead={list.isOwn ? 'Those in which you have a role.' : undefined}
        acts={
          list.isOwn ? null : (
            <ButtonLink href="/gaps" look="quiet">
              Start from a gap
            </ButtonLink>
          )
        }
      >
        Activities
      </PageTitle>
      {list.isOwn ? null : <Tabs label="By step" tabs={tabsOf(list)} />}
      <Filters action="/office/activities" label="Filter the activities" keep={list.state ? { state: list.state } : {}}>
        <FilterWords value={list.words} placeholder="Title or number" />
      </Filters>
      <div class="gap">
        {list.lines.length === 0 ? (
          <Empty title={list.words || list.state ? 'No activity fits.' : 'No activity yet.'}>
            {list.words || list.state
              ? 'Try fewer words, or another step.'
              : 'An activity begins at a gap: accept one, then plan education for it.'}
          </Empty>
        ) : (
          <Ledger caption="Activities, newest first" hideCaption rows={list.lines} columns={columns} />
        )}
        <Pages next={list.next} />
      </div>
    </>
  )
}

function tabsOf(list: { words: string; state: string; counts: Partial<Record<ActivityStep, number>> }) {
  const tab = (label: string, state: string, count?: number) => ({
    label,
    count,
    href: `/office/activities?${new URLSearchParams({ ...(list.words ? { q: list.words } : {}), ...(state ? { state } : {}) }).toString()}`,
    current: list.state === state,
  })
  const steps = activitySteps.filter((step) => (list.counts[step] ?? 0) > 0)
  return [tab('All', ''), ...steps.map((step) => tab(capital(step), step, list.counts[step]))]
}
