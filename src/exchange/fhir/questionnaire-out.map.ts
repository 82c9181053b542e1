import { type ItemType, type Question, questionOf, shortTextAtMost } from '../../areas/items/item.schema.ts'
import type { QuestionnaireDraft, Section } from '../../areas/questions/questionnaire.schema.ts'
import type { Written } from '../questionnaire.schema.ts'
import { fileTypes } from './questionnaire-file.map.ts'
import { writeAllocation, writeRanking } from './questionnaire-points.map.ts'
import { type Extension, type Extended, type WireItem, urls } from './questionnaire.wire.ts'

/** How a way of asking is said in R4: the item, and what it leaves out. Every way has its row, or this does not compile. */
type Said = { item: Partial<WireItem> & { type: string }; loss?: string }
type Saying = { question: Question; translate: (place: string, words: string) => Extended | undefined }

const ways: Record<ItemType, (saying: Saying) => Said> = {
  single: (saying) => choice(saying, 'radio-button', false),
  several: (saying) => choice(saying, 'check-box', true),
  rating: ({ question, translate }) => ({
    item: {
      type: 'integer',
      extension: [control('slider'), ...bounds('valueInteger', 1, question.maximum ?? 5)],
      item: endsOf(question.key, question.lowLabel, question.highLabel, translate),
    },
  }),
  matrix: (saying) => ({ item: grid(saying) }),
  ranking: ({ question, translate }) => ({ item: writeRanking(question, translate) }),
  allocation: ({ question, translate }) => ({ item: writeAllocation(question, translate) }),
  number: ({ question }) => ({
    item: { type: 'decimal', extension: bounds('valueDecimal', question.minimum, question.maximum) },
  }),
  date: ({ question }) => ({
    item: {
      type: 'date',
      extension: [
        ...(question.earliest ? [{ url: urls.minimum, valueDate: question.earliest }] : []),
        ...(question.latest ? [{ url: urls.maximum, valueDate: question.latest }] : []),
      ],
    },
  }),
  'short text': () => ({ item: { type: 'string', maxLength: shortTextAtMost } }),
  'long text': () => ({ item: { type: 'text' } }),
  file: ({ question }) => ({
    item: {
      type: 'attachment',
      extension: [
        ...question.accepts.flatMap((kind) =>
          fileTypes[kind].map((valueCode) => ({ url: urls.mediaTypes, valueCode })),
        ),
        ...(question.megabytes === null ? [] : [{ url: urls.megabytes, valueDecimal: question.megabytes }]),
      ],
    },
  }),
  'hot text': (saying) => ({
    ...choice(saying, 'check-box', true),
    loss: 'the text from which its parts are selected: it becomes a choice of several',
  }),
}

/** A questionnaire as a FHIR R4 Questionnaire, by extensions that FHIR and SDC publish and none of our own. */
export function writeR4(draft: QuestionnaireDraft): Written {
  const questions = draft.items.map(questionOf)
  const sections = draft.sections ?? []
  const losses = [`What it is for (${draft.kind})`, ...questions.flatMap(lossesOf)]
  const translate = translator(draft)
  const pages = [...new Set([...questions, ...sections].map(({ page }) => page))].toSorted((a, b) => a - b)
  const resource = {
    resourceType: 'Questionnaire',
    status: 'draft',
    language: draft.language ?? 'en',
    title: draft.title,
    _title: translate('title', draft.title),
    description: draft.intro || undefined,
    _description: translate('intro', draft.intro),
    item: pages.map((page) => {
      const section = sections.find((one) => one.page === page)
      const own = questions.filter((one) => one.page === page).map((one) => writeItem(one, questions, draft))
      return pageOf(page, section, own, translate)
    }),
  }
  return { text: JSON.stringify(resource, null, 2), losses }
}

type Translate = (place: string, words: string) => Extended | undefined

function translator(draft: QuestionnaireDraft): Translate {
  return (place, words) => {
    const said = Object.entries(draft.translations ?? {}).flatMap(([language, texts]) => {
      const text = texts[place]
      return text?.madeFrom === words ? [{ language, words: text.words }] : []
    })
    if (said.length === 0) return undefined
    const extension = said.map(({ language, words: valueString }) => ({
      url: urls.translation,
      extension: [
        { url: 'lang', valueCode: language },
        { url: 'content', valueString },
      ],
    }))
    return { extension }
  }
}

function pageOf(page: number, section: Section | undefined, own: WireItem[], translate: Translate): WireItem {
  if (!section) return { linkId: `page-${page}`, type: 'group', item: own }
  const place = `section.${section.key}`
  const intro: WireItem = {
    linkId: `section-${section.key}-intro`,
    type: 'display',
    text: section.intro,
    _text: translate(`${place}.intro`, section.intro),
  }
  return {
    linkId: `section-${section.key}`,
    type: 'group',
    text: section.title,
    _text: translate(`${place}.title`, section.title),
    item: section.intro ? [intro, ...own] : own,
  }
}

