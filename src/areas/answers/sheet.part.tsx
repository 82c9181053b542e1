import { assets } from '../../ui/assets.ts'
import type { Errors } from '../../ui/errors.ts'
import { Button } from '../../ui/button.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { SelectField } from '../../ui/field.tsx'
import { Progress } from '../../ui/progress.tsx'
import { Prose } from '../../ui/prose.tsx'
import { Status } from '../../ui/status.tsx'
import { ItemAnswered, ItemFeedback, ItemFields } from '../items/item.part.tsx'
import { isScored } from '../items/item.rules.ts'
import { type Sent, type Value, ownerOf } from '../items/item.schema.ts'
import { isLanguage, languages } from '../items/language.schema.ts'
import {
  type Sheet,
  type SheetItem,
  type Words,
  askedField,
  inShownWords,
  languageButton,
  languageField,
} from './sheet.schema.ts'
import { type Dressed, dressItems, dressSection } from './wording.rules.ts'

/** What shows a page needs of a sheet; a form that nobody has begun has no answers, and may lack the rest. */
export type Shown = Pick<Sheet, 'items' | 'pages'> & Partial<Words>

type PageProps = { sheet: Shown; page: number; errors?: Errors; typed?: Sent }

/**
 * What stands above a page and its questions as fields, without the form around them. `typed` is what was sent when a page
 * is shown again; `errors` are by the name of the field. Careful with hand-made forms: the hidden field tells which
 * questions were seen.
 */
export function SheetPage({ sheet, page, errors = {}, typed }: PageProps) {
  const dressed = dress(sheet)
  const onPage = dressed.filter(({ item }) => item.page === page)
  const { readIn } = wordsOf(sheet)
  return (
    <>
      <SectionHead sheet={sheet} page={page} dressed={dressed} />
      {onPage.map(({ item }) => (
        <input type="hidden" name={askedField} value={item.key} />
      ))}
      {onPage.map(({ item, language }) => (
        <ItemFields
          question={item}
          typed={typed}
          kept={item.answer}
          errors={errors}
          readIn={readIn ?? undefined}
          lang={language === 'en' ? undefined : language}
          dir={language === 'ar' ? 'rtl' : undefined}
        />
      ))}
      <LanguagePicker sheet={sheet} />
      {onPage.some(({ item }) => item.type === 'ranking' || item.type === 'allocation') ? (
        <script src={assets.answeringPath} defer />
      ) : null}
    </>
  )
}

function wordsOf({ language = 'en', readIn = null, translations = {}, sections = [], known = {} }: Shown): Words {
  return { language, readIn, translations, sections, known }
}

function answersOf({ items }: Shown): Map<string, Value> {
  return new Map(items.flatMap(({ key, answer }) => (answer === null ? [] : [[key, answer]])))
}

function dress(sheet: Shown): Dressed<SheetItem>[] {
  return dressItems(sheet.items, answersOf(sheet), wordsOf(sheet))
}

function SectionHead({ sheet, page, dressed }: { sheet: Shown; page: number; dressed: Dressed<SheetItem>[] }) {
  const section = dressSection(page, dressed, answersOf(sheet), wordsOf(sheet))
  const at = sheet.pages.indexOf(page)
  return (
    <>
      {sheet.pages.length > 1 ? <Progress label="How far you are" value={at + 1} max={sheet.pages.length} /> : null}
      {section ? <h2>{section.title}</h2> : null}
      {section?.intro ? <Prose text={section.intro} /> : null}
    </>
  )
}

/**
 * Which language to read in, where there are several. What is on the page is kept when it is asked for. The button of the
 * form itself stands first but hidden, so that Enter in a field goes on as it does elsewhere.
 */
function LanguagePicker({ sheet }: { sheet: Shown }) {
  const { language, readIn, translations } = wordsOf(sheet)
  const there = [language, ...Object.keys(translations).filter(isLanguage)]
  if (there.length < 2) return null
  return (
    <div class="row" role="group" aria-label="Language">
      <button hidden tabindex={-1}>
        Continue
      </button>{' '}
      <SelectField
        name={languageField}
        label="Read this in"
        options={there.map((each) => ({ value: each, label: languages[each] }))}
        value={readIn ?? language}
        short
      />
      <Button look="quiet" small {...languageButton}>
        Change language
      </Button>
    </div>
  )
}

/**
 * A button for the form around a page: it saves what there is, asks for nothing more, and mails a link with which to go on
 * later without signing in.
 */
export function LeaveForLater({ sheetId, page }: { sheetId: string; page: number }) {
  return (
    <>
      <input type="hidden" name="page" value={page} />
      <Button look="plain" formaction={`/answers/${sheetId}/link`}>
        Save, and mail me a link to go on later
      </Button>
    </>
  )
}

type SheetErrorsProps = { sheet: Shown; errors: Errors; title: string; page?: number }

/**
 * What is wrong with a page of answers: with several, each message names its question. With `page`, what is wrong with a
 * question of another page is told without the way there.
 */
export function SheetErrors({ sheet, errors, title, page }: SheetErrorsProps) {
  const items = dress(sheet).map(({ item }) => item)
  const entries = Object.entries(errors)
  const lines = entries.map(([name, message]) => {
    const item = ownerOf(items, name)
    const isAway = item !== undefined && page !== undefined && item.page !== page
    return {
      name: isAway ? undefined : name || undefined,
      message: item && entries.length > 1 ? `${message.replace(/\.$/, '')}: ${shorten(item.wording)}` : message,
    }
  })
  return <ErrorSummary title={title} errors={lines} />
}

function shorten(wording: string): string {
  return wording.length <= 80 ? wording : `${wording.slice(0, 77).trimEnd()}…`
}

type AnswersProps = {
  sheet: Shown
  marked?: boolean
  /** Where a file of an answer can be fetched, for who may. */
  fileHref?: (itemKey: string) => string
}

/** What was answered, in the words that were shown. `marked` says with it what is right, and why. */
export function SheetAnswers({ sheet, marked = false, fileHref }: AnswersProps) {
  return (
    <Entries label="Answers">
      {dress(sheet).map(({ item: now }, i) => {
        const item = inShownWords(now, now.shown)
        const isMarked = marked && isScored(item)
        return (
          <Entry when={isMarked ? <Mark item={item} /> : `Question ${i + 1}`} title={item.wording}>
            <ItemAnswered question={item} answer={item.answer} />
            {isMarked ? <ItemFeedback question={item} answer={item.answer} isRight={item.isRight === true} /> : null}
            {fileHref && item.type === 'file' && item.answer !== null ? (
              <p>
                <a href={fileHref(item.key)}>
                  Get the file <span class="hide">of “{item.wording}”</span>
                </a>
              </p>
            ) : null}
          </Entry>
        )
      })}
    </Entries>
  )
}

function Mark({ item }: { item: SheetItem }) {
  return item.isRight ? <Status is="done">Right</Status> : <Status is="stop">Not right</Status>
}
