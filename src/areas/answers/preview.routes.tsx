import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { type Answer, showPage } from '../../http/answer.ts'
import { statusOf } from '../../http/form.ts'
import type { Route, Visit } from '../../http/route.ts'
import { PreviewEndPage, PreviewPage } from './preview.view.tsx'
import type { Item } from '../questions/questionnaire.schema.ts'
import { type Answers, decideAnswers, findAnswerErrors, listAsked, markAnswer, parseAnswer } from './sheet.rules.ts'
import { type Sent, type SheetItem, type Value, askedField, fieldOf } from './sheet.schema.ts'
import { type Version, findNewestVersion } from '../questions/version.store.ts'

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

function showPreview(visit: Visit, version: Version): Answer {
  const form = unpack(visit.query, version.items)
  const page = Number(visit.query.page ?? version.items[0]?.page ?? 1)
  if (version.items.length > 0 && !version.items.some((item) => item.page === page)) return missing
  const kept = readAll(version.items, form)
  if (visit.query.sent !== 'yes') return show(version, kept, page)
  const decision = decideAnswers(version.items, kept, { page, form })
  if (!decision.ok) return show(version, kept, page, findAnswerErrors(version.items, kept, { page, form }))
  const { answers, nextPage } = decision.value
  if (nextPage !== null) return show(version, answers, nextPage)
  const body = <PreviewEndPage version={version} sheet={sheetOf(version.items, answers)} />
  return showPage({ face: 'task', title: version.title, body })
}

function show(version: Version, answers: Answers, page: number, errors: Record<string, string> = {}): Answer {
  const sheet = sheetOf(version.items, answers)
  const others = [...answers].filter(([key]) => !version.items.some((item) => item.key === key && item.page === page))
  const kept = Object.fromEntries(others.map(([key, value]) => [fieldOf(key), String(value)]))
  const body = <PreviewPage version={version} sheet={sheet} page={page} kept={kept} errors={errors} />
  const status = statusOf(errors)
  return showPage({ face: 'task', title: version.title, status, body })
}

/** In an address several answers to one question come joined by commas; keys of answers have none. */
function unpack(query: Readonly<Record<string, string>>, items: readonly Item[]): Sent {
  const joined = new Set([
    askedField,
    ...items.filter((item) => item.type === 'several').map((item) => fieldOf(item.key)),
  ])
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

function sheetOf(items: readonly Item[], answers: Answers): { items: SheetItem[]; pages: number[] } {
  const asked = listAsked(items, answers).map((item) => {
    const answer = answers.get(item.key) ?? null
    return { ...item, answer, isRight: markAnswer(item, answer) }
  })
  return { items: asked, pages: [...new Set(asked.map((item) => item.page))] }
}
