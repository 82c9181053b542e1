import { Entries, Entry } from '../../ui/entries.tsx'
import { Leaf } from '../../ui/leaf.tsx'

type ProvidedLeafProps = { activities: { id: string; number: string; title: string }[]; count: number }

/** The activities that an organization provides together with us; the newest where there are many. */
export function ProvidedLeaf({ activities, count }: ProvidedLeafProps) {
  return (
    <Leaf title="Activities" small="Provided together" id="activities">
      <Entries>
        {activities.map((one) => (
          <Entry when={one.number} title={one.title} href={`/office/activities/${one.id}`} />
        ))}
      </Entries>
      {count > activities.length ? <p class="small">The newest of {count}.</p> : null}
    </Leaf>
  )
}
