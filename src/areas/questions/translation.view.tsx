import type { Stamp } from '../../http/route.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { SelectField, TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { type Language, isLanguage, languages } from '../items/language.schema.ts'
import type { Translation, Translations } from './questionnaire.schema.ts'
import { type Text, standingOf } from './translation.rules.ts'
import { Trail } from './trail.view.tsx'

type Line = Text & { translation?: Translation; typed: string }

type LanguageProps = {
  questionnaire: { id: string; title: string; language: Language }
  language: Language
  texts: Line[]
  /** The mark of the words and texts as they are shown, to be sent along. */
  seen: string
  stamp: Stamp
  errors: Errors
}

/** The name of the field for a text. */
export function fieldAt(place: string): string {
  return `t_${place}`
}

/** Every text in its own words with a field for the other language; what is empty is read as it was written. */
export function LanguagePage({ questionnaire, language, texts, seen, stamp, errors }: LanguageProps) {
  const here = `/office/questionnaires/${questionnaire.id}`
  const open = texts.filter((text) => standingOf(text, text.translation) !== 'said').length
  const lead =
    open === 0
      ? 'Every text is translated.'
      : `${open} of ${texts.length} texts are read in ${languages[questionnaire.language]}.`
  return (
    <>
      <Trail questionnaire={questionnaire} />
      <PageTitle above={questionnaire.title} lead={lead}>
        {languages[language]}
      </PageTitle>
      <ErrorSummary title="Nothing is saved yet" errors={listErrors(errors)} />
      <Form action={`${here}/languages/${language}`} {...stamp} hidden={{ seen }}>
        {texts.map((text) => (
          <TextArea
            name={fieldAt(text.place)}
            label={<span lang={questionnaire.language}>{text.words}</span>}
            hint={errors[''] ? hintNow(text) : hintOf(text)}
            rows={text.words.length > 90 ? 4 : 2}
            value={text.typed}
            error={errors[fieldAt(text.place)]}
          />
        ))}
        <div class="row">
          <Button>Save</Button>{' '}
          <ButtonLink href={here} look="plain">
            Leave it as it is
          </ButtonLink>
        </div>
      </Form>
    </>
  )
}

function hintNow({ translation, typed }: Line): string | undefined {
  const now = translation?.words ?? ''
  return now === typed ? undefined : `It says now: ${now || 'nothing'}`
}

function hintOf(text: Line): string | undefined {
  const keep = text.place.endsWith('.passage') ? 'Keep the parts in brackets as they are. ' : ''
  if (standingOf(text, text.translation) !== 'outdated') return keep || undefined
  return `${keep}The text has changed since this was written, so people read it as it stands above. Save to say that it still fits.`
}

type LanguagesProps = {
  here: string
  language: Language
  texts: Text[]
  translations: Translations
  mayWrite: boolean
}

/** Which languages a questionnaire can be read in, how much of each is said, and the way to another. */
export function LanguagesLeaf({ here, language, texts, translations, mayWrite }: LanguagesProps) {
  const there = Object.keys(translations).filter(isLanguage)
  const others = Object.keys(languages).filter(isLanguage)
  const said = (one: Language) => texts.filter((text) => standingOf(text, translations[one]?.[text.place]) === 'said')
  return (
    <Leaf title="Languages" id="languages" small={`Written in ${languages[language]}`}>
      {there.length === 0 ? <p class="soft">It is read in the language it was written in.</p> : null}
      <ul>
        {there.map((one) => (
          <li>
            {mayWrite ? <a href={`${here}/languages/${one}`}>{languages[one]}</a> : languages[one]}:{' '}
            {`${said(one).length} of ${texts.length} texts`}
          </li>
        ))}
      </ul>
      {mayWrite ? (
        <form class="row" action={`${here}/languages`} aria-label="Translate">
          <SelectField
            name="language"
            label="Translate into"
            options={others
              .filter((one) => one !== language && !there.includes(one))
              .map((one) => ({ value: one, label: languages[one] }))}
            short
          />
          <Button look="quiet" small>
            Translate
          </Button>
        </form>
      ) : null}
    </Leaf>
  )
}
