import { type LocalDate, dayOf, showShortDay } from '../../kernel/dates.ts'
import { capital } from '../../kernel/words.ts'
import type { Register, RegisterColumn } from '../../lists/register.ts'
import { RowTitle } from '../../ui/ledger.tsx'
import { type State, Status } from '../../ui/status.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { type ReviewState, reviewStates, reviewVerdicts } from './assignment.schema.ts'
import { type ReviewFound, reviewList } from './review-list.store.ts'

type ReviewRow = ReviewFound & { asked: string; isLate: boolean }

const marks: Record<ReviewState, State> = { waiting: 'wait', 'handed in': 'done', ended: 'stop' }

const columns: readonly RegisterColumn<ReviewRow>[] = [
  {
    key: 'title',
    label: 'Activity',
    row: true,
    cell: (row) => (
      <RowTitle href={`/office/activities/${row.activityId}/review`} soft={row.number}>
        {row.title}
      </RowTitle>
    ),
  },
  { key: 'number', label: 'Number', isExtra: true, nowrap: true },
  { key: 'reviewer', label: 'Reviewer', person: true },
  { key: 'email', label: 'E-mail', isExtra: true },
  { key: 'asked', label: 'Asked', order: 'newest', nowrap: true, text: ({ askedAt }) => askedAt.toISOString() },
  {
    key: 'dueOn',
    label: 'Due',
    order: 'due',
    nowrap: true,
    cell: ({ dueOn }) => showShortDay(dueOn),
    text: ({ dueOn }) => dueOn,
  },
  { key: 'state', label: 'State', cell: (row) => <ReviewStatus row={row} />, text: ({ state }) => capital(state) },
  { key: 'verdict', label: 'Verdict', cell: ({ verdict }) => (verdict === null ? '–' : capital(verdict)) },
  { key: 'endedWhy', label: 'Why it ended', isExtra: true, cell: ({ endedWhy }) => endedWhy ?? '–' },
]

/** Every peer review the office asked for, the newest first. */
export const reviewRegister: Register<ReviewFound, ReviewRow, Parameters<typeof reviewList.where>[0]> = {
  path: '/office/reviews',
  name: 'reviews',
  title: 'Reviews',
  one: 'review',
  many: 'reviews',
  may: 'review.assign',
  source: reviewList,
  narrow: ({ office }, { state, verdict, late }) => ({
    state: reviewStates.find((one) => one === state),
    verdict: reviewVerdicts.find((one) => one === verdict),
    isLate: late === 'yes',
    today: office.today(),
  }),
  dress: ({ office }, reviews) => {
    const today: LocalDate = office.today()
    return reviews.map((row) => ({
      ...row,
      asked: showShortDay(dayOf(row.askedAt, office.settings.timeZone)),
      isLate: row.state === 'waiting' && row.dueOn < today,
    }))
  },
  nameOf: ({ number, reviewer }) => `${number}, by ${reviewer}`,
  columns,
  filters: [
    {
      name: 'state',
      label: 'Reviews by state',
      any: 'All',
      isTabs: true,
      options: reviewStates.map((value) => ({ value, label: capital(value) })),
    },
    {
      name: 'verdict',
      label: 'Verdict',
      options: reviewVerdicts.map((value) => ({ value, label: capital(value) })),
    },
    { name: 'late', label: 'Due', options: [{ value: 'yes', label: 'Late only' }] },
  ],
  orders: { newest: 'newest first', due: 'by the day they are due' },
  search: 'An activity or a reviewer',
  head: () => (
    <PageTitle lead="Who was asked to judge which content, and what they found. A review is arranged on the page of its activity.">
      Reviews
    </PageTitle>
  ),
  empty: (isNarrowed) =>
    isNarrowed
      ? { title: 'No review fits.', says: 'Try fewer words, or another state.' }
      : { title: 'No review yet.', says: 'When somebody is asked to review an activity, it stands here.' },
}

function ReviewStatus({ row: { state, isLate } }: { row: ReviewRow }) {
  if (isLate) return <Status is="late">Late</Status>
  return <Status is={marks[state]}>{capital(state)}</Status>
}
