import { showInstant } from '../../kernel/dates.ts'
import { Leaf } from '../../ui/leaf.tsx'
import { Prose } from '../../ui/prose.tsx'
import type { ActivityPanel } from '../activities/activity.slots.ts'
import type { PublicPanel } from '../catalog/catalog.slots.ts'
import { findLearnerDisclosure, listShown } from './learner-disclosure.store.ts'

/** Who has ties to industry, on the public page of an activity; nothing where none is asked for. */
export const disclosurePublicPanel: PublicPanel = async (db, activityId) => {
  const disclosure = await findLearnerDisclosure(db, activityId)
  if (!disclosure?.text) return null
  return (
    <Leaf title="Who has ties to industry">
      <Prose text={disclosure.text} />
    </Leaf>
  )
}

/** What learners read of ties to industry, on the office's page: as kept at approval, and to how many it was shown. */
export const disclosurePanel: ActivityPanel = async ({ read }, { timeZone }) => {
  const [current, ...former] = await read(listShown)
  if (!current?.text) return null
  const shown =
    current.people === 0 ? 'Shown to nobody yet' : `Shown to ${current.people.toLocaleString('en-US')} people`
  const since = current.firstAt ? `, first ${showInstant(current.firstAt, timeZone)}` : ''
  const earlier = former.length === 0 ? '' : `; ${former.length} earlier texts are kept`
  return (
    <Leaf title="Disclosure to learners" small={`Written ${showInstant(current.madeAt, timeZone)}`}>
      <Prose text={current.text} />
      <p class="meta">
        {shown}
        {since}
        {earlier}.
      </p>
    </Leaf>
  )
}
