import { cellLimits, suppressTable } from '../../statistics/suppression.ts'

/** How often one answer was given to one question, as it is counted. */
export type AnswerRow = { key: string; wording: string; type: string; value: unknown; count: number }

/** The answers to one question; a count is null where it is not told. */
export type AnswerCounts = {
  key: string
  wording: string
  n: number | null
  mean: number | null
  answers: { answer: string; count: number | null }[]
}

/**
 * Answers by question, without what was written in words, and without counts by which a learner could be known: those under
 * five, and one more where one could be worked out from the sum. A mean is told from five answers on.
 *
 * @source methods.small-cells
 */
export function answerCounts(rows: readonly AnswerRow[]): AnswerCounts[] {
  const counted = rows.filter(({ type }) => type !== 'short text' && type !== 'long text')
  const keys = [...new Set(counted.map(({ key }) => key))]
  return keys.map((key) => countQuestion(counted.filter((row) => row.key === key)))
}

function countQuestion(rows: readonly AnswerRow[]): AnswerCounts {
  const { key, wording, type } = rows[0]!
  const n = rows.reduce((sum, { count }) => sum + count, 0)
  const shown = suppressTable([rows.map(({ count }) => count)], cellLimits.learners)
  const points = rows.reduce((sum, { value, count }) => sum + Number(value) * count, 0)
  return {
    key,
    wording,
    n: shown.rowTotals[0]!.n,
    mean: type === 'rating' && n >= cellLimits.learners ? Math.round((points / n) * 100) / 100 : null,
    answers: rows.map(({ value }, at) => ({ answer: String(value), count: shown.cells[0]![at]!.n })),
  }
}
