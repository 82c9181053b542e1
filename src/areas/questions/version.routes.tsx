import { missing } from '../../kernel/decision.ts'
import { type Answer, seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, one, readForm, statusOf } from '../../http/form.ts'
import type { Route, Visit } from '../../http/route.ts'
import type { Errors } from '../../ui/errors.ts'
import { QuestionnaireKey } from './key.part.tsx'
import { beginQuestionnaire, copyQuestionnaire, publishVersion } from './questionnaire.commands.ts'
import { withNewest } from './questionnaire.page.tsx'
import { beginInput } from './questionnaire.schema.ts'
import { BeginPage } from './questionnaire.view.tsx'
import { NotPublishedPage, ReviewerPage } from './version.view.tsx'

const here = '/office/questionnaires/:questionnaireId'

/** Beginning a questionnaire, copying one, putting a version before people, and reading one with its right answers. */
export const versionRoutes: Route[] = [
  {
    method: 'GET',
    path: '/office/questionnaires/new',
    may: 'questionnaire.write',
    handle: (visit) => showBegin(visit, { kind: 'survey', title: '', intro: '', language: 'en' }, {}),
  },
  {
    method: 'POST',
    path: '/office/questionnaires/new',
    may: 'questionnaire.write',
    handle: async (visit) => {
      const read = (name: string) => one(visit.form, name)
      const typed = { kind: read('kind'), title: read('title'), intro: read('intro'), language: read('language') }
      const input = readForm(beginInput, typed)
      if (!input.ok) return showBegin(visit, typed, input.errors)
      const begun = await visit.write((tx) => beginQuestionnaire(tx, { ...input.data, items: [] }))
      return begun.ok
        ? seeOther(`/office/questionnaires/${begun.value.questionnaireId}`)
        : showBegin(visit, typed, errorsOf(begun.refusal))
    },
  },
  {
    method: 'POST',
    path: `${here}/copy`,
    may: 'questionnaire.write',
    handle: (visit) =>
      withNewest(visit, async (version) => {
        const copied = await visit.write((tx) => copyQuestionnaire(tx, version.questionnaireId))
        return copied === missing || !copied.ok ? missing : seeOther(`/office/questionnaires/${copied.value}`)
      }),
  },
  {
    method: 'POST',
    path: `${here}/publication`,
    may: 'questionnaire.write',
    handle: (visit) =>
      withNewest(visit, async (version) => {
        const published = await visit.write((tx) => publishVersion(tx, version.questionnaireId))
        if (published === missing) return missing
        if (published.ok) return seeOther(`/office/questionnaires/${version.questionnaireId}`)
        const questionnaire = { id: version.questionnaireId, title: version.title }
        const body = <NotPublishedPage questionnaire={questionnaire} said={published.refusal.message} />
        return showPage({
          face: 'office',
          title: 'Not published',
          current: '/office/questionnaires',
          status: 422,
          body,
        })
      }),
  },
  {
    method: 'GET',
    path: `${here}/key`,
    may: 'questionnaire.see',
    handle: (visit) =>
      withNewest(visit, (version) => {
        const { questionnaireId: id, title, intro } = version
        const body = <ReviewerPage questionnaire={{ id, title, intro }} questions={<QuestionnaireKey {...version} />} />
        return showPage({
          face: 'office',
          title: `${title}, with right answers`,
          current: '/office/questionnaires',
          body,
        })
      }),
  },
]

type Typed = { kind: string; title: string; intro: string; language: string }

function showBegin(visit: Visit, typed: Typed, errors: Errors): Answer {
  const body = <BeginPage typed={typed} stamp={visit.stamp()} errors={errors} />
  const status = statusOf(errors)
  return showPage({ face: 'office', title: 'Begin a questionnaire', current: '/office/questionnaires', status, body })
}
