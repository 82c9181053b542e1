import { addTo, startOfDay } from '../../kernel/dates.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { listRoles } from '../access/role.store.ts'
import type { LearnerPanel } from '../tasks/home.slots.ts'
import { listCommittees } from './committee.store.ts'

/** The committees a person is liaison of, on their home, each with the way to hand over. */
export const committeesPanel: LearnerPanel = async (db, personId, { today, timeZone }) => {
  const endOfToday = new Date(startOfDay(addTo(today, { days: 1 }), timeZone).getTime() - 1)
  const held = await listRoles(db, personId, endOfToday)
  const ids = held.flatMap((grant) => (grant.role === 'liaison' && grant.scopeId !== null ? [grant.scopeId] : []))
  if (ids.length === 0) return null
  const committees = await listCommittees(db, ids)
  if (committees.length === 0) return null
  return (
    <Leaf title="Your committees">
      <Entries>
        {committees.map((one) => (
          <Entry
            title={one.name}
            href={`/quality/committees/${one.id}`}
            meta={one.handOvers ? `Handed over: ${one.handOvers}` : 'Nothing handed over yet'}
            act={
              <ButtonLink href={`/quality/committees/${one.id}/hand-overs/new`} look="quiet" small>
                Hand over
              </ButtonLink>
            }
          />
        ))}
      </Entries>
    </Leaf>
  )
}
