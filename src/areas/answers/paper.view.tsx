import { ButtonLink } from '../../ui/button.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { type Language, languages } from '../items/language.schema.ts'
import { languageField } from './sheet.schema.ts'

type Named = { id: string; title: string }

function Trail({ questionnaire }: { questionnaire: Named }) {
  const own = { label: questionnaire.title, href: `/office/questionnaires/${questionnaire.id}` }
  return <Crumbs trail={[{ label: 'Questionnaires', href: '/office/questionnaires' }, own]} />
}

/** In which language it is printed. */
export function PaperPage({ questionnaire, languages: there }: { questionnaire: Named; languages: Language[] }) {
  const pdf = `/office/questionnaires/${questionnaire.id}/paper/pdf`
  return (
    <>
      <Trail questionnaire={questionnaire} />
      <PageTitle lead="To be filled in with a pen. Every question stands on it, with when it is asked; answers are typed in later by hand.">
        On paper
      </PageTitle>
      <p class="row">
        {there.map((language) => (
          <>
            <ButtonLink href={`${pdf}?${languageField}=${language}`} look="quiet">
              PDF in {languages[language]}
            </ButtonLink>{' '}
          </>
        ))}
      </p>
    </>
  )
}

/** Some letters have no font on this machine. */
export function UnprintablePage({ questionnaire, lacking }: { questionnaire: Named; lacking: string[] }) {
  return (
    <>
      <Trail questionnaire={questionnaire} />
      <PageTitle>Not printed</PageTitle>
      <Notice is="bad" title="Some letters have no font here.">
        {`No font on this machine has ${lacking.slice(0, 12).join(' ')}. Install one that does, such as Noto, and print again.`}
      </Notice>
    </>
  )
}
