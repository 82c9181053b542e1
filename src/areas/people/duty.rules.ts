import type { DutyLine } from './duty.schema.ts'

/** So many of a kind stand on a home one by one; more of them are one line with their count. */
export const linesAtMost = 3

/**
 * Lines of one kind as a home shows them: each by itself while they are few, else as one line that leads to a list, due
 * when the first of them is.
 *
 * @param fold what the one line says, leads to and does
 * @source office.tasks.duties
 */
export function foldDuties(lines: readonly DutyLine[], fold: (count: number) => Omit<DutyLine, 'dueOn'>): DutyLine[] {
  if (lines.length <= linesAtMost) return [...lines]
  const dueOn = lines.flatMap((line) => line.dueOn ?? []).toSorted()[0] ?? null
  return [{ ...fold(lines.length), dueOn }]
}
