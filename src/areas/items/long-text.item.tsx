import { TextArea } from '../../ui/field.tsx'
import { textOf } from './choice.rules.ts'
import { fieldOf, longTextAtMost } from './item.schema.ts'
import { readText } from './text.rules.ts'
import type { FieldsProps, Way } from './way.schema.ts'

/** As many lines of words as are needed. */
export const longText: Way = {
  words: 'Longer text',
  hint: 'As many lines as are needed',
  writes: [],
  check: () => null,
  listTellable: () => null,
  tell: () => [],
  read: (question, sent) => readText(question, sent, longTextAtMost),
  send: (question, value) => ({ [fieldOf(question.key)]: String(value) }),
  empty: 'Write an answer',
  isScored: () => false,
  isRight: () => false,
  sayRight: () => [],
  listFeedback: () => [],
  say: (_question, value) => String(value).split('\n'),
  Fields,
  Key: () => null,
  print: () => [{ kind: 'lines', count: 5 }],
}

function Fields({ question, sent, errors }: FieldsProps) {
  const name = fieldOf(question.key)
  return (
    <TextArea
      name={name}
      label={question.wording}
      hint={question.help ?? undefined}
      error={errors[name]}
      required={question.isRequired}
      optional={!question.isRequired}
      rows={5}
      value={textOf(sent, name)}
    />
  )
}
