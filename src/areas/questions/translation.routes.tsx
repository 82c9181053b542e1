import { missing } from '../../kernel/decision.ts'
import { type Answer, seeOther, showPage } from '../../http/answer.ts'
import { one, statusOf } from '../../http/form.ts'
import type { Route, Visit } from '../../http/route.ts'
import type { Errors } from '../../ui/errors.ts'
import { type Seen, editQuestionnaire, markOf } from './questionnaire.commands.ts'
import { withNewest } from './questionnaire.page.tsx'
import { type Language, isLanguage } from '../items/language.schema.ts'
import { decideTranslation, listTexts } from './translation.rules.ts'
import { LanguagePage, fieldAt } from './translation.view.tsx'
import type { Version } from './version.store.ts'

const here = '/office/questionnaires/:questionnaireId/languages/:language'

/** The texts of a questionnaire in another language, side by side. */
export const translationRoutes: Route[] = [
  {
    method: 'GET',
    path: '/office/questionnaires/:questionnaireId/languages',
    may: 'questionnaire.write',
    handle: (visit) =>
      withNewest(visit, (version) => {
        const picked = visit.query.language ?? ''
        const back = `/office/questionnaires/${version.questionnaireId}`
        return seeOther(isLanguage(picked) ? `${back}/languages/${picked}` : back)
      }),
  },
  {
    method: 'GET',
    path: here,
    may: 'questionnaire.write',
    handle: (visit) => withLanguage(visit, (version, language) => showForm(visit, version, language, {})),
  },
  {
    method: 'POST',
    path: here,
    may: 'questionnaire.write',
    handle: (visit) => withLanguage(visit, (version, language) => writeWords(visit, version, language)),
  },
]

function withLanguage(
  visit: Visit,
  go: (version: Version, language: Language) => Promise<Answer> | Answer,
): Promise<Answer> {
  return withNewest(visit, (version) => {
    const language = visit.params.language!
    return isLanguage(language) && language !== version.language ? go(version, language) : missing
  })
}

async function writeWords(visit: Visit, version: Version, language: Language): Promise<Answer> {
  const typed = new Map(listTexts(version).map(({ place }) => [place, one(visit.form, fieldAt(place))]))
  const decision = decideTranslation(listTexts(version), typed)
  if (!decision.ok) {
    const errors = { [fieldAt(decision.refusal.field!)]: decision.refusal.message }
    return showForm(visit, version, language, { typed, errors })
  }
  const edited = await visit.write((tx) =>
    editQuestionnaire(
      tx,
      version.questionnaireId,
      (draft) => ({
        ...draft,
        translations: { ...draft.translations, [language]: decision.value },
      }),
      { part: partOf(language), mark: one(visit.form, 'seen') },
    ),
  )
  if (edited === missing) return missing
  if (edited.ok) return seeOther(`/office/questionnaires/${version.questionnaireId}#languages`)
  const errors = { '': edited.refusal.message }
  return withLanguage(visit, (newest) => showForm(visit, newest, language, { typed, errors }))
}

/** The words in a language with the texts they are for: a text that was changed meanwhile would get the words of the old one. */
function partOf(language: Language): Seen['part'] {
  return (draft) => [draft.translations?.[language] ?? null, listTexts(draft)]
}

type Refused = { typed?: ReadonlyMap<string, string>; errors?: Errors }

function showForm(visit: Visit, version: Version, language: Language, { typed, errors = {} }: Refused): Answer {
  const said = version.translations[language] ?? {}
  const body = (
    <LanguagePage
      questionnaire={{ id: version.questionnaireId, title: version.title, language: version.language }}
      language={language}
      texts={listTexts(version).map((text) => ({
        ...text,
        translation: said[text.place],
        typed: typed?.get(text.place) ?? said[text.place]?.words ?? '',
      }))}
      seen={markOf(partOf(language), version)}
      stamp={visit.stamp()}
      errors={errors}
    />
  )
  const status = statusOf(errors)
  return showPage({ face: 'office', title: 'Another language', current: '/office/questionnaires', status, body })
}
