import type { ItemDraft, Question } from '../../areas/items/item.schema.ts'
import { type Extended, type Extension, type WireItem, urls } from './questionnaire.wire.ts'

/** What every number in such a group is asked for, so that whoever fills it in knows without these rules. */
type Words = (place: string, words: string) => Extended | undefined

const eachOnce = 'item.answer.value.isDistinct()'
const sumOf = (total: number) => `item.answer.value.aggregate($this + $total, 0) = ${total}`
const sumPattern = /^item\.answer\.value\.(?:aggregate\(\$this \+ \$total, 0\)|sum\(\)) = (\d+)$/

/**
 * Points to give out as R4 says them: a whole number for each thing, and the published rule of their group that they make the
 * total. A program that knows no such rule still asks for the numbers.
 */
export function writeAllocation(question: Question, translate: Words): Partial<WireItem> & { type: string } {
  const total = question.total ?? 100
  const rule = constraint('points-total', sumOf(total), `The points of all things together make ${total}`)
  return { type: 'group', extension: [rule], item: numbersOf(question, 0, total, translate) }
}

/** Things put in order as R4 says them: a place for each, from 1, and the published rule that no two have the same. */
export function writeRanking(question: Question, translate: Words): Partial<WireItem> & { type: string } {
  const last = question.options.length
  const rule = constraint('each-place-once', eachOnce, `Each has its own place, from 1 for the first to ${last}`)
  return { type: 'group', extension: [rule], item: numbersOf(question, 1, last, translate) }
}

/** Which of the two a group is, by its rule; undefined where it is neither. An allocation comes with its total. */
export function readPoints(
  item: WireItem,
): { type: 'ranking' } | (Pick<ItemDraft, 'total'> & { type: 'allocation' }) | undefined {
  const numbers = (item.item ?? []).filter((each) => each.type !== 'display')
  if (item.type !== 'group' || numbers.length < 2 || !numbers.every((each) => each.type === 'integer')) return undefined
  for (const expression of expressionsOf(item)) {
    if (expression === eachOnce) return { type: 'ranking' }
    const total = sumPattern.exec(expression)?.[1]
    if (total !== undefined) return { type: 'allocation', total: Number(total) }
  }
  return undefined
}

function numbersOf({ key, options }: Question, low: number, high: number, translate: Words): WireItem[] {
  return options.map((option) => ({
    linkId: `${key}.${option.key}`,
    type: 'integer',
    text: option.wording,
    _text: translate(`option.${option.key}`, option.wording),
    extension: [
      { url: urls.minimum, valueInteger: low },
      { url: urls.maximum, valueInteger: high },
    ],
  }))
}

function constraint(key: string, expression: string, human: string): Extension {
  const extension = [
    { url: 'key', valueId: key },
    { url: 'severity', valueCode: 'error' },
    { url: 'expression', valueString: expression },
    { url: 'human', valueString: human },
  ]
  return { url: urls.constraint, extension }
}

function expressionsOf({ extension = [] }: WireItem): string[] {
  return extension.flatMap((each) =>
    each.url === urls.constraint
      ? (each.extension ?? []).flatMap((part) =>
          part.url === 'expression' && part.valueString ? part.valueString : [],
        )
      : [],
  )
}
