import type { LocalDate } from '../../kernel/dates.ts'
import { tellingOf } from './ask.rules.ts'
import type { AssessedController, ToldRelationship } from './control.schema.ts'

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
  companyId: string | null
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
        companyId: unknownCompany(person),
      },
    ]
  })
}

/** The company that has to be looked up before anything else can be said of this person; null where none has. */
function unknownCompany({ verdict, relationships }: AssessedController): string | null {
  if (verdict.code === 'integrity/classify-company')
    return relationships.find(({ company }) => company.eligibility === 'undetermined')?.company.id ?? null
  if (verdict.code !== 'integrity/holding-unknown') return null
  const isUnheld = ({ company, shares }: ToldRelationship) =>
    shares === 'own shares' && company.eligibility === 'ineligible' && company.holding === 'unknown'
  return relationships.find(isUnheld)?.company.id ?? null
}
