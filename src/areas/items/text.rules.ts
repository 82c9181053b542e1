import { textOf } from './choice.rules.ts'
import { type Question, type Sent, fieldOf } from './item.schema.ts'
import type { Read, Wrong } from './way.schema.ts'

/** Reads words, at most so many letters. Refuses with `answer/too-long`. @source office.questions.answer */
export function readText(question: Question, sent: Sent, atMost: number): Read {
  const field = fieldOf(question.key)
  const text = textOf(sent, field)
  if (text.length <= atMost) return { ok: true, value: text === '' ? null : text }
  const message = `Write at most ${atMost.toLocaleString('en-US')} letters; this has ${text.length.toLocaleString('en-US')}`
  return { ok: false, wrong: { code: 'answer/too-long', field, message } }
}

/** The most letters of the texts of a question; of an answer that is listed, of its feedback, and of a word at a scale. */
const most = { wording: 2000, help: 1000, feedback: 2000, passage: 10_000, transcript: 20_000, listed: 1000, end: 200 }

/** The most letters of a text by where it stands ("wording", "option.o1.feedback", "scale.s1.low"). @source office.questions.form */
export function lettersAtMost(place: string): number {
  const last = place.split('.').at(-1)!
  if (last === 'feedback') return most.feedback
  if (place.startsWith('option.')) return most.listed
  if (place.startsWith('scale.') || last === 'low' || last === 'high') return most.end
  return place in most ? most[place as keyof typeof most] : most.listed
}

/** The text of a question that has too many letters, as refusal `item/too-long`; null where none has. @source office.questions.form */
export function findTooLong(question: Question): Wrong | null {
  const found: Wrong[] = []
  mapTexts(question, (place, words) => {
    const letters = lettersAtMost(place)
    if (words.length > letters)
      found.push({ code: 'item/too-long', field: fieldAt(place, question), message: sayMost(letters, words) })
    return words
  })
  return found[0] ?? null
}

/** How many letters a text may have and has, to be told where they are too many. @source office.questions.form */
export function sayMost(letters: number, words: string): string {
  const [least, now] = [letters.toLocaleString('en-US'), words.length.toLocaleString('en-US')]
  const which = words.length > 60 ? `“${words.slice(0, 40).trimEnd()}…”` : 'this'
  return `Write at most ${least} letters; ${which} has ${now}`
}

function fieldAt(place: string, { type }: Question): string {
  if (place === 'low' || place === 'high') return `${place}Label`
  if (place.startsWith('option.')) return type === 'hot text' ? 'passage' : 'options'
  return place.startsWith('scale.') ? 'scales' : place
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
