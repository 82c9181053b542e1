import { Back, ButtonLink } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Prose } from '../../ui/prose.tsx'
import { PageTitle } from '../../ui/title.tsx'
import type { Item } from './questionnaire.schema.ts'
import { SheetPage } from './sheet.part.tsx'

type PreviewProps = {
  version: { questionnaireId: string; title: string; intro: string; items: Item[] }
  page: number
  pages: number[]
}

/** A questionnaire as its respondent will see it, page by page; nothing is saved. */
export function PreviewPage({ version, page, pages }: PreviewProps) {
  const here = `/office/questionnaires/${version.questionnaireId}`
  const at = pages.indexOf(page)
  const items = version.items.map((item) => ({ ...item, answer: null, isRight: null }))
  return (
    <>
      <Back href={here}>Back to the questions</Back>
      <PageTitle above={`As it will be seen · page ${at + 1} of ${Math.max(1, pages.length)}`}>
        {version.title}
      </PageTitle>
      {version.intro && at <= 0 ? <Prose text={version.intro} /> : null}
      {items.length === 0 ? <Empty title="No question yet." /> : null}
      <form class="flow" aria-label="Preview">
        <SheetPage sheet={{ items, pages }} page={page} />
      </form>
      <p class="row gap">
        {at > 0 ? (
          <ButtonLink href={`${here}/preview?page=${pages[at - 1]}`} look="quiet">
            Page before
          </ButtonLink>
        ) : null}{' '}
        {at >= 0 && at < pages.length - 1 ? (
          <ButtonLink href={`${here}/preview?page=${pages[at + 1]}`} look="quiet">
            Next page
          </ButtonLink>
        ) : null}
      </p>
    </>
  )
}
