import type { LocalDate } from '../../kernel/dates.ts'
import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import type { AssessedPerson, DisclosureText } from './disclosure-text.schema.ts'
import type { Nature, Relationship } from './relationship.schema.ts'

const mitigated = 'All relevant financial relationships have been mitigated.'
const rest = 'who planned, reviewed or teaches this activity has a relevant financial relationship'
const nobody = `Nobody ${rest} with an ineligible company.`
const nobodyElse = `Nobody else ${rest} with an ineligible company.`

/** How a nature reads between a person and a company, while it lasts and once it has ended. */
const ties: Record<Nature, [now: string, then: string]> = {
  employee: ['is an employee of', 'was an employee of'],
  researcher: ['does research for', 'did research for'],
  consultant: ['is a consultant for', 'was a consultant for'],
  advisor: ['is an advisor to', 'was an advisor to'],
  speaker: ['is a speaker for', 'was a speaker for'],
  'independent contractor': ['is an independent contractor of', 'was an independent contractor of'],
  'royalties or patent beneficiary': [
    'receives royalties or patent income from',
    'received royalties or patent income from',
  ],
  'executive role': ['has an executive role in', 'had an executive role in'],
  'ownership interest': ['has an ownership interest in', 'had an ownership interest in'],
}

/**
 * Writes what learners read before the education: names, companies and nature of what is relevant, that it was
 * mitigated, and that the others have none. Amounts, and what is not relevant, stay in the file.
 *
 * @param people everyone in control of content
 * @param today an ended relationship is told in the past
 * @returns the text, or refusal `disclosure/not-clear` while somebody is not assessed as clear
 * @source accme.si.3.5
 */
export function decideDisclosureText(people: readonly AssessedPerson[], today: LocalDate): Decision<DisclosureText> {
  const open = people.find(({ verdict }) => verdict.kind !== 'clear' && verdict.kind !== 'not required')
  if (open) {
    const message = `The disclosure waits for ${open.name}. ${open.verdict.reason}`
    return refuse({ code: 'disclosure/not-clear', source: 'accme.si.3.5', message })
  }
  const asked = people.filter(({ verdict }) => verdict.kind === 'clear')
  if (asked.length === 0) return allow({ text: '', paragraphs: [] })
  const tied = asked.filter(({ verdict }) => verdict.relevant.length > 0)
  const told = tied.map(({ name, verdict }) => showTies(name, verdict.relevant, today))
  const paragraphs = tied.length === 0 ? [nobody] : [...told, mitigated]
  if (tied.length > 0 && tied.length < asked.length) paragraphs.push(nobodyElse)
  return allow({ text: paragraphs.join('\n\n'), paragraphs })
}

/** "Tomasz Everley is a consultant for Veldane Therapeutics and was a speaker for Orrin Devices." @source accme.si.3.5 */
export function showTies(name: string, relevant: readonly Relationship[], today: LocalDate): string {
  const told = relevant.map(({ nature, company, endedOn }) => {
    const [now, then] = ties[nature]
    return `${endedOn !== null && endedOn < today ? then : now} ${company.name}`
  })
  const list = told.length < 2 ? told.join('') : `${told.slice(0, -1).join(', ')} and ${told.at(-1)}`
  return `${name} ${list}.`
}
