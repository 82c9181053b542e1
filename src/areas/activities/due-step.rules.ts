import { type LocalDate, addTo } from '../../kernel/dates.ts'
import { foldDuties } from '../people/duty.rules.ts'
import type { DutyLine } from '../people/duty.schema.ts'
import type { DueStep } from './life.schema.ts'

/**
 * The activities that open or end, as the office's home lists them: due on the first day, and on the day after the last,
 * because until then someone may still take part.
 *
 * @source office.activity.life
 */
export function listStepLines(steps: readonly DueStep[], today: LocalDate): DutyLine[] {
  const opening = steps.filter(({ state }) => state === 'published').map(openingLine)
  const ending = steps.filter(({ state }) => state === 'running').map((step) => endingLine(step, today))
  return [
    ...foldDuties(opening, (count) => folded('opening', `${count} activities have opened`, 'published')),
    ...foldDuties(ending, (count) => folded('ending', `${count} activities have ended`, 'running')),
  ]
}

function openingLine({ id, title, releasesOn }: DueStep): DutyLine {
  const why = 'Learners can begin; note that it runs.'
  return { ...lineOf(id), title: `“${title}” opens`, why, act: 'Note it', dueOn: releasesOn }
}

function endingLine({ id, title, expiresOn }: DueStep, today: LocalDate): DutyLine {
  const dueOn = addTo(expiresOn, { days: 1 })
  if (expiresOn === today)
    return {
      ...lineOf(id),
      title: `Close “${title}”`,
      why: 'It ends today: learners can finish until midnight.',
      act: 'Look at it',
      dueOn,
    }
  return { ...lineOf(id), title: `Close “${title}”`, why: 'Its last day has passed.', act: 'Close', dueOn }
}

function lineOf(id: string) {
  return { id: `step-${id}`, href: `/office/activities/${id}` }
}

function folded(what: string, title: string, state: string): Omit<DutyLine, 'dueOn'> {
  const why = 'Those that came first are due first.'
  return { id: `steps-${what}`, title, why, href: `/office/activities?state=${state}`, act: 'Look at them' }
}
