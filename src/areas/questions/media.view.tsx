import type { Stamp } from '../../http/route.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { Checkboxes } from '../../ui/choices.tsx'
import { FileField, SelectField, TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { PageTitle } from '../../ui/title.tsx'
import type { Captions, Item } from '../items/item.schema.ts'
import { type Language, languages } from '../items/language.schema.ts'
import { MediaShown } from '../items/media.part.tsx'
import { Trail } from './trail.view.tsx'

type MediaProps = {
  questionnaire: { id: string; title: string; language: Language }
  item: Item
  typed: { alt: string; transcript: string }
  stamp: Stamp
  errors: Errors
}

/** Puts a picture, sound or film above a question, with the words for who cannot see or hear it. */
export function MediaPage({ questionnaire, item, typed, stamp, errors }: MediaProps) {
  const here = `/office/questionnaires/${questionnaire.id}`
  const { media } = item
  return (
    <>
      <Trail questionnaire={questionnaire} />
      <PageTitle above={item.wording} lead="Whoever opens the page fetches it from this office and from nobody else.">
        Picture, sound or film
      </PageTitle>
      <ErrorSummary title="Nothing is saved yet" errors={listErrors(errors)} />
      {media ? <MediaShown media={media} /> : null}
      <Form action={`${here}/items/${item.key}/media`} {...stamp} multipart>
        <FileField
          name="file"
          label={media ? 'Another file in its place' : 'File'}
          hint="A picture up to 2 MB, a sound up to 10, a film up to 25. Nothing that names or shows a patient."
          accept=".png,.jpg,.jpeg,.webp,.mp3,.wav,.m4a,.mp4,.webm"
          optional={media !== null}
          required={media === null}
          error={errors.file}
        />
        <MediaWords typed={typed} errors={errors} />
        <CaptionsFields captions={media?.captions ?? []} language={questionnaire.language} error={errors.captions} />
        <div class="row">
          <Button>Save</Button>{' '}
          {media ? (
            <Button look="quiet" name="act" value="take away">
              Take it away
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

/** What it shows and says, for who cannot see or hear it. */
function MediaWords({ typed, errors }: Pick<MediaProps, 'typed' | 'errors'>) {
  return (
    <>
      <TextArea
        name="alt"
        label="What it shows, in a sentence"
        hint="Read aloud to who cannot see it"
        rows={2}
        value={typed.alt}
        error={errors.alt}
        required
      />
      <TextArea
        name="transcript"
        label="All that is said and shown"
        hint="A sound needs it"
        optional
        rows={5}
        value={typed.transcript}
        error={errors.transcript}
      />
    </>
  )
}

type CaptionsProps = { captions: Captions[]; language: Language; error?: string }

/** Captions in one language after another: those of a language that are sent again take the place of the old ones. */
function CaptionsFields({ captions, language, error }: CaptionsProps) {
  const there = captions.map((one) => ({ value: one.language, label: `Take away ${languages[one.language]}` }))
  return (
    <>
      <FileField
        name="captions"
        label={captions.length === 0 ? 'Captions' : 'More captions, or others in their place'}
        hint="A WebVTT file (.vtt), one language at a time; a film needs at least one"
        accept=".vtt"
        optional
        error={error}
      />
      <SelectField
        name="language"
        label="Language of these captions"
        options={Object.entries(languages).map(([value, label]) => ({ value, label }))}
        value={language}
        short
      />
      {there.length > 0 ? (
        <Checkboxes name="gone" legend="Captions there are" choices={there} values={[]} optional tight />
      ) : null}
    </>
  )
}
