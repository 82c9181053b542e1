import type { LocalDate } from '../../kernel/dates.ts'
import { showLate } from '../tasks/waiting.rules.ts'
import { hasDisclosed } from '../integrity/control.rules.ts'
import type { AssessedController } from '../integrity/control.schema.ts'

/** Whether someone has told, as the office sees it; nothing of what they told. */
export type TellingState = { state: 'done' | 'wait' | 'todo' | 'late' | 'stop'; says: string }

const stops: Record<string, string> = {
  'integrity/refused': 'Will not tell; cannot have the role',
  'integrity/told-late': 'Told after the role had begun',
}

/** Where someone stands with their disclosure. @source accme.si.3.1 */
export function tellingOf(person: AssessedController, today: LocalDate): TellingState {
  const { verdict, ask } = person
  if (verdict.kind === 'not required') return { state: 'done', says: 'Not needed' }
  if (hasDisclosed(person)) return { state: 'done', says: 'Has told' }
  const stop = stops[verdict.code]
  if (stop) return { state: 'stop', says: stop }
  const needs = verdict.code === 'integrity/out-of-date' ? 'Needs an update' : 'Not told'
  if (!ask) return { state: 'todo', says: `${needs}, not asked` }
  const late = showLate(ask.dueOn, today)
  return late ? { state: 'late', says: late } : { state: 'wait', says: `${needs}, asked` }
}
