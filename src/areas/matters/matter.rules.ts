import type { LocalDate } from '../../kernel/dates.ts'
import { tellingOf } from './ask.rules.ts'
import type { AssessedController, ToldRelationship } from '../integrity/control.schema.ts'

/** What kinds of matters wait for the integrity officer, in the order of the tabs. */
export const matterKinds = ['companies', 'relevance', 'mitigation', 'late', 'blocked'] as const
export type MatterKind = (typeof matterKinds)[number]

/** One open question about one person: the sentence of the assessment, its rule, and the day their first role begins. */
export type Matter = {
  kind: MatterKind
  activityId: string
  personId: string
  name: string
  says: string
  source: string
  startsOn: LocalDate
  /** They have disclosed, but too long ago. */
  isOutdated: boolean
  act: { label: string; href: string }
}

const kinds: Record<string, MatterKind> = {
  'integrity/classify-company': 'companies',
  'integrity/holding-unknown': 'companies',
  'integrity/decide-relevance': 'relevance',
  'integrity/mitigate': 'mitigation',
  'integrity/refused': 'blocked',
  'integrity/told-late': 'blocked',
  'role/company-insider': 'blocked',
  'role/exception-fails': 'blocked',
}

/**
 * What waits for the integrity officer about these people; who has been asked and is not late waits for nobody.
 *
 * @source accme.si.3.1
 */
export function listMatters(people: readonly AssessedController[], today: LocalDate): Matter[] {
  return people.flatMap((person) => {
    const { verdict } = person
    const state = tellingOf(person, today).state
    const kind = kinds[verdict.code] ?? (state === 'late' || state === 'todo' ? 'late' : null)
    if (kind === null) return []
    return [
      {
        kind,
        activityId: person.activityId,
        personId: person.personId,
        name: person.name,
        says: verdict.reason,
        source: verdict.source,
        startsOn: person.roles.map(({ startsOn }) => startsOn).toSorted()[0]!,
        isOutdated: verdict.code === 'integrity/out-of-date',
        act: nextAct(person),
      },
    ]
  })
}

const askable = ['integrity/no-disclosure', 'integrity/out-of-date']

function askLabel({ ask }: AssessedController): string {
  return ask === null ? 'Ask' : 'Ask again'
}

/**
 * Where the first open question about a person is settled, and what the button says: at the company, at the relationship,
 * or at the person.
 *
 * @source accme.si.3.3
 */
export function nextAct(person: AssessedController): { label: string; href: string } {
  const { verdict, activityId, personId } = person
  const here = `/integrity/activities/${activityId}`
  const one = openRelationship(person)
  if (!one)
    return { label: askable.includes(verdict.code) ? askLabel(person) : 'Look', href: `${here}#person-${personId}` }
  if (verdict.code === 'integrity/classify-company' || verdict.code === 'integrity/holding-unknown')
    return { label: 'Classify', href: `/integrity/companies/${one.company.id}` }
  const label = verdict.code === 'integrity/mitigate' ? 'Mitigate' : 'Decide'
  return { label, href: `${here}/relationships/${one.id}` }
}

/** The relationship on which the verdict of a person turns; undefined where it turns on something else. */
function openRelationship({ verdict, relationships }: AssessedController): ToldRelationship | undefined {
  const counted = relationships.filter(({ company }) => company.eligibility === 'ineligible')
  switch (verdict.code) {
    case 'integrity/classify-company':
      return relationships.find(({ company }) => company.eligibility === 'undetermined')
    case 'integrity/holding-unknown':
      return counted.find(({ company, shares }) => shares === 'own shares' && company.holding === 'unknown')
    case 'integrity/decide-relevance':
      return counted.find(({ relevance }) => relevance === null)
    case 'integrity/mitigate':
      return (
        counted.find(({ relevance, mitigations }) => relevance?.isRelevant && mitigations.length === 0) ??
        counted.find(({ relevance }) => relevance?.isRelevant)
      )
    case 'role/company-insider':
    case 'role/exception-fails':
      return counted.find(({ nature }) => ['employee', 'executive role', 'ownership interest'].includes(nature))
    default:
      return undefined
  }
}
