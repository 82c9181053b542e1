import { ButtonLink } from '../../ui/button.tsx'
import { type Column, Ledger, RowTitle } from '../../ui/ledger.tsx'
import { Status } from '../../ui/status.tsx'
import type { PointReading } from './report.rules.ts'

/** Where each point is put right. */
export function wayOf(point: number, activityId: string): { label: string; href: string } | undefined {
  const plan = `/office/activities/${activityId}`
  const ways: Record<number, { label: string; href: string }> = {
    1: { label: 'Enter the number', href: '#number-at-pars' },
    2: { label: 'Open the plan', href: `${plan}/description` },
    3: { label: 'Open the plan', href: `${plan}/description` },
    6: { label: 'Designate', href: `${plan}#credit` },
    7: { label: 'Open the plan', href: `${plan}/description` },
    9: { label: 'See what was measured', href: `${plan}/evaluation` },
    11: { label: 'Open the plan', href: `${plan}/description` },
    20: { label: 'Open the plan', href: `${plan}/description` },
  }
  return ways[point]
}

/** Every point of the pre-flight: where it stands, what was found, and the way to put it right. */
export function PointsTable({ points, activityId }: { points: PointReading[]; activityId: string }) {
  const looked = points.filter(({ is }) => is !== 'learners' && is !== 'open')
  const done = looked.filter(({ is }) => is === 'done').length
  const columns: Column<PointReading>[] = [
    {
      key: 'title',
      label: 'What is looked at',
      row: true,
      cell: ({ point, title, says }) => (
        <RowTitle soft={says.length > 0 ? says.join(' ') : undefined}>
          {point}. {title}
        </RowTitle>
      ),
    },
    {
      key: 'is',
      label: 'State',
      plain: true,
      cell: (reading) => <PointState reading={reading} activityId={activityId} />,
    },
    {
      key: 'act',
      label: 'Act',
      hide: true,
      act: true,
      cell: (reading) => <Way reading={reading} activityId={activityId} />,
    },
  ]
  return (
    <Ledger
      caption={
        <>
          <b>
            {done} of {looked.length} in order.
          </b>{' '}
          Looked at before any file is made; one made against them would come back.
        </>
      }
      columns={columns}
      rows={points}
    />
  )
}

function PointState({ reading, activityId }: { reading: PointReading; activityId: string }) {
  if (reading.is === 'done') return <Status is="done">In order</Status>
  if (reading.is === 'stop') return <Status is="stop">Keeps it back</Status>
  if (reading.is === 'todo') return <Status is="todo">Needed to close</Status>
  if (reading.is === 'open') return <span class="soft">Not looked at</span>
  return <a href={`/reports/learners?activity=${activityId}`}>Person by person</a>
}

/** Where a point is put right. That the last day is not over yet nobody can put right. */
function Way({ reading, activityId }: { reading: PointReading; activityId: string }) {
  const way = wayOf(reading.point, activityId)
  const isToDo = reading.is === 'stop' || (reading.is === 'todo' && reading.point !== 3)
  if (!way || !isToDo) return null
  return (
    <ButtonLink href={way.href} look="quiet" small>
      {way.label} <span class="hide">: {reading.title}</span>
    </ButtonLink>
  )
}
