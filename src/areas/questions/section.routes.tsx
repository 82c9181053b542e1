import { missing } from '../../kernel/decision.ts'
import { type Answer, seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, one, statusOf } from '../../http/form.ts'
import type { Route, Visit } from '../../http/route.ts'
import type { Errors } from '../../ui/errors.ts'
import { type Seen, editQuestionnaire, markOf } from './questionnaire.commands.ts'
import { withNewest } from './questionnaire.page.tsx'
import { freshKey } from './questionnaire.rules.ts'
import { SectionPage } from './section.view.tsx'
import type { Version } from './version.store.ts'

const here = '/office/questionnaires/:questionnaireId/pages/:page'

/** What stands above the questions of a page: its title and first words. */
export const sectionRoutes: Route[] = [
  {
    method: 'GET',
    path: here,
    may: 'questionnaire.write',
    handle: (visit) => withPage(visit, (version, page) => showForm(visit, version, page, {})),
  },
  {
    method: 'POST',
    path: here,
    may: 'questionnaire.write',
    handle: (visit) => withPage(visit, (version, page) => writeSection(visit, version, page)),
  },
]

/** Pages that there are, and the one after the last: a title can come before its questions. */
function withPage(visit: Visit, go: (version: Version, page: number) => Promise<Answer> | Answer): Promise<Answer> {
  return withNewest(visit, (version) => {
    const page = Number(visit.params.page)
    const last = Math.max(0, ...[...version.items, ...version.sections].map((each) => each.page))
    return Number.isInteger(page) && page >= 1 && page <= last + 1 ? go(version, page) : missing
  })
}

async function writeSection(visit: Visit, version: Version, page: number): Promise<Answer> {
  const typed = { title: one(visit.form, 'title').trim(), intro: one(visit.form, 'intro').trim() }
  const isTaken = one(visit.form, 'act') === 'take away'
  const edited = await visit.write((tx) =>
    editQuestionnaire(
      tx,
      version.questionnaireId,
      (draft) => {
        const sections = draft.sections ?? []
        const others = sections.filter((each) => each.page !== page)
        if (isTaken) return { ...draft, sections: others }
        const key = sections.find((each) => each.page === page)?.key ?? freshKey(sections, 's')
        return { ...draft, sections: [...others, { ...typed, key, page }] }
      },
      { part: partOf(page), mark: one(visit.form, 'seen') },
    ),
  )
  if (edited === missing) return missing
  if (edited.ok) return seeOther(`/office/questionnaires/${version.questionnaireId}#page-${page}`)
  return withPage(visit, (newest) => showForm(visit, newest, page, { typed, errors: errorsOf(edited.refusal) }))
}

function partOf(page: number): Seen['part'] {
  return ({ sections = [] }) => sections.filter((each) => each.page === page)
}

type Refused = { typed?: { title: string; intro: string }; errors?: Errors }

function showForm(visit: Visit, version: Version, page: number, { typed, errors = {} }: Refused): Answer {
  const section = version.sections.find((each) => each.page === page)
  const body = (
    <SectionPage
      questionnaire={{ id: version.questionnaireId, title: version.title }}
      page={page}
      typed={typed ?? { title: section?.title ?? '', intro: section?.intro ?? '' }}
      now={section}
      seen={markOf(partOf(page), version)}
      stamp={visit.stamp()}
      errors={errors}
    />
  )
  const status = statusOf(errors)
  return showPage({ face: 'office', title: `Page ${page}`, current: '/office/questionnaires', status, body })
}
