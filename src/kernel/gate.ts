import type { LocalDate } from './dates.ts'

/**
 * One thing that must be in order before an activity is approved: the requirement in one sentence, the rule's id,
 * where it stands, who owes it and by when, and the address where it is done.
 * `state` is `done`, `wait` (someone has been asked), `todo`, `late` or `stop` (refused; cannot be approved as it is).
 */
export type Gate = {
  id: string
  group: 'Why and for whom' | 'Independence' | 'Content' | 'Credit' | 'Before it opens'
  title: string
  why: string
  source: string
  state: 'done' | 'wait' | 'todo' | 'late' | 'stop'
  says: string
  owedBy?: string
  dueOn?: LocalDate | null
  act?: { label: string; href: string }
}
