import { type LocalDate, showShortDay } from '../../kernel/dates.ts'
import { Entries, Entry } from '../../ui/entries.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Status } from '../../ui/status.tsx'

/** What a person owes, the soonest due first. */
export function OwesLeaf({ tasks, today }: { tasks: { title: string; dueOn: LocalDate | null }[]; today: LocalDate }) {
  return (
    <Leaf title="Owes" small="Asked for, and not done" id="owes">
      {tasks.length === 0 ? (
        <p>Nothing.</p>
      ) : (
        <Entries>
          {tasks.map(({ title, dueOn }) => (
            <Entry when={<DueDay dueOn={dueOn} today={today} />} title={title} />
          ))}
        </Entries>
      )}
    </Leaf>
  )
}

function DueDay({ dueOn, today }: { dueOn: LocalDate | null; today: LocalDate }) {
  if (dueOn === null) return <>No day</>
  return dueOn < today ? <Status is="late">{showShortDay(dueOn)}</Status> : <>{`Due ${showShortDay(dueOn)}`}</>
}
