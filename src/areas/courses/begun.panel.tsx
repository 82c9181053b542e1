import { type LocalDate, dayOf, showShortDay } from '../../kernel/dates.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import type { LearnerPanel } from '../tasks/home.slots.ts'
import { listBegun } from './begun.store.ts'

const mostShown = 10

/** What a learner began and can go on with, on their home; nothing where all is done. */
export const begunPanel: LearnerPanel = async (db, personId, { today, timeZone }) => {
  const begun = await listBegun(db, personId, today, mostShown)
  if (begun.length === 0) return null
  return (
    <Leaf title="Under way">
      <Entries>
        {begun.map(({ activityId, title, enrolledAt, expiresOn }) => (
          <Entry
            heading
            when={`Since ${showShortDay(dayOf(enrolledAt, timeZone))}`}
            title={title}
            href={`/learn/${activityId}`}
            meta={`Open until ${showShortDay(expiresOn as LocalDate)}`}
            act={
              <ButtonLink href={`/learn/${activityId}`} small look="quiet">
                Go on <span class="hide">: {title}</span>
              </ButtonLink>
            }
          />
        ))}
      </Entries>
    </Leaf>
  )
}