function writeItem(question: Question, all: readonly Question[], draft: QuestionnaireDraft): WireItem {
  const translateAll = translator(draft)
  const translate: Translate = (place, words) => translateAll(`item.${question.key}.${place}`, words)
  const { item } = ways[question.type]({ question, translate })
  const help: WireItem[] = question.help
    ? [
        {
          linkId: `${question.key}.help`,
          type: 'display',
          text: question.help,
          _text: translate('help', question.help),
          extension: [control('help')],
        },
      ]
    : []
  const inner = [...help, ...(item.item ?? [])]
  return {
    linkId: question.key,
    ...item,
    text: question.wording,
    _text: translate('wording', question.wording),
    required: question.isRequired,
    ...conditionOf(question, all),
    item: inner.length > 0 ? inner : undefined,
  }
}

function conditionOf({ showIf }: Question, all: readonly Question[]): Partial<WireItem> {
  const first = all.find(({ key }) => key === showIf?.key)
  if (!showIf || !first) return {}
  const enableWhen = showIf.is.map((told) => {
    const cell = first.type === 'matrix' ? told.split('.') : []
    if (cell.length === 3)
      return { question: `${first.key}.${cell[0]}.${cell[1]}`, operator: '=', answerInteger: Number(cell[2]) }
    if (first.type === 'ranking') return { question: `${first.key}.${told}`, operator: '=', answerInteger: 1 }
    if (first.type === 'allocation') return { question: `${first.key}.${told}`, operator: '>', answerInteger: 0 }
    if (first.type === 'rating') return { question: first.key, operator: '=', answerInteger: Number(told) }
    return { question: first.key, operator: '=', answerCoding: { code: told } }
  })
  return { enableWhen, enableBehavior: 'any' }
}

function lossesOf(question: Question): string[] {
  const { wording, options, feedback, media } = question
  const { loss } = ways[question.type]({ question, translate: () => undefined })
  const isKeyed =
    question.rightNumber !== null || options.some((one) => one.isRight !== null || one.rightNumber !== null)
  const found = [
    loss,
    isKeyed ? 'which answer is right' : undefined,
    feedback !== null || options.some((one) => one.feedback !== null) ? 'what is told once it is marked' : undefined,
    media ? `the ${media.kind} above it` : undefined,
  ]
  return found.flatMap((each) => (each ? [`Of “${wording}”: ${each}`] : []))
}

function choice({ question, translate }: Saying, look: string, repeats: boolean): Said {
  const answerOption = question.options.map(({ key, wording }) => ({
    valueCoding: { code: key, display: wording, _display: translate(`option.${key}`, wording) },
  }))
  return { item: { type: 'choice', repeats, extension: [control(look)], answerOption } }
}

function grid({ question, translate }: Saying): Said['item'] {
  const rows = question.options.map((row): WireItem => {
    const cells = question.scales.map((scale): WireItem => {
      const linkId = `${question.key}.${row.key}.${scale.key}`
      const place = `scale.${scale.key}`
      const say: Translate = (end, words) => translate(`${place}.${end}`, words)
      return {
        linkId,
        type: 'integer',
        text: scale.label,
        _text: translate(place, scale.label),
        extension: [control('slider'), ...bounds('valueInteger', 1, scale.points)],
        item: endsOf(linkId, scale.lowLabel, scale.highLabel, say),
      }
    })
    const _text = translate(`option.${row.key}`, row.wording)
    return { linkId: `${question.key}.${row.key}`, type: 'group', text: row.wording, _text, item: cells }
  })
  return { type: 'group', extension: [control('gtable')], item: rows }
}

function endsOf(key: string, low: string | null, high: string | null, translate: Translate): WireItem[] | undefined {
  const end = (code: 'lower' | 'upper', place: string, text: string | null): WireItem[] =>
    text === null
      ? []
      : [
          {
            linkId: `${key}.${code}`,
            type: 'display',
            text,
            _text: translate(place, text),
            extension: [control(code)],
          },
        ]
  const ends = [...end('lower', 'low', low), ...end('upper', 'high', high)]
  return ends.length > 0 ? ends : undefined
}

function control(code: string): Extension {
  return { url: urls.control, valueCodeableConcept: { coding: [{ system: urls.controls, code }] } }
}

function bounds(name: 'valueInteger' | 'valueDecimal', low: number | null, high: number | null): Extension[] {
  return [
    ...(low === null ? [] : [{ url: urls.minimum, [name]: low }]),
    ...(high === null ? [] : [{ url: urls.maximum, [name]: high }]),
  ]
}
