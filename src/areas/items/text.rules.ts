import { textOf } from './choice.rules.ts'
import { type Question, type Sent, fieldOf } from './item.schema.ts'
import type { Read } from './way.schema.ts'

/** Reads words, at most so many letters. Refuses with `answer/too-long`. @source office.questions.answer */
export function readText(question: Question, sent: Sent, atMost: number): Read {
  const field = fieldOf(question.key)
  const text = textOf(sent, field)
  if (text.length <= atMost) return { ok: true, value: text === '' ? null : text }
  const message = `Write at most ${atMost.toLocaleString('en-US')} letters; this has ${text.length.toLocaleString('en-US')}`
  return { ok: false, wrong: { code: 'answer/too-long', field, message } }
}

/**
 * A question with every text that people read changed: into another language, or by what they answered before.
 *
 * @param change is told where a text stands ("wording", "option.o1", "scale.s1.low") and what it says
 * @source office.questions.form
 */
export function mapTexts<One extends Question>(question: One, change: (place: string, words: string) => string): One {
  const of = (place: string, words: string | null) => (words === null ? null : change(place, words))
  return {
    ...question,
    wording: change('wording', question.wording),
    help: of('help', question.help),
    lowLabel: of('low', question.lowLabel),
    highLabel: of('high', question.highLabel),
    feedback: of('feedback', question.feedback),
    passage: of('passage', question.passage),
    options: question.options.map((option) => ({
      ...option,
      wording: change(`option.${option.key}`, option.wording),
      feedback: of(`option.${option.key}.feedback`, option.feedback),
    })),
    scales: question.scales.map((scale) => ({
      ...scale,
      label: change(`scale.${scale.key}`, scale.label),
      lowLabel: of(`scale.${scale.key}.low`, scale.lowLabel),
      highLabel: of(`scale.${scale.key}.high`, scale.highLabel),
    })),
    media: question.media && {
      ...question.media,
      alt: change('alt', question.media.alt),
      transcript: question.media.transcript === '' ? '' : change('transcript', question.media.transcript),
    },
  }
}
