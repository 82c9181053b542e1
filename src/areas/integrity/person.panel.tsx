import { addTo } from '../../kernel/dates.ts'
import type { PersonPanel } from '../people/person.slots.ts'
import { findPolicy } from '../policies/policy.store.ts'
import { findDisclosureState } from './person.store.ts'
import { DisclosureStateLeaf } from './person.view.tsx'

/** On the page of a person, for who may see activities: whether they told of their ties, and nothing of what they told. */
export const disclosureStatePanel: PersonPanel = async (db, personId, { may, today }) => {
  if (!may('activity.see')) return null
  const state = await findDisclosureState(db, personId)
  if (state.controls === 0 && state.toldOn === null) return null
  const months = state.toldOn && (await findPolicy(db, 'integrity.validMonths', today))
  const validUntil = state.toldOn && months ? addTo(state.toldOn, { months }) : null
  return <DisclosureStateLeaf {...state} validUntil={validUntil} today={today} />
}
