import { Prose } from '../../ui/prose.tsx'
import type { Question, Sent, Value } from './item.schema.ts'
import { isScored, sayAnswer, sendAnswer, ways } from './item.rules.ts'
import { MediaShown } from './media.part.tsx'

type ItemProps = {
  question: Question
  /** What was sent, where a page is shown again. */
  typed?: Sent
  kept: Value | null
  errors: Readonly<Record<string, string>>
  lang?: string
  dir?: 'rtl'
  /** The language that was picked to read in, for captions. */
  readIn?: string
}

/** A question as its respondent sees it. */
export function ItemFields({ question, typed, kept, errors, lang, dir, readIn }: ItemProps) {
  const Fields = ways[question.type].Fields
  const sent = typed ?? (kept === null ? {} : sendAnswer(question, kept))
  return (
    <div class="asked" lang={lang} dir={dir}>
      {question.media ? <MediaShown media={question.media} language={readIn ?? lang} /> : null}
      <Fields {...{ question, sent, errors, kept }} />
    </div>
  )
}

/** A question as its reviewer sees it: what can be answered, what is right, what is told. */
export function ItemKey({ question }: { question: Question }) {
  const Key = ways[question.type].Key
  return (
    <>
      {question.help ? <p class="soft">{question.help}</p> : null}
      {question.media ? <MediaShown media={question.media} /> : null}
      <Key question={question} />
      {question.feedback ? <p class="meta">{question.feedback}</p> : null}
    </>
  )
}

/** An answer to be read, in the words that were shown. */
export function ItemAnswered({ question, answer }: { question: Question; answer: Value | null }) {
  if (answer === null) return <p class="soft">No answer</p>
  if (question.type === 'long text') return <Prose text={String(answer)} />
  return (
    <p>
      {sayAnswer(question, answer).map((line, i) => (
        <>
          {i > 0 ? <br /> : null}
          {line}
        </>
      ))}
    </p>
  )
}

/** The right answer where another was given, then why: of each part that was chosen, and of the question. */
export function ItemFeedback({
  question,
  answer,
  isRight,
}: {
  question: Question
  answer: Value | null
  isRight: boolean
}) {
  if (!isScored(question)) return null
  const way = ways[question.type]
  const right = way.sayRight(question)
  const why = answer === null ? [] : way.listFeedback(question, answer)
  return (
    <>
      {isRight ? null : (
        <p>
          <b>{right.length > 1 ? 'Right are:' : 'Right is:'}</b> {right.join('; ')}
        </p>
      )}
      {[...why, question.feedback].filter(Boolean).map((text) => (
        <p class="meta">{text}</p>
      ))}
    </>
  )
}
