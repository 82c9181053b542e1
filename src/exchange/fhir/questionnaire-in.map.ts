import { type LocalDate, isLocalDate } from '../../kernel/dates.ts'
import { type ItemDraft, type Scale, fileKinds, questionOf, ratingPointsAtMost } from '../../areas/items/item.schema.ts'
import { isLanguage } from '../../areas/items/language.schema.ts'
import type { QuestionnaireDraft, Translations } from '../../areas/questions/questionnaire.schema.ts'
import type { Taken } from '../questionnaire.schema.ts'
import { fileTypes } from './questionnaire-file.map.ts'
import { readPoints } from './questionnaire-points.map.ts'
import { type Extended, type WireItem, type WireQuestionnaire, urls, wireQuestionnaire } from './questionnaire.wire.ts'

/** What is gathered while a questionnaire is read. */
type Reading = {
  items: ItemDraft[]
  sections: NonNullable<QuestionnaireDraft['sections']>
  translations: Translations
  losses: string[]
  /** Keys here by their link ids; of a number inside a question, what an answer to it tells. */
  keys: Map<string, string>
  cells: Map<string, { key: string; tell: (operator: string, answer: string) => string | undefined }>
}

/** A questionnaire from a FHIR R4 Questionnaire. Groups at the top are pages; what has no place here is named. */
export function readR4(value: unknown): Taken {
  const read = wireQuestionnaire.safeParse(value)
  if (!read.success) {
    const issue = read.error.issues[0]!
    const why = `It is no FHIR Questionnaire: ${issue.path.join('.') || 'the file'}: ${issue.message}`
    return { ok: false, why, at: issue.path }
  }
  const wire = read.data
  const reading: Reading = {
    items: [],
    sections: [],
    translations: {},
    losses: [],
    keys: new Map(),
    cells: new Map(),
  }
  const top = wire.item ?? []
  const isPaged = top.length > 0 && top.every((item) => item.type === 'group' && !isAsked(item))
  if (isPaged) top.forEach((group, i) => readPage(reading, group, i + 1))
  else top.forEach((item) => readAny(reading, item, 1))
  readConditions(reading, top)
  const language = isLanguage(wire.language ?? '') ? (wire.language as QuestionnaireDraft['language']) : 'en'
  if (wire.language && !isLanguage(wire.language))
    reading.losses.push(`Its language, ${wire.language}, is not known here`)
  return { ok: true, draft: { ...headOf(reading, wire), language }, losses: reading.losses }
}

function headOf(reading: Reading, wire: WireQuestionnaire): QuestionnaireDraft {
  const [title, intro] = [wire.title ?? 'A questionnaire', wire.description ?? '']
  say(reading, 'title', title, wire._title)
  say(reading, 'intro', intro, wire._description)
  const { items, sections, translations } = reading
  return { kind: 'survey', title, intro, items, sections, translations }
}

function readPage(reading: Reading, group: WireItem, page: number): void {
  const inner = group.item ?? []
  const first = inner[0]
  const isIntro = group.text && first?.type === 'display' && !controlOf(first)
  if (group.text) {
    const key = /^section-([A-Za-z][A-Za-z0-9_-]*)$/.exec(group.linkId)?.[1] ?? `s${reading.sections.length + 1}`
    const intro = isIntro ? (first.text ?? '') : ''
    reading.sections.push({ key, page, title: group.text, intro })
    say(reading, `section.${key}.title`, group.text, group._text)
    if (isIntro) say(reading, `section.${key}.intro`, intro, first._text)
  }
  for (const item of isIntro ? inner.slice(1) : inner) readAny(reading, item, page)
}

function readAny(reading: Reading, item: WireItem, page: number): void {
  if (item.type === 'display') {
    reading.losses.push(`Words between questions: “${(item.text ?? '').slice(0, 80)}”`)
    return
  }
  if (item.type === 'group' && !isAsked(item)) {
    if (item.text) reading.losses.push(`The heading of a group inside a page: “${item.text.slice(0, 80)}”`)
    for (const each of item.item ?? []) readAny(reading, each, page)
    return
  }
  const key = keyFor(reading, item.linkId)
  const draft = { page, key, wording: item.text || item.linkId, required: item.required ?? false, ...helpOf(item) }
  reading.items.push({ ...draft, ...bodyOf(reading, item, key) })
  say(reading, `item.${key}.wording`, draft.wording, item._text)
  for (const each of item.item ?? [])
    if (controlOf(each) === 'help') say(reading, `item.${key}.help`, each.text ?? '', each._text)
    else if (!['lower', 'upper'].includes(controlOf(each) ?? '') && !isAsked(item))
      reading.losses.push(`What is asked inside “${draft.wording.slice(0, 80)}”`)
}

