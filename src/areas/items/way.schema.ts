import type { JSX } from 'preact'
import type { Question, Sent, Value } from './item.schema.ts'

/** What the editor asks for beside the wording, by the way of answering. */
export const writtenFields = [
  'options',
  'passage',
  'scales',
  'minimum',
  'maximum',
  'lowLabel',
  'highLabel',
  'rightNumber',
  'total',
  'earliest',
  'latest',
  'accepts',
  'megabytes',
  'feedback',
] as const
export type WrittenField = (typeof writtenFields)[number]

/** What is wrong: `noun/what-is-wrong`, the field to mark, and what to do next. */
export type Wrong = { code: string; field: string; message: string }

/** An answer that another question can wait for: as it is compared, and in words. */
export type Tellable = { key: string; words: string }

/** What a question looks like to who answers it. `sent` is what its fields hold; `kept` the answer that is kept. */
export type FieldsProps = {
  question: Question
  sent: Sent
  errors: Readonly<Record<string, string>>
  kept: Value | null
}

/** What a question looks like on paper. */
export type PaperBlock =
  | { kind: 'marks'; shape: 'round' | 'square'; lines: string[] }
  | { kind: 'points'; points: number; low: string; high: string }
  | {
      kind: 'grid'
      rows: string[]
      scales: { label: string; points: number; low: string | null; high: string | null }[]
    }
  | { kind: 'blanks'; before: boolean; lines: string[] }
  | { kind: 'lines'; count: number }
  | { kind: 'note'; text: string }

/** How an answer was read. `value` null: it was left empty. */
export type Read = { ok: true; value: Value | null } | { ok: false; wrong: Wrong }

/**
 * One way of asking, all of it in one file: how its question may be written, how an answer is read, marked and said, and
 * how it looks. Whoever adds a way of asking writes one of these.
 */
export type Way = {
  /** In the words of the editor, and what else is to be known when it is chosen. */
  words: string
  hint: string
  /** What the editor asks for, and how it words that here. */
  writes: readonly WrittenField[]
  asks?: Partial<Record<WrittenField, { label?: string; hint?: string }>>
  /** What is wrong with a question as it is written; null when it can be asked. */
  check(question: Question): Wrong | null
  /** What other questions can wait for; null where nothing can. */
  listTellable(question: Question): Tellable[] | null
  /** What an answer tells to questions that wait, in the keys of `listTellable`. */
  tell(question: Question, value: Value): string[]
  /** Reads an answer from a form. */
  read(question: Question, sent: Sent, kept: Value | null): Read
  /** An answer as the form that would give it. */
  send(question: Question, value: Value): Record<string, string | string[]>
  /** What is said where a required answer is missing. */
  empty: string
  isScored(question: Question): boolean
  /** Is this the right answer to a scored question? */
  isRight(question: Question, value: Value): boolean
  /** The right answer in words, a line for each part. */
  sayRight(question: Question): string[]
  /** What is told for this answer in particular once it is marked. */
  listFeedback(question: Question, value: Value): string[]
  /** An answer in words, a line for each part. */
  say(question: Question, value: Value): string[]
  /** The fields in which it is answered. */
  Fields(props: FieldsProps): JSX.Element
  /** What belongs to the question, with what is right, for who reviews it. */
  Key(props: { question: Question }): JSX.Element | null
  print(question: Question): PaperBlock[]
}
