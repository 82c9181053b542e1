import { missing } from '../../kernel/decision.ts'
import { type Answer, seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, many, one, statusOf } from '../../http/form.ts'
import type { Route, Visit } from '../../http/route.ts'
import type { Errors } from '../../ui/errors.ts'
import { type TypedItem, emptyItem, readItem, typedOf, typedTexts } from './item-form.rules.ts'
import { ItemFormPage, RemovalPage, TypePage } from './item-form.view.tsx'
import { type Seen, editQuestionnaire, markOf } from './questionnaire.commands.ts'
import { withItem, withNewest } from './questionnaire.page.tsx'
import { decideDraft, draftOf, freshKey } from './questionnaire.rules.ts'
import { listTellable, ways } from '../items/item.rules.ts'
import { type Item, type ItemDraft, itemTypes, questionOf } from '../items/item.schema.ts'
import type { Version } from './version.store.ts'

const here = '/office/questionnaires/:questionnaireId/items'

/** Writing, changing and removing one question. */
export const itemRoutes: Route[] = [
  {
    method: 'GET',
    path: `${here}/new`,
    may: 'questionnaire.write',
    handle: (visit) =>
      withNewest(visit, (version) => {
        const type = itemTypes.find((known) => known === visit.query.type)
        const page = visit.query.page ?? String(version.items.at(-1)?.page ?? 1)
        if (!type) return showTypes(version, page)
        return showForm(visit, version, null, { typed: { ...emptyItem, type, page } })
      }),
  },
  {
    method: 'POST',
    path: `${here}/new`,
    may: 'questionnaire.write',
    handle: (visit) => withNewest(visit, (version) => writeItem(visit, version, null)),
  },
  {
    method: 'GET',
    path: `${here}/:itemKey`,
    may: 'questionnaire.write',
    handle: (visit) =>
      withItem(visit, (version, item) => {
        const type = itemTypes.find((known) => known === visit.query.type) ?? item.type
        return showForm(visit, version, item, { typed: { ...typedOf(item, tellableFor(item, version.items)), type } })
      }),
  },
  {
    method: 'POST',
    path: `${here}/:itemKey`,
    may: 'questionnaire.write',
    handle: (visit) => withItem(visit, (version, item) => writeItem(visit, version, item)),
  },
  {
    method: 'GET',
    path: `${here}/:itemKey/removal`,
    may: 'questionnaire.write',
    handle: (visit) => withItem(visit, (version, item) => showRemoval(visit, version, item)),
  },
  {
    method: 'POST',
    path: `${here}/:itemKey/removal`,
    may: 'questionnaire.write',
    handle: (visit) =>
      withItem(visit, async (version, item) => {
        const edited = await visit.write((tx) =>
          editQuestionnaire(tx, version.questionnaireId, (draft) => {
            const items = draft.items.filter((each) => each.key !== item.key)
            return items.length < draft.items.length ? { ...draft, items } : missing
          }),
        )
        if (edited === missing) return missing
        return edited.ok
          ? seeOther(`/office/questionnaires/${version.questionnaireId}`)
          : showRemoval(visit, version, item, edited.refusal.message)
      }),
  },
]

function showTypes(version: Version, page: string): Answer {
  const body = <TypePage questionnaire={{ id: version.questionnaireId, title: version.title }} page={page} />
  return showPage({ face: 'office', title: 'Add a question', current: '/office/questionnaires', body })
}

async function writeItem(visit: Visit, version: Version, item: Item | null): Promise<Answer> {
  const typed = typedIn(visit)
  let key = item?.key ?? ''
  const edited = await visit.write((tx) =>
    editQuestionnaire(
      tx,
      version.questionnaireId,
      (draft) => {
        key = item?.key ?? freshKey(draft.items)
        const written = read(typed, key, draft.items)
        if (!item) return { ...draft, items: [...draft.items, written] }
        const isThere = draft.items.some((each) => each.key === key)
        return isThere ? { ...draft, items: draft.items.map((each) => (each.key === key ? written : each)) } : missing
      },
      item ? { part: partOf(item.key), mark: one(visit.form, 'seen') } : undefined,
    ),
  )
  if (edited === missing) return missing
  if (edited.ok) return seeOther(`/office/questionnaires/${version.questionnaireId}#item-${key}`)
  const { code, message } = edited.refusal
  if (code === 'questionnaire/changed-meanwhile') return showChanged(visit, typed, message)
  const errors = isOwnFault(typed, version, item) ? errorsOf(edited.refusal) : { '': message }
  return showForm(visit, version, item, { typed, errors })
}

