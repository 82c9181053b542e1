import { newId } from '../../kernel/ids.ts'
import { recordAll } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { showTable } from '../../platform/uses.ts'
import { listPeopleByIdentifier } from './identifier.store.ts'
import { type Known, addLine, decideNew, decideWho, identifiersOf, keyOf, listFactChanges } from './roster.rules.ts'
import type { RosterFacts, RosterLine, RosterResult } from './roster.schema.ts'
import {
  type RosterPerson,
  changeFacts,
  keepNumbers,
  listFacts,
  listNamesakes,
  listPeopleUses,
  removePeople,
  saveIdentifiers,
  saveLicenses,
  savePeople,
} from './roster.store.ts'

/**
 * Records the people of a list, together. Each line is about whom its identifiers name (address, NPI, license); what it leaves
 * empty stays as it is known, and an address is never changed by a list. Of lines about one new person the first makes it.
 *
 * @returns for each line what became of it
 */
export async function recordRoster(tx: Tx, lines: readonly RosterLine[]): Promise<RosterResult[]> {
  const known = await openIndex(tx, lines)
  const results = lines.map((line) => decideLine(line, known))
  await write(tx, results)
  return results
}

/** Whom identifiers lead to, and who bears which name; grows with the people whom lines make. */
type Index = {
  ids: Map<string, Set<string>>
  people: Map<string, RosterPerson>
  namesakes: ReadonlyMap<string, string>
}

async function openIndex(tx: Tx, lines: readonly RosterLine[]): Promise<Index> {
  const hits = await listPeopleByIdentifier(tx, lines.flatMap(identifiersOf))
  const people = await listFacts(tx, [...new Set(hits.map((hit) => hit.personId))])
  const index: Index = {
    ids: new Map(),
    people: new Map(people.map((person) => [person.id, person])),
    namesakes: await listNamesakes(
      tx,
      lines.map((line) => `${line.givenName}|${line.familyName}`.toLowerCase()),
    ),
  }
  for (const hit of hits) lead(index, keyOf(hit), hit.personId)
  return index
}

function lead(index: Index, key: string, personId: string): void {
  const ids = index.ids.get(key)
  if (ids) ids.add(personId)
  else index.ids.set(key, new Set([personId]))
}

function decideLine(line: RosterLine, index: Index): RosterResult {
  const found = identifiersOf(line).flatMap((identifier): Known[] =>
    [...(index.ids.get(keyOf(identifier)) ?? [])].map((id) => ({
      id,
      facts: factsOf(index.people.get(id)!),
      by: identifier.kind,
    })),
  )
  const who = decideWho(found)
  if (!who.ok) return { outcome: 'refused', says: who.refusal.message, areTwo: listTwo(found) }
  const result = who.value === null ? makeNew(line, index.namesakes) : addToKnown(line, who.value)
  if (result.outcome !== 'refused') {
    index.people.set(result.personId, { id: result.personId, ...result.after })
    for (const identifier of identifiersOf(line)) lead(index, keyOf(identifier), result.personId)
  }
  return result
}

/** The first two people among those whom identifiers led to. */
function listTwo(found: readonly Known[]): readonly [string, string] | undefined {
  const [one, other] = new Set(found.map(({ id }) => id))
  return one && other ? [one, other] : undefined
}

function factsOf({ id: _id, ...facts }: RosterPerson): RosterFacts {
  return facts
}

function makeNew(line: RosterLine, namesakes: ReadonlyMap<string, string>): RosterResult {
  const facts = decideNew(line)
  if (!facts.ok) return { outcome: 'refused', says: facts.refusal.message }
  const personId = newId()
  const namesake = namesakes.get(`${line.givenName} ${line.familyName}`.toLowerCase())
  const says = namesake ? `New, and someone of the same name is known by ${namesake}` : 'New'
  return { outcome: 'made', personId, says, before: null, after: facts.value }
}

