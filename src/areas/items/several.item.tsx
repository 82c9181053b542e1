import { Checkboxes } from '../../ui/choices.tsx'
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
import { fieldOf } from './item.schema.ts'
import type { FieldsProps, Way } from './way.schema.ts'

/** Any number of several answers. */
export const several: Way = {
  words: 'Choose several answers',
  hint: 'Can be scored: all right answers and no other',
  writes: ['options', 'feedback'],
  asks: {
    options: {
      hint: 'One to a line. A star marks the right ones; after a bar stands what to tell who chose it: * Within 6 hours | As the guideline says',
    },
  },
  check: (question) => checkOptions(question, 2, 'answers'),
  listTellable: listOptions,
  tell: (_question, value) => keysOf(value),
  read: (question, sent) => readChosen(question, sent),
  send: (question, value) => ({ [fieldOf(question.key)]: keysOf(value) }),
  empty: 'Choose at least one answer',
  isScored: ({ options }) => options.some((option) => option.isRight),
  isRight: isAllRight,
  sayRight: ({ options }) => options.filter((option) => option.isRight).map((option) => option.wording),
  listFeedback: feedbackOfChosen,
  say: sayChosen,
  Fields,
  Key: OptionsKey,
  print: ({ options }) => [{ kind: 'marks', shape: 'square', lines: options.map((option) => option.wording) }],
}

function Fields({ question, sent, errors }: FieldsProps) {
  const name = fieldOf(question.key)
  return (
    <Checkboxes
      name={name}
      legend={question.wording}
      hint={question.help ?? 'Choose all that apply'}
      error={errors[name]}
      required={question.isRequired}
      optional={!question.isRequired}
      choices={question.options.map((option) => ({ value: option.key, label: option.wording }))}
      values={valuesOf(sent, name)}
    />
  )
}
