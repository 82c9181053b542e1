import { isLocalDate } from '../kernel/dates.ts'
import type { Columns, RunKind } from './run.schema.ts'
import type { Ask, Field, TableKind } from './table-kind.ts'

/** What was said of a table; the kind is null while nobody said it. */
export type Chosen = { kind: RunKind | null; sheet: number; columns: Columns; answers: Record<string, string> }

type Table = {
  fields: readonly Field[]
  asks: readonly Ask[]
  decideAnswers?: TableKind<unknown>['decideAnswers']
}

/**
 * What is wrong with the columns and answers told for a table, by the name of the form's field: a required column is missing,
 * one column is told for two fields, an answer is missing or none of its choices. Empty where all is right.
 */
export function decideColumns(table: Table, { columns, answers }: Chosen): Record<string, string> {
  const errors: Record<string, string> = {}
  const named = new Map<number, string>()
  for (const { key, label, isRequired } of table.fields) {
    const at = columns[key]
    if (at === undefined) {
      if (isRequired) errors[`column.${key}`] = `Choose the column that holds: ${label}`
      continue
    }
    const before = named.get(at)
    if (before !== undefined)
      errors[`column.${key}`] = `This column is chosen for "${before}" already: choose another, or none`
    else named.set(at, label)
  }
  for (const ask of table.asks) {
    const wrong = wrongAnswer(ask, answers[ask.key] ?? '')
    if (wrong !== null) errors[`answer.${ask.key}`] = wrong
  }
  const together = table.decideAnswers?.(answers)
  if (together && !together.ok) errors[together.refusal.field ?? ''] ??= together.refusal.message
  return errors
}

function wrongAnswer({ label, isRequired, isDay, choices }: Ask, text: string): string | null {
  if (text === '') return isRequired ? `Enter: ${label}` : null
  if (isDay && !isLocalDate(text)) return 'Enter a day, such as 2026-03-31'
  if (choices && !choices.includes(text)) return 'Choose one of the list'
  return null
}

/** Answers that hold for the next file of this kind too: not the days of this one. */
export function keepAnswers(asks: readonly Ask[], answers: Record<string, string>): Record<string, string> {
  const days = asks.filter((ask) => ask.isDay).map((ask) => ask.key)
  return Object.fromEntries(Object.entries(answers).filter(([key]) => !days.includes(key)))
}
