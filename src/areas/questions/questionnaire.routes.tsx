import { type Missing, missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { type Answer, seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, one, readForm } from '../../http/form.ts'
import { may } from '../../http/permission.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import type { Errors } from '../../ui/errors.ts'
import { draftOf, emptyItem, readItem, type TypedItem, typedOf } from './item-form.schema.ts'
import { ItemFormPage } from './item-form.view.tsx'
import { PreviewPage } from './preview.view.tsx'
import { changeQuestionnaire } from './questionnaire.commands.ts'
import { moveItem } from './questionnaire.rules.ts'
import { type Item, type ItemDraft, headInput, questionnaireKinds } from './questionnaire.schema.ts'
import { listQuestionnaires } from './questionnaire.store.ts'
import { EditorPage, QuestionnairesPage } from './questionnaire.view.tsx'
import { type Version, findNewestVersion } from './sheet.store.ts'

const pageSize = 50
const here = '/office/questionnaires/:questionnaireId'

/** The editor of questionnaires. */
export const questionnaireRoutes: Route[] = [
  { method: 'GET', path: '/office/questionnaires', may: 'questionnaire.see', handle: (visit) => showList(visit) },
  {
    method: 'GET',
    path: here,
    may: 'questionnaire.see',
    handle: (visit) => withVersion(visit, (version) => showEditor(visit, version)),
  },
  {
    method: 'POST',
    path: here,
    may: 'questionnaire.write',
    handle: (visit) =>
      withVersion(visit, async (version) => {
        const typed = { title: one(visit.form, 'title'), intro: one(visit.form, 'intro') }
        const read = readForm(headInput, typed)
        if (!read.ok) return showEditor(visit, version, { typed, errors: read.errors })
        const changed = await change(visit, version, version.items.map(draftOf), read.data)
        if (changed === missing) return missing
        return changed.ok
          ? seeOther(addressOf(version))
          : showEditor(visit, version, { typed, errors: errorsOf(changed.refusal) })
      }),
  },
  {
    method: 'GET',
    path: `${here}/preview`,
    may: 'questionnaire.see',
    handle: (visit) => withVersion(visit, (version) => showPreview(visit, version)),
  },
  {
    method: 'GET',
    path: `${here}/items/:itemKey`,
    may: 'questionnaire.write',
    handle: (visit) =>
      withVersion(visit, (version) => {
        const item = version.items.find((each) => each.key === visit.params.itemKey)
        if (!item && visit.params.itemKey !== 'new') return missing
        const last = version.items.at(-1)
        const typed = item ? typedOf(item, version.items) : { ...emptyItem, page: String(last?.page ?? 1) }
        return showItem(visit, version, typed, {})
      }),
  },
  {
    method: 'POST',
    path: `${here}/items/:itemKey`,
    may: 'questionnaire.write',
    handle: (visit) => withVersion(visit, (version) => writeItem(visit, version)),
  },
  {
    method: 'POST',
    path: `${here}/items/:itemKey/place`,
    may: 'questionnaire.write',
    handle: (visit) =>
      withVersion(visit, async (version) => {
        const how = one(visit.form, 'how')
        const items = moveItem(version.items.map(draftOf), visit.params.itemKey!, how)
        if (!items) return missing
        const changed = await change(visit, version, items)
        if (changed === missing) return missing
        return changed.ok ? seeOther(addressOf(version)) : showEditor(visit, version, { said: changed.refusal.message })
      }),
  },
]

async function withVersion(
  visit: Visit,
  go: (version: Version) => Promise<Answer> | Answer,
): Promise<Answer | Missing> {
  const questionnaireId = visit.params.questionnaireId!
  const version = isId(questionnaireId) ? await findNewestVersion(visit.db, questionnaireId) : undefined
  return version ? go(version) : missing
}

function change(visit: Visit, version: Version, items: ItemDraft[], head: { title: string; intro: string } = version) {
  const draft = { kind: version.kind, title: head.title, intro: head.intro, items }
  return visit.write((tx) => changeQuestionnaire(tx, version.questionnaireId, draft))
}

async function writeItem(visit: Visit, version: Version): Promise<Answer> {
  const { itemKey } = visit.params
  const typed = typedIn(visit)
  const key = itemKey === 'new' ? freshKey(version.items) : itemKey!
  const isKnown = version.items.some((item) => item.key === key)
  if (!isKnown && itemKey !== 'new') return missing
  const written = readItem(typed, key, version.items)
  const drafts = version.items.map(draftOf)
  const items = isKnown ? drafts.map((draft) => (draft.key === key ? written : draft)) : [...drafts, written]
  const changed = await change(visit, version, items)
  if (changed === missing) return missing
  return changed.ok ? seeOther(addressOf(version)) : showItem(visit, version, typed, errorsOf(changed.refusal))
}

function freshKey(items: readonly Item[]): string {
  for (let count = items.length + 1; ; count += 1)
    if (!items.some((item) => item.key === `q${count}`)) return `q${count}`
}

function typedIn({ form }: Visit): TypedItem {
  const texts = Object.fromEntries(
    Object.keys(emptyItem).map((name) => [name, one(form, name)]),
  ) as unknown as TypedItem
  return { ...texts, required: one(form, 'required') === 'yes' }
}

function addressOf(version: Version): string {
  return `/office/questionnaires/${version.questionnaireId}`
}

async function showList(visit: Visit) {
  const { q = '', kind = '', after = '' } = visit.query
  const [title, id] = after.split('~')
  const place: [string, string] | undefined = title !== undefined && id && isId(id) ? [title, id] : undefined
  const known = questionnaireKinds.find((each) => each === kind)
  const found = await listQuestionnaires(visit.db, { words: q, kind: known, after: place }, pageSize + 1)
  const lines = found.slice(0, pageSize)
  const last = lines.at(-1)
  const next =
    found.length > pageSize && last
      ? `/office/questionnaires?${new URLSearchParams({ q, kind, after: `${last.title}~${last.id}` }).toString()}`
      : undefined
  const body = <QuestionnairesPage lines={lines} words={q} kind={kind} next={next} />
  return showPage({ face: 'office', title: 'Questionnaires', body })
}

type Refused = { said?: string; typed?: { title: string; intro: string }; errors?: Errors }

function showEditor(visit: Visit, version: Version, refused: Refused = {}) {
  const questionnaire = { ...version, id: version.questionnaireId }
  const mayWrite = may(visitorOf(visit), 'questionnaire.write')
  const body = (
    <EditorPage
      questionnaire={questionnaire}
      items={version.items}
      stamp={visit.stamp()}
      mayWrite={mayWrite}
      {...refused}
    />
  )
  const status = refused.said || refused.errors ? 422 : 200
  return showPage({ face: 'office', title: version.title, current: '/office/questionnaires', status, body })
}

function showItem(visit: Visit, version: Version, typed: TypedItem, errors: Errors) {
  const itemKey = visit.params.itemKey!
  const at = version.items.findIndex((item) => item.key === itemKey)
  const before = (at < 0 ? version.items : version.items.slice(0, at)).filter(
    (item) => item.type !== 'short text' && item.type !== 'long text',
  )
  const questionnaire = { id: version.questionnaireId, title: version.title }
  const body = (
    <ItemFormPage
      questionnaire={questionnaire}
      itemKey={itemKey}
      typed={typed}
      errors={errors}
      before={before}
      stamp={visit.stamp()}
    />
  )
  const status = Object.keys(errors).length > 0 ? 422 : 200
  return showPage({ face: 'office', title: 'A question', current: '/office/questionnaires', status, body })
}

function showPreview(visit: Visit, version: Version): Answer {
  const pages = [...new Set(version.items.map((item) => item.page))]
  const page = Number(visit.query.page ?? pages[0] ?? 1)
  if (pages.length > 0 && !pages.includes(page)) return missing
  const body = <PreviewPage version={version} page={page} pages={pages} />
  return showPage({ face: 'task', title: version.title, body })
}
