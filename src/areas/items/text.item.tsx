import { TextArea, TextField } from '../../ui/field.tsx'
import { textOf } from './choice.rules.ts'
import { fieldOf, longTextAtMost, shortTextAtMost } from './item.schema.ts'
import { readText } from './text.rules.ts'
import type { FieldsProps, Way } from './way.schema.ts'

/** What both ways of asking for words have in common: nothing waits for them, nothing marks them. */
const inWords: Omit<Way, 'words' | 'hint' | 'read' | 'Fields' | 'print'> = {
  writes: [],
  check: () => null,
  listTellable: () => null,
  tell: () => [],
  send: (question, value) => ({ [fieldOf(question.key)]: String(value) }),
  empty: 'Write an answer',
  isScored: () => false,
  isRight: () => false,
  sayRight: () => [],
  listFeedback: () => [],
  say: (_question, value) => String(value).split('\n'),
  Key: () => null,
}

/** One line of words. */
export const shortText: Way = {
  ...inWords,
  words: 'A few words',
  hint: `One line, up to ${shortTextAtMost} letters`,
  read: (question, sent) => readText(question, sent, shortTextAtMost),
  Fields: (props) => <TextField {...fieldPropsOf(props)} maxlength={shortTextAtMost} autocomplete="off" />,
  print: () => [{ kind: 'lines', count: 1 }],
}

/** As many lines of words as are needed. */
export const longText: Way = {
  ...inWords,
  words: 'Longer text',
  hint: 'As many lines as are needed',
  read: (question, sent) => readText(question, sent, longTextAtMost),
  Fields: (props) => <TextArea {...fieldPropsOf(props)} rows={5} />,
  print: () => [{ kind: 'lines', count: 5 }],
}

function fieldPropsOf({ question, sent, errors }: FieldsProps) {
  const name = fieldOf(question.key)
  return {
    name,
    label: question.wording,
    hint: question.help ?? undefined,
    error: errors[name],
    required: question.isRequired,
    optional: !question.isRequired,
    value: textOf(sent, name),
  }
}
