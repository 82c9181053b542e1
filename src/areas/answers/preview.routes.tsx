import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { type Answer, showPage } from '../../http/answer.ts'
import { statusOf } from '../../http/form.ts'
import type { Route, Visit } from '../../http/route.ts'
import { markAnswer, parseAnswer, sendAnswer } from '../items/item.rules.ts'
import { type Item, type Sent, type Value, fieldOf } from '../items/item.schema.ts'
import { knownFields } from '../items/piping.rules.ts'
import { type Language, isLanguage } from '../items/language.schema.ts'
import { type Version, findNewestVersion } from '../questions/version.store.ts'
import { PreviewEndPage, PreviewPage } from './preview.view.tsx'
import type { Shown } from './sheet.part.tsx'
import { type Answers, decideAnswers, findAnswerErrors, listAsked } from './sheet.rules.ts'
import { type Words, askedField, languageField } from './sheet.schema.ts'
import { dressHead, dressItems } from './wording.rules.ts'

/** A questionnaire as its respondent sees it, with its conditions at work. Answers travel in the address; nothing is kept. */
export const previewRoutes: Route[] = [
  {
    method: 'GET',
    path: '/office/questionnaires/:questionnaireId/preview',
    may: 'questionnaire.see',
    handle: async (visit) => {
      const { questionnaireId = '' } = visit.params
      const version = isId(questionnaireId) ? await findNewestVersion(visit.db, questionnaireId) : undefined
      return version ? showPreview(visit, version) : missing
    },
  },
]

type Previewing = { version: Version; readIn: Language | null }

function showPreview(visit: Visit, version: Version): Answer {
  const { items } = version
  const form = unpack(visit.query, items)
  const page = Number(visit.query.page ?? items[0]?.page ?? 1)
  if (items.length > 0 && !items.some((item) => item.page === page)) return missing
  const picked = visit.query[languageField] ?? ''
  const readIn = isLanguage(picked) && picked !== version.language ? picked : null
  const kept = readAll(items, form)
  const previewing = { version, readIn }
  if (visit.query.sent !== 'yes') return show(previewing, kept, page)
  const dressed = dressItems(items, kept, wordsOf(previewing)).map(({ item }) => item)
  const decision = decideAnswers(dressed, kept, { page, form })
  if (!decision.ok)
    return show(previewing, kept, page, { errors: findAnswerErrors(dressed, kept, { page, form }), form })
  const { answers, nextPage } = decision.value
  if (nextPage !== null) return show(previewing, answers, nextPage)
  const body = <PreviewEndPage version={version} sheet={sheetOf(previewing, answers)} />
  return showPage({ face: 'task', title: version.title, body })
}

type Refused = { errors: Record<string, string>; form: Sent }

function show(previewing: Previewing, answers: Answers, page: number, refused?: Refused): Answer {
  const { version, readIn } = previewing
  const sheet = sheetOf(previewing, answers)
  const others = version.items.filter((item) => item.page !== page && answers.has(item.key))
  const sent = others.flatMap((item) => Object.entries(sendAnswer(item, answers.get(item.key)!)))
  const kept = { ...Object.fromEntries(sent.map(([name, value]) => [name, String(value)])) }
  const language: Record<string, string> = readIn ? { [languageField]: readIn } : {}
  const head = dressHead(version, wordsOf(previewing))
  const body = (
    <PreviewPage
      version={{ ...head, questionnaireId: version.questionnaireId }}
      sheet={sheet}
      page={page}
      kept={kept}
      back={{ ...kept, ...language }}
      errors={refused?.errors ?? {}}
      typed={refused?.form}
    />
  )
  return showPage({ face: 'task', title: version.title, status: statusOf(refused?.errors ?? {}), body })
}

/** In an address several answers to one question come joined by commas; keys of answers have none. */
function unpack(query: Readonly<Record<string, string>>, items: readonly Item[]): Sent {
  const lists = items.filter((item) => item.type === 'several' || item.type === 'hot text')
  const joined = new Set([askedField, ...lists.map((item) => fieldOf(item.key))])
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, joined.has(name) ? value.split(',') : value]),
  )
}

function readAll(items: readonly Item[], form: Sent): Answers {
  const answers = new Map<string, Value>()
  for (const item of items) {
    const read = parseAnswer(item, form)
    if (read.ok && read.value !== null) answers.set(item.key, read.value)
  }
  return answers
}

function sheetOf({ version, readIn }: Previewing, answers: Answers): Shown {
  const items = listAsked(version.items, answers).map((item) => {
    const answer = answers.get(item.key) ?? null
    return { ...item, answer, isRight: markAnswer(item, answer), shown: null }
  })
  return { ...wordsOf({ version, readIn }), items, pages: [...new Set(items.map((item) => item.page))] }
}

function wordsOf({ version, readIn }: Previewing): Words {
  const { language, translations, sections } = version
  const known = Object.fromEntries(Object.entries(knownFields).map(([name, words]) => [name, `(${words})`]))
  return { language, readIn, translations, sections, known }
}
