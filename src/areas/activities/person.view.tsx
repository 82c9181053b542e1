import { type LocalDate, showShortDay } from '../../kernel/dates.ts'
import { capital } from '../../kernel/words.ts'
import { Details } from '../../ui/details.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { Leaf } from '../../ui/leaf.tsx'

type Part = {
  id: string
  role: string
  activityId: string
  number: string
  title: string
  startsOn: LocalDate
  endedAt: Date | null
  endedWhy: string | null
}

/** The parts of a person in activities, those that ended apart. */
export function PartsLeaf({ parts }: { parts: Part[] }) {
  const now = parts.filter(({ endedAt }) => endedAt === null)
  const ended = parts.filter(({ endedAt }) => endedAt !== null)
  return (
    <Leaf title="Part in activities" small="Directs, plans or teaches" id="parts">
      {now.length === 0 ? <p>None now.</p> : <Parts parts={now} />}
      {ended.length === 0 ? null : (
        <Details summary="Earlier parts">
          <Parts parts={ended} />
        </Details>
      )}
    </Leaf>
  )
}

function Parts({ parts }: { parts: Part[] }) {
  return (
    <Entries>
      {parts.map((part) => (
        <Entry
          when={`From ${showShortDay(part.startsOn)}`}
          title={part.title}
          href={`/office/activities/${part.activityId}`}
          meta={[capital(part.role), part.number, part.endedWhy && `ended: ${part.endedWhy}`]
            .filter(Boolean)
            .join(', ')}
        />
      ))}
    </Entries>
  )
}
