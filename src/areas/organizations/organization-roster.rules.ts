import { newId } from '../../kernel/ids.ts'
import { showIdentifierKind } from './identifier.schema.ts'
import type {
  OrganizationFacts,
  OrganizationLine,
  OrganizationNumber,
  OrganizationResult,
  RosterOrganization,
} from './organization-roster.schema.ts'
import { decideParent } from './organization.rules.ts'

/** What the office knows of the organizations in a list and of all above them; grows with what lines say. */
export type OrganizationIndex = {
  byId: Map<string, RosterOrganization>
  byName: Map<string, string>
  byFormerName: Map<string, Set<string>>
  byNumber: Map<string, string>
}

const keyOf = ({ kind, issuer, value }: OrganizationNumber) => `${kind}|${issuer}|${value}`
const nameKey = (name: string) => name.toLowerCase()

/** The numbers in one order, so that two lists of them can be compared. */
export function sortNumbers(numbers: readonly OrganizationNumber[]): OrganizationNumber[] {
  const unique = new Map(
    numbers.map(({ kind, issuer, value }) => [keyOf({ kind, issuer, value }), { kind, issuer, value }]),
  )
  return [...unique].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, number]) => number)
}

/** Numbers of the first that the second does not have. */
export function listNewNumbers(
  numbers: readonly OrganizationNumber[],
  known: readonly OrganizationNumber[],
): OrganizationNumber[] {
  const keys = new Set(known.map(keyOf))
  return numbers.filter((number) => !keys.has(keyOf(number)))
}

/** How each fact is called where a line changed it. */
const factWords = {
  name: 'name',
  kind: 'kind',
  parentId: 'part of',
  city: 'city',
  state: 'state',
  country: 'country',
  web: 'web page',
  numbers: 'numbers',
} as const

/** The facts that differ, by their names on screens. Only facts that the first tells are compared. */
export function listFactChanges(told: Partial<OrganizationFacts>, now: OrganizationFacts): string[] {
  const keys = Object.keys(factWords) as (keyof typeof factWords)[]
  return keys.filter((key) => key in told && plain(told[key]) !== plain(now[key])).map((key) => factWords[key])
}

const plain = (fact: OrganizationFacts[keyof OrganizationFacts] | undefined) =>
  typeof fact === 'string' || !fact ? (fact ?? null) : sortNumbers(fact).map(keyOf).join()

/** Opens the index of what is known. */
export function indexOrganizations(known: readonly RosterOrganization[]): OrganizationIndex {
  const index: OrganizationIndex = {
    byId: new Map(),
    byName: new Map(),
    byFormerName: new Map(),
    byNumber: new Map(),
  }
  for (const one of known) {
    keep(index, one)
    for (const name of one.formerNames)
      index.byFormerName.set(name, (index.byFormerName.get(name) ?? new Set()).add(one.id))
  }
  return index
}

function keep(index: OrganizationIndex, one: RosterOrganization): void {
  index.byId.set(one.id, one)
  index.byName.set(nameKey(one.name), one.id)
  for (const number of one.numbers) index.byNumber.set(keyOf(number), one.id)
}

/** So many organizations may stand above another. */
const mostAbove = 30

type Decided = { result: OrganizationResult; waits: boolean }
const refused = (says: string, areTwo?: readonly [string, string]): Decided => ({
  result: { outcome: 'refused', says, ...(areTwo && { areTwo }) },
  waits: false,
})

/**
 * Decides the lines of a list together, so that it does not matter in which order they stand: a line that names a whole which a
 * later line makes, or moves out of the way, waits for that. The index knows afterwards what the list made of them.
 *
 * @returns for each line what becomes of it
 * @source office.organizations.tree
 */
export function decideOrganizations(
  lines: readonly OrganizationLine[],
  index: OrganizationIndex,
): OrganizationResult[] {
  const results: OrganizationResult[] = []
  let waiting = lines.map((_, at) => at)
  for (let round = 0; round <= mostAbove && waiting.length > 0; round += 1) {
    const still = waiting.filter((at) => {
      const { result, waits } = decideLine(lines[at]!, index)
      results[at] = result
      return waits
    })
    if (still.length === waiting.length) break
    waiting = still
  }
  const named = new Map(waiting.map((at) => [nameKey(lines[at]!.name), lines[at]!]))
  for (const at of waiting) results[at] = refuseWaiting(lines[at]!, named) ?? results[at]!
  return results
}

/** Why a line waits to no end: the whole it names waits for it in turn, or was refused itself. */
function refuseWaiting(
  line: OrganizationLine,
  waiting: ReadonlyMap<string, OrganizationLine>,
): OrganizationResult | null {
  const parent = waiting.get(nameKey(line.parent!))
  if (!parent) return null
  const chain: { id: string; name: string }[] = []
  for (let above = waiting.get(nameKey(parent.parent!)); above && chain.length < mostAbove;) {
    chain.push({ id: nameKey(above.name), name: above.name })
    if (above === line || above === parent) break
    above = waiting.get(nameKey(above.parent!))
  }
  const asked = { id: nameKey(parent.name), name: parent.name, isRetired: false, chain }
  const decision = decideParent(nameKey(line.name), asked)
  if (!decision.ok) return { outcome: 'refused', says: decision.refusal.message }
  return { outcome: 'refused', says: `${parent.name}, of which it is a part, was refused itself. Mend its line first.` }
}

