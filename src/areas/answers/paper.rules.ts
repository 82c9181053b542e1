import { ways } from '../items/item.rules.ts'
import type { Question } from '../items/item.schema.ts'
import type { PaperBlock } from '../items/way.schema.ts'
import { showCondition } from '../questions/key.rules.ts'
import type { Language } from '../items/language.schema.ts'
import type { Section } from '../questions/questionnaire.schema.ts'
import { type Words } from './sheet.schema.ts'
import { dressHead, dressItems, dressSection } from './wording.rules.ts'

/** A questionnaire as it is printed, to be filled in with a pen. */
export type Paper = {
  title: string
  provider: string
  lang: string
  intro: string[]
  pages: {
    title: string | null
    intro: string[]
    questions: {
      number: number
      wording: string
      required: boolean
      long: boolean
      notes: string[]
      blocks: PaperBlock[]
    }[]
  }[]
}

type Printed = { title: string; intro: string; items: readonly Question[]; sections: readonly Section[] }

/**
 * Lays a questionnaire out for paper, in a language as far as it is translated: every question, with a line that says when
 * it is asked. What would be said of an earlier answer is left open.
 *
 * @source office.questions.form
 */
export function layOut(printed: Printed, words: Words, provider: string): Paper {
  const none = new Map<string, never>()
  const { title, intro } = dressHead(printed, words)
  const items = dressItems(printed.items, none, words).map(({ item }) => item)
  const pages = [...new Set([...items, ...printed.sections].map(({ page }) => page))].toSorted((a, b) => a - b)
  const lang: Language = words.readIn ?? words.language
  const laid = pages.map((page) => {
    const section = dressSection(page, [], none, words)
    const questions = items.flatMap((item, i) => (item.page === page ? [lay(item, i, items)] : []))
    return { title: section?.title ?? null, intro: linesOf(section?.intro ?? ''), questions }
  })
  return { title, provider, lang, intro: linesOf(intro), pages: laid }
}

function lay(item: Question, at: number, items: readonly Question[]) {
  const condition = showCondition(item, items)
  const media = item.media
    ? [`${mediaWords[item.media.kind]}: ${item.media.alt}`, ...linesOf(item.media.transcript)]
    : []
  const notes = [item.help ?? '', condition && `To be ${condition}`, ...media].filter(Boolean)
  const blocks = ways[item.type].print(item)
  const { wording, isRequired: required } = item
  return { number: at + 1, wording, required, long: item.options.length > 8, notes, blocks }
}

const mediaWords = { picture: 'On the screen stands a picture', sound: 'A sound is heard', film: 'A film is shown' }

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}
