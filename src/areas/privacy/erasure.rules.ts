import { type LocalDate, addTo, showDay } from '../../kernel/dates.ts'
import { type Decision, allow, refuse } from '../../kernel/decision.ts'

/** What an area says of a person: the last day it knows of them, and for how many years it must be able to name them. */
export type KnownHold = { what: string; years: number | null; lastDay: LocalDate | null }

/**
 * What must be kept of a person whose record is emptied, in sentences: who took part is confirmed for six years, files of an activity as
 * long as they are kept. Empty where nothing holds, and the name can go too.
 *
 * @source accme.policy.attendance
 */
export function listKept(holds: readonly KnownHold[], today: LocalDate): string[] {
  return holds.flatMap(({ what, years, lastDay }) => {
    if (lastDay === null) return []
    if (years === null) return [`${what}: as long as the files of these activities are kept`]
    const until = addTo(lastDay, { years })
    return until > today ? [`${what}: until ${showDay(until)}`] : []
  })
}

/**
 * May the record of this person be emptied? Not by themselves (`erasure/own`), and not while they have a role here (`erasure/roles`).
 *
 * @source office.privacy.erasure
 */
export function decideErasure(facts: { name: string; isOwn: boolean; roles: readonly string[] }): Decision<void> {
  const no = (code: string, message: string) =>
    refuse({ code: `erasure/${code}`, source: 'office.privacy.erasure', field: 'outcome', message })
  if (facts.isOwn) return no('own', 'This is your own record. A colleague decides.')
  if (facts.roles.length > 0)
    return no('roles', `${facts.name} is ${facts.roles.join(', ')} here. An administrator ends these roles first.`)
  return allow(undefined)
}