function keyFor(reading: Reading, linkId: string): string {
  const taken = new Set(reading.keys.values())
  const plain = linkId.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 40)
  let key = /^[A-Za-z]/.test(plain) ? plain : `q${plain}`.slice(0, 40)
  for (let count = 2; taken.has(key); count += 1) key = `${key.slice(0, 36)}-${count}`
  reading.keys.set(linkId, key)
  return key
}

function helpOf(item: WireItem): { help: string | null } {
  return { help: item.item?.find((each) => controlOf(each) === 'help')?.text ?? null }
}

type Body = Pick<ItemDraft, 'type'> & Partial<ItemDraft>

function bodyOf(reading: Reading, item: WireItem, key: string): Body {
  if (isMatrix(item)) return matrixOf(reading, item, key)
  const points = readPoints(item)
  if (points) return { ...points, options: pointsOf(reading, item, key, points.type) }
  const [low, high] = [numberOf(item, urls.minimum), numberOf(item, urls.maximum)]
  switch (item.type) {
    case 'choice':
    case 'open-choice':
      if (item.type === 'open-choice') reading.losses.push(`That “${item.text}” takes answers that are not listed`)
      return choiceOf(reading, item, key)
    case 'boolean':
      return {
        type: 'single',
        options: [
          { key: 'yes', wording: 'Yes' },
          { key: 'no', wording: 'No' },
        ],
      }
    case 'integer':
      if (controlOf(item) === 'slider' && low === 1 && high !== null && high >= 2 && high <= ratingPointsAtMost)
        return { type: 'rating', maximum: high, ...endsOf(reading, item, `item.${key}.`) }
      return { type: 'number', minimum: low, maximum: high }
    case 'decimal':
      return { type: 'number', minimum: low, maximum: high }
    case 'date':
      return { type: 'date', earliest: dayOf(item, urls.minimum), latest: dayOf(item, urls.maximum) }
    case 'attachment':
      return { type: 'file', ...fileOf(item) }
    case 'text':
      return { type: 'long text' }
    case 'string':
      return { type: 'short text' }
    default:
      reading.losses.push(`“${item.text ?? item.linkId}” is a ${item.type}; it is asked as a few words here`)
      return { type: 'short text' }
  }
}

function choiceOf(reading: Reading, item: WireItem, key: string): Body {
  const options = (item.answerOption ?? []).map((option, i) => {
    const { valueCoding, valueString, valueInteger } = option
    const wording = valueCoding?.display ?? valueString ?? valueCoding?.code ?? String(valueInteger ?? '')
    const code = valueCoding?.code ?? ''
    const own = /^[A-Za-z0-9][A-Za-z0-9 _-]{0,39}$/.test(code) ? code : `o${i + 1}`
    say(reading, `item.${key}.option.${own}`, wording, valueCoding?._display)
    return { key: own, wording }
  })
  return { type: item.repeats ? 'several' : 'single', options }
}

/** Is this group one question here? */
function isAsked(item: WireItem): boolean {
  return isMatrix(item) || readPoints(item) !== undefined
}

function isMatrix(item: WireItem): boolean {
  const rows = (item.item ?? []).filter((each) => each.type !== 'display')
  const isRow = (row: WireItem) => row.type === 'group' && (row.item ?? []).every((cell) => cell.type === 'integer')
  return item.type === 'group' && controlOf(item) === 'gtable' && rows.length > 0 && rows.every(isRow)
}

/** The key of a part inside a question: the end of its link id, where that can be a key here. */
function partOf(linkId: string, otherwise: string): string {
  const part = linkId.split('.').at(-1) ?? ''
  return /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/.test(part) ? part : otherwise
}

function pointsOf(reading: Reading, item: WireItem, key: string, type: 'ranking' | 'allocation') {
  const numbers = (item.item ?? []).filter((each) => each.type === 'integer')
  const isTold = (operator: string, answer: string) =>
    type === 'ranking' ? operator === '=' && answer === '1' : operator === '>' && answer === '0'
  return numbers.map(({ linkId, text, _text }, i) => {
    const own = partOf(linkId, `o${i + 1}`)
    say(reading, `item.${key}.option.${own}`, text ?? '', _text)
    reading.cells.set(linkId, { key, tell: (operator, answer) => (isTold(operator, answer) ? own : undefined) })
    return { key: own, wording: text ?? own }
  })
}

