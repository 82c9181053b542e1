import { HotText } from '../../ui/hot-text.tsx'
import {
  checkOptions,
  feedbackOfChosen,
  isAllRight,
  keysOf,
  listOptions,
  readChosen,
  sayChosen,
  valuesOf,
} from './choice.rules.ts'
import { OptionsKey } from './choice.view.tsx'
import { cutPassage, showPassage } from './passage.rules.ts'
import { type Question, fieldOf } from './item.schema.ts'
import type { FieldsProps, Way } from './way.schema.ts'

/** A text in which parts can be selected. */
export const hotText: Way = {
  words: 'Select parts of a text',
  hint: 'Can be scored: all right parts and no other; each part can have its own feedback',
  writes: ['passage', 'feedback'],
  asks: {
    passage: {
      label: 'The text',
      hint: 'Brackets make a part that can be selected; a star marks a right one; after a bar stands what to tell who selected it: Give [* 30 mL per kg | As the guideline says] within [a day].',
    },
  },
  check(question) {
    const wrong = checkOptions(question, 1, 'parts')
    if (wrong)
      return {
        ...wrong,
        field: 'passage',
        message: wrong.message.replace('one of the parts, one to a line', 'one part in brackets'),
      }
    const places = cutPassage(question.passage ?? '').flatMap((piece) => (piece.key === null ? [] : [piece.key]))
    const isWhole =
      places.length === question.options.length && question.options.every(({ key }) => places.includes(key))
    const stray = cutPassage(question.passage ?? '').some((piece) => piece.key === null && /[[\]]/.test(piece.text))
    if (isWhole && !stray) return null
    const message = 'Every [ needs its ], and there are no brackets inside brackets'
    return { code: 'item/passage', field: 'passage', message }
  },
  listTellable: listOptions,
  tell: (_question, value) => keysOf(value),
  read: (question, sent) => readChosen(question, sent, 'Choose among the parts of the text'),
  send: (question, value) => ({ [fieldOf(question.key)]: keysOf(value) }),
  empty: 'Select at least one part of the text',
  isScored: ({ options }) => options.some((option) => option.isRight),
  isRight: isAllRight,
  sayRight: ({ options }) => options.filter((option) => option.isRight).map((option) => `“${option.wording}”`),
  listFeedback: feedbackOfChosen,
  say: (question, value) => sayChosen(question, value).map((words) => `“${words}”`),
  Fields,
  Key: ({ question }) => (
    <>
      <p>{showPassage(question)}</p>
      <OptionsKey question={question} />
    </>
  ),
  print: (question) => [
    { kind: 'note', text: 'Mark the parts in brackets that you select.' },
    { kind: 'note', text: showPassage(question) },
  ],
}

function Fields({ question, sent, errors }: FieldsProps) {
  const name = fieldOf(question.key)
  return (
    <HotText
      name={name}
      legend={question.wording}
      hint={question.help ?? 'Select every part that answers the question'}
      error={errors[name]}
      optional={!question.isRequired}
      pieces={piecesOf(question)}
      values={valuesOf(sent, name)}
    />
  )
}

function piecesOf(question: Question) {
  const wordings = new Map(question.options.map(({ key, wording }) => [key, wording]))
  return cutPassage(question.passage ?? '').map(({ key, text }) =>
    key === null ? { text } : { text: wordings.get(key) ?? key, value: key },
  )
}
