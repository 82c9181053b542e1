import { Radios } from '../../ui/choices.tsx'
import { SelectField } from '../../ui/field.tsx'
import { checkOptions, feedbackOfChosen, keysOf, listOptions, readChosen, sayChosen, textOf } from './choice.rules.ts'
import { OptionsKey } from './choice.view.tsx'
import { fieldOf } from './item.schema.ts'
import type { FieldsProps, Way } from './way.schema.ts'

/** Above this many, the answers of a single choice stand in a list that opens. */
const choicesAtMost = 7

/** One answer of several. */
export const single: Way = {
  words: 'Choose one answer',
  hint: 'Can be scored: one answer is right',
  writes: ['options', 'feedback'],
  asks: {
    options: {
      hint: 'One to a line. A star marks the right one; after a bar stands what to tell who chose it: * Within 6 hours | As the guideline says',
    },
  },
  check(question) {
    const wrong = checkOptions(question, 2, 'answers')
    if (wrong || question.options.filter((option) => option.isRight).length <= 1) return wrong
    const message = 'Only one answer can be right here. Mark one, or let several be chosen.'
    return { code: 'item/several-right', field: 'options', message }
  },
  listTellable: listOptions,
  tell: (_question, value) => keysOf(value),
  read(question, sent) {
    const name = fieldOf(question.key)
    const read = readChosen(question, { ...sent, [name]: textOf(sent, name) }, 'Choose one of the answers')
    return read.ok && read.value !== null ? { ok: true, value: keysOf(read.value)[0]! } : read
  },
  send: (question, value) => ({ [fieldOf(question.key)]: String(value) }),
  empty: 'Choose an answer',
  isScored: ({ options }) => options.some((option) => option.isRight),
  isRight: ({ options }, value) => options.some((option) => option.isRight && option.key === value),
  sayRight: ({ options }) => options.filter((option) => option.isRight).map((option) => option.wording),
  listFeedback: feedbackOfChosen,
  say: sayChosen,
  Fields,
  Key: OptionsKey,
  print: ({ options }) => [{ kind: 'marks', shape: 'round', lines: options.map((option) => option.wording) }],
}

function Fields({ question, sent, errors }: FieldsProps) {
  const name = fieldOf(question.key)
  const common = { name, hint: question.help ?? undefined, error: errors[name], required: question.isRequired }
  const choices = question.options.map((option) => ({ value: option.key, label: option.wording }))
  const value = textOf(sent, name)
  const optional = !question.isRequired
  if (choices.length > choicesAtMost)
    return (
      <SelectField
        {...common}
        label={question.wording}
        optional={optional}
        empty="Choose one"
        options={choices}
        value={value}
      />
    )
  const none = optional ? [{ value: '', label: 'No answer' }] : []
  const chosen = value === '' && !(name in sent) ? undefined : value
  return (
    <Radios {...common} legend={question.wording} optional={optional} choices={[...choices, ...none]} value={chosen} />
  )
}
