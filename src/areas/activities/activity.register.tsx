import { may } from '../../http/permission.ts'
import { type Visit, visitorOf } from '../../http/route.ts'
import { type LocalDate, showShortDay } from '../../kernel/dates.ts'
import { capital } from '../../kernel/words.ts'
import type { Register, RegisterColumn } from '../../lists/register.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { RowTitle } from '../../ui/ledger.tsx'
import { type State, Status } from '../../ui/status.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { type ActivityFilter, type ActivityRow, countByState, listedActivities } from './activity.store.ts'
import { type ActivityStep, activitySteps } from './life.schema.ts'

type ActivityLine = ActivityRow & { releasesOn: LocalDate; expiresOn: LocalDate }

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

const columns: readonly RegisterColumn<ActivityLine>[] = [
  { key: 'number', label: 'Number', nowrap: true, order: 'number' },
  {
    key: 'title',
    label: 'Activity',
    row: true,
    order: 'title',
    cell: (line) => (
      <RowTitle href={`/office/activities/${line.id}`} soft={line.summary}>
        {line.title}
      </RowTitle>
    ),
  },
  { key: 'summary', label: 'Summary', isExtra: true },
  { key: 'director', label: 'Director', person: true, cell: (line) => line.director ?? '–' },
  {
    key: 'days',
    label: 'Open',
    order: 'opens',
    cell: (line) => `${showShortDay(line.releasesOn)} to ${showShortDay(line.expiresOn)}`,
    text: (line) => `${line.releasesOn} to ${line.expiresOn}`,
  },
  { key: 'state', label: 'State', cell: (line) => <Status is={marks[line.state]}>{capital(line.state)}</Status> },
]

const isOwn = (visit: Visit) => !may(visitorOf(visit), 'activity.see')

/** All activities of the office, or those someone has a role in. */
export const activityRegister: Register<ActivityRow, ActivityLine, ActivityFilter> = {
  path: '/office/activities',
  name: 'activities',
  title: 'Activities',
  one: 'activity',
  many: 'activities',
  may: 'activity.see.own',
  source: listedActivities,
  narrow: (visit, { state }) => ({
    state: activitySteps.find((step) => step === state),
    roleOf: isOwn(visit) ? visitorOf(visit).id : undefined,
  }),
  dress: (_visit, rows) => rows as ActivityLine[],
  nameOf: ({ number, title }) => `${number} ${title}`,
  columns,
  filters: [
    {
      name: 'state',
      label: 'By step',
      any: 'All',
      isTabs: true,
      isSparse: true,
      options: activitySteps.map((step) => ({ value: step, label: capital(step) })),
    },
  ],
  orders: { number: 'newest first', opens: 'by the day they open', title: 'by title' },
  search: 'Title or number',
  tabCounts: async (visit) => (isOwn(visit) ? {} : countByState(visit.db)),
  head: ({ visit }) => (
    <PageTitle
      lead={isOwn(visit) ? 'Those in which you have a role.' : undefined}
      acts={
        !may(visitorOf(visit), 'activity.plan') ? null : (
          <ButtonLink href="/gaps" look="quiet">
            Start from a gap
          </ButtonLink>
        )
      }
    >
      Activities
    </PageTitle>
  ),
  empty: (isNarrowed) =>
    isNarrowed
      ? { title: 'No activity fits.', says: 'Try fewer words, or another step.' }
      : {
          title: 'No activity yet.',
          says: 'An activity begins at a gap: accept one, then plan education for it.',
        },
}
