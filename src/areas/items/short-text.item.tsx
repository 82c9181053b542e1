import { TextField } from '../../ui/field.tsx'
import { textOf } from './choice.rules.ts'
import { fieldOf, shortTextAtMost } from './item.schema.ts'
import { readText } from './text.rules.ts'
import type { FieldsProps, Way } from './way.schema.ts'

/** One line of words. */
export const shortText: Way = {
  words: 'A few words',
  hint: `One line, up to ${shortTextAtMost} letters`,
  writes: [],
  check: () => null,
  listTellable: () => null,
  tell: () => [],
  read: (question, sent) => readText(question, sent, shortTextAtMost),
  send: (question, value) => ({ [fieldOf(question.key)]: String(value) }),
  empty: 'Write an answer',
  isScored: () => false,
  isRight: () => false,
  sayRight: () => [],
  listFeedback: () => [],
  say: (_question, value) => [String(value)],
  Fields,
  Key: () => null,
  print: () => [{ kind: 'lines', count: 1 }],
}

function Fields({ question, sent, errors }: FieldsProps) {
  const name = fieldOf(question.key)
  return (
    <TextField
      name={name}
      label={question.wording}
      hint={question.help ?? undefined}
      error={errors[name]}
      required={question.isRequired}
      optional={!question.isRequired}
      value={textOf(sent, name)}
      maxlength={shortTextAtMost}
      autocomplete="off"
    />
  )
}
