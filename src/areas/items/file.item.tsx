import { Checkbox } from '../../ui/choices.tsx'
import { FileField } from '../../ui/field.tsx'
import { textOf } from './choice.rules.ts'
import { findMediaType, listEndings } from './file-kind.rules.ts'
import {
  type FileKind,
  type KeptFile,
  type Question,
  type SentFile,
  type Value,
  fieldOf,
  fileKinds,
  megabytesAtMost,
  megabytesUsual,
} from './item.schema.ts'
import type { FieldsProps, Read, Way } from './way.schema.ts'

/** What stands at every field for a file, because a file cannot be looked over before it is sent. */
const noPatients = 'Send nothing that names or shows a patient.'

/** A file to hand in. It is known by its bytes, kept outside anything the web serves, and only ever handed over as a download. */
export const file: Way = {
  words: 'A file',
  hint: `PDF, picture, text, document, spreadsheet or slides, up to ${megabytesAtMost} MB`,
  writes: ['accepts', 'megabytes'],
  check({ megabytes }) {
    const most = megabytes ?? megabytesUsual
    if (Number.isInteger(most) && most >= 1 && most <= megabytesAtMost) return null
    return {
      code: 'item/range',
      field: 'megabytes',
      message: `Enter a whole number of megabytes from 1 to ${megabytesAtMost}`,
    }
  },
  listTellable: () => null,
  tell: () => [],
  read,
  send: () => ({}),
  empty: 'Choose a file',
  isScored: () => false,
  isRight: () => false,
  sayRight: () => [],
  listFeedback: () => [],
  say: (_question, value) => {
    const kept = keptOf(value)
    return kept ? [showFile(kept)] : []
  },
  Fields,
  Key: ({ question }) => <p>{`${showKinds(question)}. ${noPatients}`}</p>,
  print: (question) => [
    { kind: 'note', text: `Hand the file in with this form: ${showKinds(question)}. ${noPatients}` },
  ],
}

function showFile({ name, bytes }: KeptFile): string {
  const size = bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
  return `${name}, ${size}`
}

function showKinds(question: Question): string {
  return `${kindsOf(question).join(', ')}, up to ${question.megabytes ?? megabytesUsual} MB`
}

function kindsOf({ accepts }: Question): readonly FileKind[] {
  return accepts.length > 0 ? accepts : fileKinds
}

function keptOf(value: Value | null): KeptFile | null {
  return value !== null && typeof value === 'object' && 'fileId' in value ? (value as KeptFile) : null
}

function isFile(sent: FieldsProps['sent'][string] | undefined): sent is SentFile {
  return typeof sent === 'object' && !Array.isArray(sent)
}

/** A new file takes the place of the one that is kept; without one it stays, unless it is to go. */
function read(question: Question, sent: FieldsProps['sent'], kept: Value | null): Read {
  const field = fieldOf(question.key)
  const given = sent[field]
  const wrong = (code: string, message: string): Read => ({ ok: false, wrong: { code, field, message } })
  if (!isFile(given)) return { ok: true, value: textOf(sent, `${field}.gone`) === 'yes' ? null : keptOf(kept) }
  const most = question.megabytes ?? megabytesUsual
  if (given.bytes.length === 0) return wrong('answer/empty-file', `“${given.name}” is empty. Choose another file.`)
  if (given.bytes.length > most * 1_000_000)
    return wrong('answer/file-too-large', `“${given.name}” has more than ${most} MB. Send a smaller one.`)
  const mediaType = findMediaType(given, kindsOf(question))
  if (!mediaType)
    return wrong(
      'answer/file-of-other-kind',
      `“${given.name}” is not ${kindsOf(question).join(' or ')}, by its name and its content. Save it as one of these and send it again.`,
    )
  return { ok: true, value: { fileId: '', name: given.name.slice(-120), mediaType, bytes: given.bytes.length } }
}

function Fields({ question, errors, kept }: FieldsProps) {
  const name = fieldOf(question.key)
  const before = keptOf(kept)
  return (
    <>
      <FileField
        name={name}
        label={question.wording}
        hint={
          <>
            {question.help ? `${question.help} ` : ''}
            {showKinds(question)}. <b>{noPatients}</b>
            {before ? ` Kept now: ${showFile(before)}. A new file takes its place.` : ''}
          </>
        }
        error={errors[name]}
        required={question.isRequired && !before}
        optional={!question.isRequired}
        accept={listEndings(kindsOf(question))}
      />
      {before ? <Checkbox name={`${name}.gone`} value="yes" label="Take the file that is kept away" /> : null}
    </>
  )
}
