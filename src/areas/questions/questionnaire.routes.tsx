import { type Missing, missing } from '../../kernel/decision.ts'
import { dayOf } from '../../kernel/dates.ts'
import { seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, one, readForm } from '../../http/form.ts'
import { may } from '../../http/permission.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { registerRoutes } from '../../lists/routes.ts'
import type { Errors } from '../../ui/errors.ts'
import { type Seen, editQuestionnaire, markOf } from './questionnaire.commands.ts'
import { withNewest } from './questionnaire.page.tsx'
import { moveItem } from './questionnaire.rules.ts'
import { type QuestionnaireDraft, headInput } from './questionnaire.schema.ts'
import { questionnaireRegister } from './questionnaire.register.tsx'
import { EditorPage } from './editor.view.tsx'
import { listTexts } from './translation.rules.ts'
import type { UseReader } from './version.slots.ts'
import { type Version, listVersions } from './version.store.ts'

const here = '/office/questionnaires/:questionnaireId'

/** The list of questionnaires, and each with its questions in order. `use` says who answered which. */
export function questionnaireRoutes(use: UseReader): Route[] {
  return [
    ...registerRoutes(questionnaireRegister(use)),
    {
      method: 'GET',
      path: here,
      may: 'questionnaire.see',
      handle: (visit) => withNewest(visit, (version) => showEditor(visit, version, use)),
    },
    {
      method: 'POST',
      path: here,
      may: 'questionnaire.write',
      handle: (visit) =>
        withNewest(visit, async (version) => {
          const typed = { title: one(visit.form, 'title'), intro: one(visit.form, 'intro') }
          const read = readForm(headInput, typed)
          if (!read.ok) return showEditor(visit, version, use, { typed, errors: read.errors })
          const edited = await edit(visit, version, (draft) => ({ ...draft, ...read.data }), {
            part: headOf,
            mark: one(visit.form, 'seen'),
          })
          if (edited === missing) return missing
          return edited.ok
            ? seeOther(addressOf(version))
            : withNewest(visit, (now) => showEditor(visit, now, use, { typed, errors: errorsOf(edited.refusal) }))
        }),
    },
    {
      method: 'POST',
      path: `${here}/items/:itemKey/place`,
      may: 'questionnaire.write',
      handle: (visit) =>
        withNewest(visit, async (version) => {
          const [way, key] = [one(visit.form, 'way'), visit.params.itemKey!]
          if (way !== 'up' && way !== 'down') return missing
          const edited = await edit(visit, version, (draft) => {
            const items = moveItem(draft.items, key, way)
            return items ? { ...draft, items } : missing
          })
          if (edited === missing) return missing
          return edited.ok
            ? seeOther(`${addressOf(version)}#item-${key}`)
            : showEditor(visit, version, use, { said: edited.refusal.message })
        }),
    },
  ]
}

type Change = (draft: QuestionnaireDraft) => QuestionnaireDraft | Missing

function edit(visit: Visit, version: Version, change: Change, seen?: Seen) {
  return visit.write((tx) => editQuestionnaire(tx, version.questionnaireId, change, seen))
}

const headOf: Seen['part'] = ({ title, intro }) => [title, intro]

function addressOf(version: Version): string {
  return `/office/questionnaires/${version.questionnaireId}`
}

type Refused = { said?: string; typed?: { title: string; intro: string }; errors?: Errors }

async function showEditor(visit: Visit, version: Version, use: UseReader, refused: Refused = {}) {
  const { timeZone } = visit.office.settings
  const versions = await listVersions(visit.db, version.questionnaireId)
  const used = await use.ofVersions(
    visit.db,
    versions.map(({ id }) => id),
  )
  const unused = { begun: 0, answered: 0 }
  const mayWrite = may(visitorOf(visit), 'questionnaire.write')
  const body = (
    <EditorPage
      questionnaire={{ ...version, id: version.questionnaireId }}
      items={version.items.map((item) => ({ ...item, stamp: visit.stamp() }))}
      texts={listTexts(version)}
      versions={versions.map((one) => ({
        ...one,
        ...(used.get(one.id) ?? unused),
        since: dayOf(one.createdAt, timeZone),
        published: one.publishedAt && dayOf(one.publishedAt, timeZone),
      }))}
      stamp={visit.stamp()}
      seen={markOf(headOf, version)}
      mayWrite={mayWrite}
      {...refused}
    />
  )
  const status = refused.said || refused.errors ? 422 : 200
  return showPage({ face: 'office', title: version.title, current: '/office/questionnaires', status, body })
}