function matrixOf(reading: Reading, item: WireItem, key: string): Body {
  const rows = (item.item ?? []).filter((each) => each.type === 'group')
  const scales = (rows[0]?.item ?? []).map((cell, i): Scale => {
    const own = partOf(cell.linkId, `s${i + 1}`)
    const place = `item.${key}.scale.${own}`
    say(reading, place, cell.text ?? '', cell._text)
    const points = numberOf(cell, urls.maximum) ?? 5
    return { key: own, label: cell.text ?? own, points, ...endsOf(reading, cell, `${place}.`) }
  })
  const options = rows.map((row, i) => {
    const own = partOf(row.linkId, `r${i + 1}`)
    say(reading, `item.${key}.option.${own}`, row.text ?? '', row._text)
    for (const [at, cell] of (row.item ?? []).entries()) {
      const place = `${own}.${scales[at]?.key ?? ''}`
      reading.cells.set(cell.linkId, {
        key,
        tell: (operator, answer) => (operator === '=' ? `${place}.${answer}` : undefined),
      })
    }
    return { key: own, wording: row.text ?? own }
  })
  return { type: 'matrix', options, scales }
}

function endsOf(reading: Reading, item: WireItem, place: string) {
  const find = (code: string) => item.item?.find((each) => controlOf(each) === code)
  const [low, high] = [find('lower'), find('upper')]
  if (low) say(reading, `${place}low`, low.text ?? '', low._text)
  if (high) say(reading, `${place}high`, high.text ?? '', high._text)
  return { lowLabel: low?.text ?? null, highLabel: high?.text ?? null }
}

function fileOf(item: WireItem): Partial<ItemDraft> {
  const types = (item.extension ?? []).flatMap(({ url, valueCode }) => (url === urls.mediaTypes ? [valueCode] : []))
  const accepts = fileKinds.filter((kind) => fileTypes[kind].some((type) => types.includes(type)))
  return { accepts, megabytes: numberOf(item, urls.megabytes) }
}

function readConditions(reading: Reading, items: readonly WireItem[]): void {
  for (const item of items) {
    readConditions(reading, item.item ?? [])
    const draft = reading.items.find(({ key }) => key === reading.keys.get(item.linkId))
    if (!draft || !item.enableWhen || item.enableWhen.length === 0) continue
    const told = item.enableWhen.map((when) => {
      const cell = reading.cells.get(when.question)
      const key = cell?.key ?? reading.keys.get(when.question)
      const answer =
        when.answerCoding?.code ?? when.answerInteger ?? { true: 'yes', false: 'no' }[String(when.answerBoolean)]
      if (key === undefined || answer === undefined) return undefined
      const is = cell ? cell.tell(when.operator, String(answer)) : when.operator === '=' ? String(answer) : undefined
      return is === undefined ? undefined : { key, is }
    })
    const first = told[0]
    const isOne = first && told.every((one) => one?.key === first.key)
    if (isOne && (told.length === 1 || item.enableBehavior === 'any'))
      draft.showIf = { key: first.key, is: told.map((one) => one!.is) }
    else reading.losses.push(`When “${questionOf(draft).wording}” is asked: here it is always asked`)
  }
}

function say(reading: Reading, place: string, madeFrom: string, extended: Extended | undefined): void {
  for (const { url, extension = [] } of extended?.extension ?? []) {
    if (url !== urls.translation) continue
    const language = extension.find((one) => one.url === 'lang')?.valueCode ?? ''
    const content = extension.find((one) => one.url === 'content')
    const words = content?.valueString ?? content?.valueMarkdown
    if (!isLanguage(language)) reading.losses.push(`A text in ${language || 'a language without a name'}`)
    else if (words) (reading.translations[language] ??= {})[place] = { words, madeFrom }
  }
}

function controlOf(item: WireItem): string | undefined {
  return item.extension?.find(({ url }) => url === urls.control)?.valueCodeableConcept?.coding?.[0]?.code
}

function numberOf(item: WireItem, url: string): number | null {
  const found = item.extension?.find((each) => each.url === url)
  return found?.valueInteger ?? found?.valueDecimal ?? null
}

function dayOf(item: WireItem, url: string): LocalDate | null {
  const day = item.extension?.find((each) => each.url === url)?.valueDate
  return day !== undefined && isLocalDate(day) ? day : null
}