/** What a question says; a picture is written on a page of its own. */
function partOf(key: string): Seen['part'] {
  return ({ items }) => items.filter((each) => each.key === key).map((each) => ({ ...each, media: null }))
}

/** Shows what was typed beside what somebody else wrote; saved once more it takes its place. */
function showChanged(visit: Visit, typed: TypedItem, message: string): Promise<Answer> {
  return withItem(visit, (newest, now) => showForm(visit, newest, now, { typed, errors: { '': message }, now }))
}

/** Is what was typed wrong by itself, and not because a question after it waits for what is no longer there? */
function isOwnFault(typed: TypedItem, version: Version, item: Item | null): boolean {
  const draft = draftOf(version)
  const at = item ? draft.items.findIndex((each) => each.key === item.key) : draft.items.length
  const written = read(typed, item?.key ?? freshKey(draft.items), draft.items)
  return !decideDraft({ ...draft, items: [...draft.items.slice(0, at), written] }).ok
}

function read(typed: TypedItem, key: string, items: readonly ItemDraft[]): ItemDraft {
  const find = (wanted: string) => items.find((each) => each.key === wanted)
  const tellableOf = (wanted: string) => {
    const first = find(wanted)
    return (first && listTellable(questionOf(first))) ?? []
  }
  return readItem(typed, ways[typed.type].writes, { key, before: find(key), listTellable: tellableOf })
}

function typedIn({ form }: Visit): TypedItem {
  const texts = Object.fromEntries(typedTexts.map((name) => [name, one(form, name)]))
  const type = itemTypes.find((known) => known === one(form, 'type')) ?? 'single'
  return { ...emptyItem, ...texts, type, required: one(form, 'required') === 'yes', accepts: many(form, 'accepts') }
}

type Shown = { typed: TypedItem; errors?: Errors; now?: Item }

function showForm(visit: Visit, version: Version, item: Item | null, { typed, errors = {}, now }: Shown): Answer {
  const earlier = item ? version.items.slice(0, version.items.indexOf(item)) : version.items
  const body = (
    <ItemFormPage
      questionnaire={{ id: version.questionnaireId, title: version.title }}
      itemKey={item?.key ?? 'new'}
      typed={typed}
      errors={errors}
      before={earlier.flatMap(earlierOf)}
      seen={item ? markOf(partOf(item.key), version) : ''}
      now={now}
      stamp={visit.stamp()}
    />
  )
  const status = statusOf(errors)
  const title = item ? 'Change a question' : 'Add a question'
  return showPage({ face: 'office', title, current: '/office/questionnaires', status, body })
}

function tellableFor({ showIf }: Item, items: readonly Item[]) {
  const first = items.find((each) => each.key === showIf?.key)
  return (first && listTellable(first)) ?? []
}

function earlierOf(item: Item) {
  const tellable = listTellable(item)
  return tellable ? [{ key: item.key, wording: item.wording, tellable: tellable.map(({ words }) => words) }] : []
}

function showRemoval(visit: Visit, version: Version, item: Item, refused?: string): Answer {
  const questionnaire = { id: version.questionnaireId, title: version.title, isFrozen: version.isFrozen }
  const body = <RemovalPage questionnaire={questionnaire} item={item} stamp={visit.stamp()} refused={refused} />
  const status = refused ? 422 : 200
  return showPage({ face: 'office', title: 'Remove a question', current: '/office/questionnaires', status, body })
}
