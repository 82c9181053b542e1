import { Ranking } from '../../ui/ranking.tsx'
import { checkOptions, keysOf, listOptions, sayChosen, textOf } from './choice.rules.ts'
import { type Question, fieldOf } from './item.schema.ts'
import type { FieldsProps, Read, Way } from './way.schema.ts'

/** Things to put in order, the first first. */
export const ranking: Way = {
  words: 'Put things in order',
  hint: 'Each gets its own place. Scored only where the right order is given',
  writes: ['options', 'feedback'],
  asks: {
    options: {
      label: 'Things to put in order',
      hint: 'One to a line. Where it is scored, the right place stands after =, such as Call for help = 1',
    },
  },
  check: (question) => checkOptions(question, 2, 'things') ?? checkOrder(question),
  listTellable: (question) => listOptions(question).map(({ key, words }) => ({ key, words: `${words} first` })),
  tell: (_question, value) => keysOf(value).slice(0, 1),
  read,
  send: (question, value) =>
    Object.fromEntries(keysOf(value).map((key, i) => [fieldOf(question.key, key), String(i + 1)])),
  empty: 'Give each a place',
  isScored: ({ options }) => options.some((option) => option.rightNumber !== null),
  isRight: (question, value) => keysOf(value).join() === rightOrder(question).join(),
  sayRight: (question) => sayChosen(question, rightOrder(question)).map((words, i) => `${i + 1}. ${words}`),
  listFeedback: () => [],
  say: (question, value) => sayChosen(question, value).map((words, i) => `${i + 1}. ${words}`),
  Fields,
  Key: ({ question }) => (
    <ul>
      {question.options.map((one) => (
        <li>
          {one.wording} {one.rightNumber === null ? null : <b>{`right place ${one.rightNumber}`}</b>}
        </li>
      ))}
    </ul>
  ),
  print: ({ options }) => [
    { kind: 'note', text: `Write a number before each: 1 for the first, ${options.length} for the last.` },
    { kind: 'blanks', before: true, lines: options.map((option) => option.wording) },
  ],
}

function rightOrder({ options }: Question): string[] {
  return options.toSorted((a, b) => (a.rightNumber ?? 0) - (b.rightNumber ?? 0)).map((option) => option.key)
}

function checkOrder({ options }: Question) {
  const places = options.flatMap((option) => (option.rightNumber === null ? [] : [option.rightNumber]))
  const isOrder = new Set(places).size === options.length && places.every((place) => isPlace(place, options.length))
  if (places.length === 0 || isOrder) return null
  const message = `Give each thing its own right place from 1 to ${options.length}, or give none`
  return { code: 'item/range', field: 'options', message }
}

function isPlace(place: number, count: number): boolean {
  return Number.isInteger(place) && place >= 1 && place <= count
}

/** No two things share a place, and none is left out. */
function read(question: Question, sent: FieldsProps['sent']): Read {
  const { options } = question
  const wrong = (what: string, key: string, message: string): Read => ({
    ok: false,
    wrong: { code: `answer/${what}`, field: fieldOf(question.key, key), message },
  })
  const places = new Map<number, { key: string; wording: string }>()
  const left: { key: string; wording: string }[] = []
  for (const option of options) {
    const text = textOf(sent, fieldOf(question.key, option.key))
    const place = Number(text)
    const other = places.get(place)
    if (text === '') left.push(option)
    else if (!isPlace(place, options.length))
      return wrong('not-offered', option.key, `Choose a place from 1 to ${options.length}`)
    else if (other) return wrong('place-twice', option.key, sayTwice(place, other, option))
    else places.set(place, option)
  }
  if (places.size === 0) return { ok: true, value: null }
  if (left.length > 0) return wrong('place-missing', left[0]!.key, `Give “${left[0]!.wording}” a place too`)
  return { ok: true, value: options.map((_, i) => places.get(i + 1)!.key) }
}

function sayTwice(place: number, one: { wording: string }, other: { wording: string }): string {
  return `“${one.wording}” and “${other.wording}” both have place ${place}. Give one of them another.`
}

function Fields({ question, sent, errors }: FieldsProps) {
  const name = fieldOf(question.key)
  return (
    <Ranking
      name={name}
      legend={question.wording}
      hint={question.help ?? `1 for the first, ${question.options.length} for the last`}
      error={errors[name]}
      optional={!question.isRequired}
      things={question.options.map((option) => {
        const field = fieldOf(question.key, option.key)
        return { name: field, label: option.wording, value: textOf(sent, field), error: errors[field] }
      })}
    />
  )
}