function decideLine(line: OrganizationLine, index: OrganizationIndex): Decided {
  const { known, by, areTwo } = findKnown(line, index)
  if (areTwo) {
    const [one, other] = areTwo.map((id) => index.byId.get(id)!.name)
    return refused(`It names two organizations, ${one} and ${other}. Look whether they are one, or correct it.`, areTwo)
  }
  const other = known && findOtherNumber(line, known)
  if (other)
    return refused(`${known.name} has another ${showIdentifierKind(other)}, ${other.value}. Look which is right.`)
  const id = known?.id ?? newId()
  const parent = decideWhole(line, id, index)
  if (parent.says !== undefined) return { ...refused(parent.says), waits: parent.waits }
  const said = { kind: line.kind, city: line.city, state: line.state, country: line.country, web: line.web }
  const facts: OrganizationFacts = known
    ? { ...factsOf(known), ...withoutNull({ ...said, parentId: parent.id }) }
    : {
        ...said,
        name: line.name,
        kind: line.kind ?? 'other',
        country: line.country ?? 'USA',
        parentId: parent.id,
        numbers: [],
      }
  const after = { ...facts, numbers: sortNumbers([...facts.numbers, ...line.numbers]) }
  keep(index, { isRetired: false, formerNames: [], ...known, ...after, id })
  if (!known) return { result: { outcome: 'made', organizationId: id, says: 'New', before: null, after }, waits: false }
  const before = factsOf(known)
  const changes = listFactChanges(before, after)
  const note = by ? `. Known by ${by}; its name stays ${known.name}` : ''
  const says = changes.length > 0 ? `Changed: ${changes.join(', ')}` : 'Nothing in it is new'
  const outcome = changes.length > 0 ? 'changed' : 'same'
  return { result: { outcome, organizationId: id, says: `${says}${note}`, before, after }, waits: false }
}

/** The organization that a line is about: by its numbers, then by its name, then by a name that one alone had. */
function findKnown(line: OrganizationLine, index: OrganizationIndex) {
  const numbered = line.numbers.filter((number) => index.byNumber.has(keyOf(number)))
  const named = index.byName.get(nameKey(line.name))
  const [one, other] = new Set([
    ...numbered.map((number) => index.byNumber.get(keyOf(number))!),
    ...(named === undefined ? [] : [named]),
  ])
  if (one && other) return { areTwo: [one, other] as const }
  const former = index.byFormerName.get(nameKey(line.name))
  const id = one ?? (former?.size === 1 ? [...former][0] : undefined)
  if (id === undefined || named === id) return { known: id === undefined ? undefined : index.byId.get(id) }
  return { known: index.byId.get(id), by: numbered[0] ? showIdentifierKind(numbered[0]) : 'a former name' }
}

/** A number of the same kind that it has already, where the line tells another. */
function findOtherNumber(line: OrganizationLine, known: OrganizationFacts): OrganizationNumber | undefined {
  const added = listNewNumbers(line.numbers, known.numbers)
  return known.numbers.find(({ kind, issuer }) => added.some((one) => one.kind === kind && one.issuer === issuer))
}

function decideWhole(
  { parent: name }: OrganizationLine,
  id: string,
  index: OrganizationIndex,
): { id: string | null; says?: undefined } | { says: string; waits: boolean } {
  if (name === null) return { id: null }
  const parent = index.byId.get(index.byName.get(nameKey(name)) ?? '')
  if (!parent) {
    const says = `The office knows no ${name}, of which it is said to be a part, and no line makes it. Record it first, or add a line for it.`
    return { says, waits: true }
  }
  if (index.byId.get(id)?.parentId === parent.id) return { id: parent.id }
  const decision = decideParent(id, { ...parent, chain: listAbove(parent, index) })
  if (decision.ok) return { id: parent.id }
  return { says: decision.refusal.message, waits: decision.refusal.code === 'organization/circle' && parent.id !== id }
}

function listAbove({ parentId }: OrganizationFacts, index: OrganizationIndex): RosterOrganization[] {
  const chain: RosterOrganization[] = []
  for (let above = index.byId.get(parentId ?? ''); above; above = index.byId.get(above.parentId ?? ''))
    chain.push(above)
  return chain
}

function factsOf({
  id: _id,
  isRetired: _isRetired,
  formerNames: _names,
  ...facts
}: RosterOrganization): OrganizationFacts {
  return facts
}

const withoutNull = (facts: { [Fact in keyof OrganizationFacts]?: OrganizationFacts[Fact] | null }) =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null)) as Partial<OrganizationFacts>
