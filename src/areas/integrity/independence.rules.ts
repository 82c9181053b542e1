import { type LocalDate, addTo } from '../../kernel/dates.ts'
import type { Gate } from '../../kernel/gate.ts'
import { hasDisclosed } from './control.rules.ts'
import type { AssessedController } from './control.schema.ts'
import { decideDisclosureText } from './disclosure-text.rules.ts'

/** What the gates of independence are made from. `isWritten`: has a text for learners been kept at an approval? */
export type IndependenceFacts = {
  activityId: string
  people: readonly AssessedController[]
  isClinical: boolean
  isWritten: boolean
  today: LocalDate
}

const officer = 'Integrity officer'

/**
 * The gates of independence, in words that tell nothing of what anyone disclosed: who has told, nobody who owns or works
 * for a company, ties mitigated, the text for learners.
 *
 * @source accme.si.3.1
 * @source accme.si.3.2
 * @source accme.si.3.4
 * @source accme.si.3.5
 * @source accme.si.3.exempt
 */
export function listIndependenceGates(facts: IndependenceFacts): Gate[] {
  if (!facts.isClinical) return [exemptGate]
  return [disclosedGate(facts), insiderGate(facts), mitigatedGate(facts), writtenGate(facts)]
}

const exemptGate: Gate = {
  id: 'exempt',
  group: 'Independence',
  title: 'No disclosures needed',
  why: 'Nothing clinical is taught, so no company could gain from it.',
  source: 'accme.si.3.exempt',
  state: 'done',
  says: 'Not clinical',
}

function disclosedGate({ activityId, people, today }: IndependenceFacts): Gate {
  const open = people.filter((person) => !hasDisclosed(person))
  const has = (code: string) => open.some(({ verdict }) => verdict.code === code)
  const dueOn = open.flatMap(({ ask }) => ask?.dueOn ?? []).toSorted()[0] ?? null
  const isAsked = open.every(({ ask }) => ask !== null)
  const state = has('integrity/refused') || has('integrity/told-late') ? 'stop' : isAsked ? 'wait' : 'todo'
  const isLate = state === 'wait' && dueOn !== null && dueOn < today
  return {
    id: 'disclosed',
    group: 'Independence',
    title: 'Everyone in control of content has disclosed',
    why: 'Nobody may plan, review or teach before we know their ties of 24 months.',
    source: 'accme.si.3.1',
    state: people.length === 0 ? 'todo' : open.length === 0 ? 'done' : isLate ? 'late' : state,
    says: people.length === 0 ? 'Nobody is named yet' : showDisclosed(people, open),
    owedBy: showPeople(open),
    dueOn,
    act:
      people.length === 0
        ? { label: 'Name someone', href: `/office/activities/${activityId}#people` }
        : { label: state === 'todo' ? 'Ask' : 'Ask again', href: `/office/activities/${activityId}/disclosures` },
  }
}

function showDisclosed(people: readonly AssessedController[], open: readonly AssessedController[]): string {
  const says = `${people.length - open.length} of ${people.length}`
  const refused = open.filter(({ verdict }) => verdict.code === 'integrity/refused').length
  const late = open.filter(({ verdict }) => verdict.code === 'integrity/told-late').length
  return [says, refused > 0 ? `${refused} will not tell` : '', late > 0 ? `${late} told too late` : '']
    .filter(Boolean)
    .join(', ')
}

/** "Henrik Okonjo", "Henrik Okonjo and 2 others"; undefined for nobody. */
function showPeople(people: readonly AssessedController[]): string | undefined {
  const [first, ...others] = people
  if (!first) return undefined
  if (others.length === 0) return first.name
  return others.length === 1 ? `${first.name} and ${others[0]!.name}` : `${first.name} and ${others.length} others`
}

const insiderCodes = ['role/company-insider', 'role/exception-fails']
const companyCodes = ['integrity/classify-company', 'integrity/holding-unknown']

function insiderGate({ activityId, people }: IndependenceFacts): Gate {
  const insiders = people.filter(({ verdict }) => insiderCodes.includes(verdict.code))
  const unknown = people.filter(({ verdict }) => companyCodes.includes(verdict.code))
  const silent = people.filter((person) => !hasDisclosed(person))
  const gate = {
    id: 'insiders',
    group: 'Independence',
    title: 'Owners and employees of companies excluded',
    why: 'Looked at person by person; three published exceptions, each with its conditions.',
    source: 'accme.si.3.2',
  } as const
  if (insiders.length > 0) {
    const act = { label: 'Look at people', href: `/office/activities/${activityId}#people` }
    return {
      ...gate,
      state: 'stop',
      says: `${insiders.length} cannot have the role`,
      owedBy: showPeople(insiders),
      act,
    }
  }
  if (unknown.length > 0) return { ...gate, state: 'wait', says: 'A company is being looked up', owedBy: officer }
  return { ...gate, ...waitOrDone(people, silent, 'None among them') }
}

/** What only waits for disclosures to come in owes nobody anything yet. */
function waitOrDone(
  people: readonly AssessedController[],
  silent: readonly AssessedController[],
  says: string,
): Pick<Gate, 'state' | 'says' | 'owedBy'> {
  if (people.length > 0 && silent.length === 0) return { state: 'done', says }
  return { state: 'wait', says: silent.length === 1 ? 'Waits for the last' : 'Waits for disclosures' }
}

function mitigatedGate({ activityId, people, today }: IndependenceFacts): Gate {
  const held = people.filter(({ verdict }) => verdict.code === 'integrity/mitigate')
  const undecided = people.filter(({ verdict }) => verdict.code === 'integrity/decide-relevance')
  const mitigated = people.filter(({ verdict }) => verdict.code === 'integrity/mitigated')
  const open = people.filter(({ verdict }) => verdict.kind !== 'clear')
  const gate = {
    id: 'mitigated',
    group: 'Independence',
    title: 'Relevant ties mitigated',
    why: 'By a way that fits the role, and before the person begins.',
    source: 'accme.si.3.4',
  } as const
  if (undecided.length > 0) return { ...gate, state: 'wait', says: 'Relevance is being decided', owedBy: officer }
  if (held.length === 0) {
    const says = mitigated.length === 0 ? 'None is relevant' : `${mitigated.length} of ${mitigated.length}`
    return { ...gate, ...waitOrDone(people, open, says) }
  }
  const startsOn = firstOpenStart(held)
  const says = `${mitigated.length} of ${mitigated.length + held.length}`
  if (startsOn > today) return { ...gate, state: 'todo', says, owedBy: officer, dueOn: addTo(startsOn, { days: -1 }) }
  const act = { label: 'Look at people', href: `/office/activities/${activityId}#people` }
  return { ...gate, state: 'stop', says: `${says}, too late for ${held.length}`, owedBy: showPeople(held), act }
}

function firstOpenStart(held: readonly AssessedController[]): LocalDate {
  const starts = held.flatMap(({ verdicts }) =>
    verdicts.filter(({ verdict }) => verdict.kind === 'on hold').map(({ startsOn }) => startsOn),
  )
  return starts.toSorted()[0]!
}

function writtenGate({ people, isWritten, today }: IndependenceFacts): Gate {
  const isClear = people.length > 0 && decideDisclosureText(people, today).ok
  return {
    id: 'disclosure',
    group: 'Independence',
    title: 'Disclosure to learners written',
    why: 'Made from the above; shown before the teaching begins.',
    source: 'accme.si.3.5',
    state: isClear ? 'done' : 'wait',
    says: !isClear ? 'Writes itself' : isWritten ? 'Written' : 'Ready; kept at approval',
  }
}
