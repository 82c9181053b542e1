import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import type { Identifier } from './identifier.schema.ts'
import { type RosterFacts, type RosterLine, factWords } from './roster.schema.ts'

/** A person as found by an identifier of a line. */
export type Known = { id: string; facts: RosterFacts; by: Identifier['kind'] }

const keys = Object.keys(factWords) as (keyof RosterFacts)[]

/**
 * Whom a line is about: nobody known, or the one whom all its identifiers name. Identifiers of several people are not chosen
 * among: the line says that two are one, or it is wrong.
 *
 * @returns who it is, null where nobody is known by any of them, or refusal `roster/two-people`
 */
export function decideWho(found: readonly Known[]): Decision<Known | null> {
  const first = found[0]
  const other = found.find((one) => one.id !== first?.id)
  if (!first || !other) return allow(first ?? null)
  const name = (one: Known) => `${one.facts.givenName} ${one.facts.familyName} (${one.facts.email})`
  return refuse({
    code: 'roster/two-people',
    message: `By ${first.by} this is ${name(first)}, by ${other.by} ${name(other)}: mend the line, or merge the two first`,
  })
}

/** What a new person is, if the line says enough. Refusal `roster/too-little` otherwise. */
export function decideNew(line: RosterLine): Decision<RosterFacts> {
  const { license, country, identifiers: told, ifNew, ...plain } = line
  const profession = line.profession ?? ifNew.profession
  const careerStage = line.careerStage ?? ifNew.careerStage
  if (profession === null || careerStage === null)
    return refuse({
      code: 'roster/too-little',
      message: `Nobody is known by this address, and a new person needs a ${profession === null ? 'profession' : 'career stage'}: add a column, or choose one for the whole file`,
    })
  const licenses = license === null ? [] : [showLicense(license)]
  const identifiers = told.map(showIdentifier).sort()
  return allow({ ...plain, profession, careerStage, country: country ?? 'USA', licenses, identifiers })
}

/** What is known of a person once a line is added to it: what it leaves empty stays, and so does the address. */
export function addLine(known: RosterFacts, line: RosterLine): RosterFacts {
  const { license, email: _email, identifiers: told, ifNew: _ifNew, ...given } = line
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null))
  const licenses = license === null ? known.licenses : [...new Set([...known.licenses, showLicense(license)])].sort()
  const identifiers = [...new Set([...known.identifiers, ...told.map(showIdentifier)])].sort()
  return { ...known, ...said, licenses, identifiers }
}

/** Every identifier by which a line may be known, its address first. */
export function identifiersOf(line: RosterLine): Identifier[] {
  return [
    { kind: 'e-mail', value: line.email },
    ...(line.npi === null ? [] : [{ kind: 'NPI' as const, value: line.npi }]),
    ...(line.license === null
      ? []
      : [{ kind: 'license' as const, state: line.license.state, value: line.license.number }]),
    ...line.identifiers,
  ]
}

/** "license MA 12345", "ORCID 0000-0002-1825-0097": an identifier as one word to look it up by. */
export function keyOf(identifier: { kind: string; value: string; state?: string | null }): string {
  return [identifier.kind, identifier.state, identifier.value].filter(Boolean).join(' ')
}

/** "ORCID 0000-0002-1825-0097": an identifier as it is compared. */
function showIdentifier({ kind, value }: { kind: string; value: string }): string {
  return `${kind} ${value}`
}

/** "MA 12345": a license as it is compared. */
export function showLicense(license: { state: string; number: string }): string {
  return `${license.state} ${license.number}`
}

/** Which facts differ, as words: "degree, specialty". Empty where they are the same. */
export function listFactChanges(before: RosterFacts, after: RosterFacts): string[] {
  return keys.filter((key) => String(before[key] ?? '') !== String(after[key] ?? '')).map((key) => factWords[key])
}
