import type { Stamp } from '../../http/route.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { Trail } from './trail.view.tsx'

type SectionProps = {
  questionnaire: { id: string; title: string }
  page: number
  typed: { title: string; intro: string }
  /** What stands there now; undefined where nothing does. */
  now?: { title: string; intro: string }
  seen: string
  stamp: Stamp
  errors: Errors
}

/** Gives a page its title and first words, or takes them away; its questions stay. */
export function SectionPage({ questionnaire, page, typed, now, seen, stamp, errors }: SectionProps) {
  const here = `/office/questionnaires/${questionnaire.id}`
  return (
    <>
      <Trail questionnaire={questionnaire} />
      <PageTitle above={`Page ${page}`}>What stands above its questions</PageTitle>
      <ErrorSummary title="Nothing is saved yet" errors={listErrors(errors)} />
      {errors[''] ? <Notice title="It says now:">{now ? [now.title, now.intro].join('. ') : 'Nothing.'}</Notice> : null}
      <Form action={`${here}/pages/${page}`} {...stamp} hidden={{ seen }}>
        <TextField
          name="title"
          label="Title"
          hint="May say what was answered on an earlier page: About {{q1}}"
          value={typed.title}
          error={errors.title}
          required
        />
        <TextArea name="intro" label="First words" optional rows={3} value={typed.intro} error={errors.intro} />
        <div class="row">
          <Button>Save</Button>{' '}
          {now ? (
            <Button look="quiet" name="act" value="take away">
              Take the title away
            </Button>
          ) : null}{' '}
          <ButtonLink href={here} look="plain">
            Leave it as it is
          </ButtonLink>
        </div>
      </Form>
    </>
  )
}
