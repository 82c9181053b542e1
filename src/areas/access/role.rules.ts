import type { Role } from '../../kernel/actor.ts'
import { type LocalDate, addTo } from '../../kernel/dates.ts'
import { type Decision, type Refusal, allow, refuse } from '../../kernel/decision.ts'
import { type Scope, type ScopeKind, scopeOf, scopedAlways } from './role.schema.ts'

/** A role that someone wants to give, with what the office knows of it. `found` is what the words for its scope led to. */
export type Gift = {
  name: string
  role: Role
  why: string
  typedScope: string
  found: Omit<Scope, 'kind'> | undefined
  endsOn: LocalDate | null
  today: LocalDate
  /** Roles given by hand and held now, those that came with an activity left out: they end with it. */
  held: readonly { role: Role; scopeName: string | null }[]
}

const scopeWords: Record<ScopeKind, string> = {
  activity: 'activity. Enter its number or its whole title',
  committee: 'committee. Enter its name',
  organization: 'organization. Enter its name as it stands under Organizations',
}

/**
 * May this role be given by hand? With a reason (refusal `role/no-reason`), to who does not hold it for the same (`role/held`), for
 * something it can be for (`role/no-scope`, `role/scope-unknown`, `role/needs-scope`), and not for days that are over (`role/past-day`).
 *
 * @returns what the role is for, null for the whole office
 * @source office.people.role
 */
export function decideRoleGift(gift: Gift): Decision<Scope | null> {
  const scope = decideScope(gift)
  if (!scope.ok) return scope
  const same = gift.held.find(({ role, scopeName }) => role === gift.role && isWithin(scope.value, scopeName))
  if (same) {
    const what = same.scopeName === null ? gift.role : `${gift.role} for ${same.scopeName}`
    return no('held', 'role', `${gift.name} is ${what} already. Choose another role.`)
  }
  const day = decideLastDay(gift.endsOn, gift.today)
  if (!day.ok) return day
  if (gift.why.trim() === '') return no('no-reason', 'why', 'Say why this role is given')
  return scope
}

function decideScope({ role, typedScope, found }: Gift): Decision<Scope | null> {
  const kind = scopeOf[role]
  if (typedScope === '') {
    if (!scopedAlways.includes(role)) return allow(null)
    return no('needs-scope', 'scope', `A ${role} is one of some ${kind}. Say which.`)
  }
  if (!kind) return no('no-scope', 'scope', `The role ${role} is for the whole office. Leave this empty.`)
  if (!found) return no('scope-unknown', 'scope', `The office knows no such ${scopeWords[kind]}.`)
  return allow({ kind, ...found })
}

/** Is a role for this part of what is held already? What is held for the whole office covers all of it. */
function isWithin(scope: Scope | null, heldName: string | null): boolean {
  return heldName === null || heldName === scope?.name
}

function decideLastDay(endsOn: LocalDate | null, today: LocalDate): Decision<void> {
  if (endsOn === null || endsOn > today) return allow(undefined)
  return no('past-day', 'endsOn', 'From this day on the role would open nothing. Choose a day after today, or none.')
}

/**
 * May this role go on longer? One that has a day on which it ends (refusal `role/no-end`), until a later day (`role/not-later`, `role/past-day`)
 * or without one, with a reason (`role/no-reason`).
 *
 * @param facts.was the day from which it would open nothing as things stand; null where it has none
 * @source office.people.role
 */
export function decideExtension(facts: {
  was: LocalDate | null
  endsOn: LocalDate | null
  today: LocalDate
  why: string
}): Decision<LocalDate | null> {
  if (facts.was === null) return no('no-end', 'endsOn', 'This role goes on until somebody ends it.')
  const day = decideLastDay(facts.endsOn, facts.today)
  if (!day.ok) return day
  if (facts.endsOn !== null && facts.endsOn <= facts.was)
    return no('not-later', 'endsOn', 'This day is no later than the one it has. To end it sooner, end it.')
  if (facts.why.trim() === '') return no('no-reason', 'why', 'Say why this role goes on')
  return allow(facts.endsOn)
}

/** Is this the time to tell that a role ends: within so many days, and not over yet? @source office.people.role */
export function isEndNear(endsOn: LocalDate, today: LocalDate, noticeDays: number): boolean {
  return endsOn > today && endsOn <= addTo(today, { days: noticeDays })
}

/**
 * May this role end? With a reason (refusal `role/no-reason`), and never that of the last administrator who has no end
 * (`role/last-administrator`): nobody could give a role any more.
 *
 * @param end.others how many other people are administrators for good
 * @source office.people.role
 */
export function decideRoleEnd(end: { name: string; role: Role; why: string; others: number }): Decision<Role> {
  if (end.role === 'administrator' && end.others === 0)
    return no(
      'last-administrator',
      'why',
      `${end.name} is the only administrator. Give someone else the role first, without a day on which it ends.`,
    )
  if (end.why.trim() === '') return no('no-reason', 'why', 'Say why this role ends')
  return allow(end.role)
}

/**
 * May an administrator be named from outside, where the program runs? The first one. With others there (refusal
 * `role/administrator-there`) they give the role themselves; a reason overrules, for when nobody can sign in as any of them.
 *
 * @param administrators names of those there are
 * @source office.people.role
 */
export function decideAdministrator(administrators: readonly string[], why: string): Decision<string> {
  if (administrators.length === 0) return allow(why.trim() || 'First administrator of the office')
  if (why.trim() !== '') return allow(why.trim())
  const names = administrators.join(' and ')
  const message = `${names} can give roles under People already. If nobody can sign in as one of them, say why another is needed: --why "…"`
  return refuse({ code: 'role/administrator-there', source: 'office.people.role', message })
}

function no(code: string, field: string, message: string): { ok: false; refusal: Refusal } {
  return refuse({ code: `role/${code}`, source: 'office.people.role', field, message })
}
