import type { Errors } from '../../ui/errors.ts'
import { Back, Button, ButtonLink } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Prose } from '../../ui/prose.tsx'
import { PageTitle } from '../../ui/title.tsx'
import type { Sent } from '../items/item.schema.ts'
import { SheetAnswers, SheetErrors, SheetPage, type Shown } from './sheet.part.tsx'

type Previewed = { questionnaireId: string; title: string; intro: string }
type PreviewProps = {
  version: Previewed
  sheet: Shown
  page: number
  /** Answers of other pages, to be sent along, and what the way back takes with it. */
  kept: Record<string, string>
  back: Record<string, string>
  errors: Errors
  typed?: Sent
}

/** One page as its respondent will see it. It can be answered, so that conditions and refusals are seen; nothing is saved. */
export function PreviewPage({ version, sheet, page, kept, back, errors, typed }: PreviewProps) {
  const here = `/office/questionnaires/${version.questionnaireId}`
  const at = sheet.pages.indexOf(page)
  return (
    <>
      <Back href={here}>Back to the questions</Back>
      <PageTitle above={`As it will be seen · page ${at + 1} of ${Math.max(1, sheet.pages.length)}`}>
        {version.title}
      </PageTitle>
      {version.intro && at <= 0 ? <Prose text={version.intro} lead /> : null}
      {sheet.items.length === 0 ? (
        <Empty title="No question yet.">What you add stands here as people will see it.</Empty>
      ) : (
        <>
          <SheetErrors sheet={sheet} errors={errors} title="This page is not saved yet" />
          <form class="flow" action={`${here}/preview`} aria-label="Preview" novalidate>
            <input type="hidden" name="page" value={page} />
            <input type="hidden" name="sent" value="yes" />
            {Object.entries(kept).map(([name, value]) => (
              <input type="hidden" name={name} value={value} />
            ))}
            <SheetPage sheet={sheet} page={page} errors={errors} typed={typed} />
            <div class="row">
              <Button>Continue</Button>
              {at > 0 ? (
                <ButtonLink
                  href={`${here}/preview?${new URLSearchParams(back).toString()}&page=${sheet.pages[at - 1]}`}
                  look="plain"
                >
                  Back a page
                </ButtonLink>
              ) : null}
            </div>
          </form>
        </>
      )}
    </>
  )
}

/** After the last page: what was answered, as it will be marked. */
export function PreviewEndPage({ version, sheet }: { version: Previewed; sheet: Shown }) {
  const here = `/office/questionnaires/${version.questionnaireId}`
  return (
    <>
      <Back href={here}>Back to the questions</Back>
      <PageTitle above="As it will be seen" lead="Nothing of this is kept. Here is how it would be marked.">
        The end
      </PageTitle>
      <SheetAnswers sheet={sheet} marked />
      <p class="gap">
        <ButtonLink href={`${here}/preview`} look="quiet">
          Once more from the start
        </ButtonLink>
      </p>
    </>
  )
}
