import { showPage, download } from '../../http/answer.ts'
import type { Route } from '../../http/route.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { printPdf } from '../../platform/pdf.ts'
import { isLanguage } from '../items/language.schema.ts'
import { findProvider } from '../organizations/organization.store.ts'
import { findNewestVersion } from '../questions/version.store.ts'
import { layOut } from './paper.rules.ts'
import { PaperPage, UnprintablePage } from './paper.view.tsx'
import { languageField } from './sheet.schema.ts'

const here = '/office/questionnaires/:questionnaireId/paper'
const current = '/office/questionnaires'

/** A questionnaire on paper, as a tagged PDF in each of its languages. */
export const paperRoutes: Route[] = [
  {
    method: 'GET',
    path: here,
    may: 'questionnaire.see',
    handle: async (visit) => {
      const { questionnaireId = '' } = visit.params
      const version = isId(questionnaireId) ? await findNewestVersion(visit.db, questionnaireId) : undefined
      if (!version) return missing
      const there = [version.language, ...Object.keys(version.translations).filter(isLanguage)]
      const body = <PaperPage questionnaire={{ id: questionnaireId, title: version.title }} languages={there} />
      return showPage({ face: 'office', title: 'On paper', current, body })
    },
  },
  {
    method: 'GET',
    path: `${here}/pdf`,
    may: 'questionnaire.see',
    handle: async (visit) => {
      const { questionnaireId = '' } = visit.params
      const version = isId(questionnaireId) ? await findNewestVersion(visit.db, questionnaireId) : undefined
      if (!version) return missing
      const picked = visit.query[languageField] ?? ''
      const readIn = isLanguage(picked) && picked !== version.language ? picked : null
      const provider = await findProvider(visit.db)
      const words = { ...version, readIn, known: {} }
      const printed = printPdf('areas/answers/paper.view.typ', layOut(version, words, provider?.name ?? ''))
      if (printed.ok)
        return download({
          bytes: printed.bytes,
          mediaType: 'application/pdf',
          name: `${version.title}.pdf`,
          inline: true,
        })
      const questionnaire = { id: questionnaireId, title: version.title }
      const body = <UnprintablePage questionnaire={questionnaire} lacking={printed.lacking} />
      return showPage({ face: 'office', title: 'Not printed', current, status: 422, body })
    },
  },
]