function addToKnown(line: RosterLine, known: Known): RosterResult {
  const after = addLine(known.facts, line)
  const changes = listFactChanges(known.facts, after)
  const isElsewhere = line.email !== known.facts.email.toLowerCase()
  const note = isElsewhere ? `. Known by ${known.by}; the address stays ${known.facts.email}` : ''
  const outcome = changes.length === 0 ? 'same' : 'changed'
  const says = changes.length === 0 ? 'Nothing in it is new' : `Changed: ${changes.join(', ')}`
  return { outcome, personId: known.id, says: `${says}${note}`, before: known.facts, after }
}

async function write(tx: Tx, results: readonly RosterResult[]): Promise<void> {
  const kept = results.filter((one) => one.outcome !== 'refused')
  const made = kept.filter((one) => one.outcome === 'made')
  await savePeople(
    tx,
    made.map((one) => ({ id: one.personId, ...one.after })),
  )
  const changed = kept.filter((one) => one.outcome === 'changed')
  await changePeople(tx, changed)
  await recordAll(
    tx,
    [...made, ...changed].map(({ personId, before, after, outcome }) => ({
      act: outcome === 'made' ? 'person.record' : 'person.correct',
      subject: personId,
      before,
      after,
    })),
  )
}

type Change = { personId: string; before: RosterFacts | null; after: RosterFacts }

/** Changes people, and adds the numbers that they did not have. Of two lines about one person the last has all that is known. */
async function changePeople(tx: Tx, changed: readonly Change[]): Promise<void> {
  const last = new Map(changed.map((one) => [one.personId, { id: one.personId, ...one.after }]))
  await changeFacts(tx, [...last.values()])
  const added = (key: 'licenses' | 'identifiers') =>
    changed.flatMap(({ personId, before, after }) =>
      after[key].filter((number) => !before![key].includes(number)).map((number) => ({ personId, number })),
    )
  await saveLicenses(
    tx,
    added('licenses').map(({ personId, number: license }) => ({ personId, license })),
  )
  await saveIdentifiers(
    tx,
    added('identifiers').map(({ personId, number: identifier }) => ({ personId, identifier })),
  )
}

/** A person whom a list made or changed, with what stood before and what it left. */
export type RosterTrace = { personId: string; before: RosterFacts | null; after: RosterFacts }

/**
 * Why these people cannot be as they were before a list: what was changed or built on them since, by their id. The last line
 * comes first, so that what one line of the list changed of another is no hold.
 *
 * @param seen what later lines that were looked at before will leave of people when they are taken back; grows with these
 */
export async function listRosterHolds(
  tx: Tx,
  traces: readonly RosterTrace[],
  seen: Map<string, RosterFacts> = new Map(),
): Promise<Map<string, string>> {
  const ids = traces.map((trace) => trace.personId)
  const now = new Map((await listFacts(tx, ids)).map((person) => [person.id, factsOf(person)]))
  const made = traces.filter((trace) => trace.before === null).map((trace) => trace.personId)
  const holds = new Map<string, string>()
  for (const { personId, before, after } of traces) {
    const facts = seen.get(personId) ?? now.get(personId)
    const changes = facts ? listFactChanges(after, facts) : ['removed or merged']
    if (changes.length > 0) holds.set(personId, `changed since: ${changes.join(', ')}`)
    else if (before !== null) seen.set(personId, before)
  }
  for (const use of await listPeopleUses(tx, made)) holds.set(use.id, `has a ${showTable(use.table)}`)
  return holds
}

/**
 * Takes a list back: whom it made is removed, what it changed stands as before. Only what `listRosterHolds` does not name, the
 * last line first.
 */
export async function undoRoster(tx: Tx, traces: readonly RosterTrace[]): Promise<void> {
  const made = traces.filter((trace) => trace.before === null)
  await removePeople(
    tx,
    made.map((trace) => trace.personId),
  )
  const changed = traces.flatMap(({ personId, before }) => (before === null ? [] : [{ id: personId, ...before }]))
  const earlier = [...new Map(changed.map((person) => [person.id, person])).values()]
  await changeFacts(tx, earlier)
  await keepNumbers(tx, earlier)
  await recordAll(
    tx,
    traces.map(({ personId, before, after }) => ({
      act: before === null ? 'person.remove' : 'person.correct',
      subject: personId,
      before: after,
      after: before,
      why: 'The import it came by was taken back',
    })),
  )
}
