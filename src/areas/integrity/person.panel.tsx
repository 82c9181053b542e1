import { addTo } from '../../kernel/dates.ts'
import type { PersonPanel } from '../people/person.slots.ts'
import { policies } from '../policies/policy.schema.ts'
import { findDisclosureState } from './person.store.ts'
import { DisclosureStateLeaf } from './person.view.tsx'

/** On the page of a person, for who may see activities: whether they told of their ties, and nothing of what they told. */
export const disclosureStatePanel: PersonPanel = async (db, personId, { may, today }) => {
  if (!may('activity.see')) return null
  const { setMonths, ...state } = await findDisclosureState(db, personId, today)
  if (state.controls === 0 && state.toldOn === null) return null
  const months = setMonths ?? policies['integrity.validMonths'].standing
  const validUntil = state.toldOn === null ? null : addTo(state.toldOn, { months })
  return <DisclosureStateLeaf {...state} validUntil={validUntil} today={today} />
}
