import { type LocalDate, addTo } from '../../kernel/dates.ts'
import type { DutyLine } from '../people/duty.schema.ts'
import { foldDuties } from '../people/duty.rules.ts'
import { type Matter, type MatterKind, listMatters } from './matter.rules.ts'
import type { AssessedController } from '../integrity/control.schema.ts'

/** Someone in control of content, assessed, with the activity it is about. */
export type MatterOf = { activity: string; person: AssessedController }

/** What several matters of one kind are called, and where they are listed. */
const folds: Record<MatterKind, (count: number) => string> = {
  companies: (count) => `${count} companies wait to be classified`,
  relevance: (count) => `${count} people’s relationships wait for a decision`,
  mitigation: (count) => `${count} people’s relationships wait to be mitigated`,
  late: (count) => `${count} people have to be asked for a disclosure, or for a newer one`,
  blocked: (count) => `${count} people cannot have their role`,
}

/**
 * What waits for the integrity officer, as their home lists it: each company once, however many told of it; who was asked
 * and has not answered waits among what others owe, and not here. What is decided for a role is due the day before it begins.
 *
 * @source accme.si.3.3
 * @source accme.si.3.4
 * @source accme.si.eligibility
 */
export function listMatterLines(asked: readonly MatterOf[], today: LocalDate): DutyLine[] {
  const kinds = new Map<MatterKind, Map<string, DutyLine>>()
  for (const { activity, person } of asked)
    for (const matter of listMatters([person], today)) {
      if (matter.kind === 'late' && person.ask !== null) continue
      for (const line of linesOf(matter, person, activity)) keepFirst(kinds, matter.kind, line)
    }
  return [...kinds].flatMap(([kind, lines]) =>
    foldDuties([...lines.values()], (count) => ({
      id: `matter-${kind}`,
      title: folds[kind](count),
      why: 'Each is looked at by the integrity officer alone.',
      href: `/integrity?show=${kind}`,
      act: 'Look at them',
    })),
  )
}

function keepFirst(kinds: Map<MatterKind, Map<string, DutyLine>>, kind: MatterKind, line: DutyLine): void {
  const lines = kinds.get(kind) ?? new Map<string, DutyLine>()
  const known = lines.get(line.id)
  const isSooner = known && line.dueOn !== null && (known.dueOn === null || line.dueOn < known.dueOn)
  if (!known || isSooner) lines.set(line.id, line)
  kinds.set(kind, lines)
}

/** A person who told of several unknown companies is several matters: each company is classified by itself. */
function linesOf(matter: Matter, person: AssessedController, activity: string): DutyLine[] {
  const isForRole = matter.kind !== 'late' && matter.kind !== 'blocked'
  const dueOn = isForRole ? addTo(matter.startsOn, { days: -1 }) : null
  const where = `${matter.name}, “${activity}”.`
  if (person.verdict.code !== 'integrity/classify-company') {
    const id = `matter-${matter.activityId}-${matter.personId}`
    const { label: act, href } = matter.act
    return [{ id, title: matter.says, why: where, href, act, dueOn }]
  }
  const unknown = person.relationships.filter(
    ({ company, shares }) => company.eligibility === 'undetermined' && shares !== 'diversified fund',
  )
  return unknown.map(({ company }) => ({
    id: `company-${company.id}`,
    title: `Classify ${company.name}: eligible or ineligible`,
    why: `Told by ${where}`,
    href: `/integrity/companies/${company.id}`,
    act: 'Classify',
    dueOn,
  }))
}
