import type { ComponentChildren } from 'preact'
import type { Stamp } from '../../http/route.ts'
import { type LocalDate, showDay } from '../../kernel/dates.ts'
import { Back, Button, ButtonLink } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Prose } from '../../ui/prose.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { takesFiles } from '../answers/sheet-file.part.tsx'
import { SheetAnswers, SheetErrors, SheetPage, type Shown } from '../answers/sheet.part.tsx'
import type { Sent } from '../items/item.schema.ts'

/** By which door a reviewer came: the address all steps stand under, and where they came from, if from anywhere. */
export type Door = { base: string; back: { label: string; href: string } | null }

/** What is reviewed: the activity, why it is taught, what for, on what it rests. */
export type Reviewed = {
  title: string
  summary: string
  gaps: { title: string; currentPractice: string; bestPractice: string }[]
  objectives: string[]
  references: string[]
}

type StartProps = {
  door: Door
  reviewed: Reviewed
  dueOn: LocalDate
  /** The page on which the reviewer goes on; null before they began. */
  pageReached: number | null
  materials: ComponentChildren[]
}

/** What is to be read, and the way to the form. */
export function StartPage({ door, reviewed, dueOn, pageReached, materials }: StartProps) {
  const act = (
    <ButtonLink href={`${door.base}/questions/${pageReached ?? 1}`}>
      {pageReached === null ? 'Go to the form' : `Go on with page ${pageReached} of the form`}
    </ButtonLink>
  )
  return (
    <>
      {door.back ? <Back href={door.back.href}>{door.back.label}</Back> : null}
      <PageTitle
        above={`Peer review, due ${showDay(dueOn)}`}
        lead="Read what will be taught, then answer a short form. You can stop at any page and come back by the same link."
      >
        {reviewed.title}
      </PageTitle>
      <div class="row">{act}</div>
      <WhyLeaf reviewed={reviewed} />
      {materials.length > 0 ? (
        materials
      ) : (
        <Notice is="warn">The reading and the test are not written yet. Ask the office before you begin.</Notice>
      )}
      <ReferencesLeaf references={reviewed.references} />
      <div class="row gap">{act}</div>
    </>
  )
}

function WhyLeaf({ reviewed }: { reviewed: Reviewed }) {
  return (
    <>
      <Leaf title="Why it is taught">
        {reviewed.summary ? <Prose text={reviewed.summary} /> : null}
        {reviewed.gaps.map((gap) => (
          <>
            <h3>{gap.title}</h3>
            <Prose text={`What happens: ${gap.currentPractice}\n\nWhat should: ${gap.bestPractice}`} />
          </>
        ))}
      </Leaf>
      <Leaf title="Afterwards learners can">
        <div class="prose">
          <ol>
            {reviewed.objectives.map((objective) => (
              <li>{objective}</li>
            ))}
          </ol>
        </div>
      </Leaf>
    </>
  )
}

function ReferencesLeaf({ references }: { references: string[] }) {
  return (
    <Leaf title="What it rests on">
      {references.length === 0 ? <p class="soft">No references are cited.</p> : null}
      <div class="prose">
        <ol>
          {references.map((reference) => (
            <li>{reference}</li>
          ))}
        </ol>
      </div>
    </Leaf>
  )
}

type FormPageProps = {
  door: Door
  title: string
  form: { title: string; intro: string }
  sheet: Shown
  page: number
  stamp: Stamp
  errors: Errors
  typed?: Sent
}

/** One page of the form, saved when it is sent. */
export function FormPage({ door, title, form, sheet, page, stamp, errors, typed }: FormPageProps) {
  const at = sheet.pages.indexOf(page)
  const back = at > 0 ? `${door.base}/questions/${sheet.pages[at - 1]}` : door.base
  return (
    <>
      <Back href={back}>{at > 0 ? 'The page before' : 'What is reviewed'}</Back>
      <SheetErrors title="This page is not saved yet" sheet={sheet} errors={errors} />
      <PageTitle
        above={`Page ${at + 1} of ${sheet.pages.length} · “${title}”`}
        lead={at === 0 ? form.intro : undefined}
      >
        {form.title}
      </PageTitle>
      <Form action={`${door.base}/questions/${page}`} {...stamp} multipart={takesFiles(sheet, page)}>
        <SheetPage sheet={sheet} page={page} errors={errors} typed={typed} />
        <div class="row">
          <Button>Continue</Button>
          <Button look="plain" name="how" value="leave">
            Save and come back later
          </Button>
        </div>
      </Form>
      <p class="gap">
        <a href={door.base}>Read again what is reviewed</a>
      </p>
    </>
  )
}

type AnswersProps = { door: Door; title: string; sheet: Shown; stamp: Stamp; errors: Errors }

/** What the reviewer has answered, once more, before it is handed in. */
export function AnswersPage({ door, title, sheet, stamp, errors }: AnswersProps) {
  return (
    <>
      <Back href={`${door.base}/questions/${sheet.pages.at(-1) ?? 1}`}>Change an answer</Back>
      <ErrorSummary
        title="Your review is not handed in yet"
        errors={listErrors(errors).map(({ message }) => ({ message }))}
      />
      <PageTitle above={`“${title}”`} lead="Once handed in it stays as it is.">
        Check your review, and hand it in
      </PageTitle>
      <SheetAnswers sheet={sheet} fileHref={(key) => `${door.base}/files/${key}`} />
      <div class="gap">
        <Form action={`${door.base}/answers`} {...stamp}>
          <Button>Hand in the review</Button>
        </Form>
      </div>
    </>
  )
}

/** What a reviewer has handed in, for themselves. */
export function HandedPage(page: { door: Door; title: string; sheet: Shown; isNew: boolean }) {
  const { door, title, sheet, isNew } = page
  return (
    <>
      {door.back ? <Back href={door.back.href}>{door.back.label}</Back> : null}
      {isNew ? (
        <Notice is="good" live title="Handed in.">
          Thank you. The office reads it and writes to you only if something is unclear.
        </Notice>
      ) : null}
      <PageTitle above={`“${title}”`}>Your review</PageTitle>
      <SheetAnswers sheet={sheet} fileHref={(key) => `${door.base}/files/${key}`} />
    </>
  )
}

/** After a link was used. */
export function ThanksPage({ email }: { email: string }) {
  return (
    <>
      <PageTitle lead="The office has your review, and the link in the mail no longer works.">Thank you</PageTitle>
      <p>The office writes to you only if something is unclear. If you want to add something, write to {email}.</p>
    </>
  )
}

/** A reviewer whose ties are not clear reads nothing yet. */
export function TiesFirstPage({
  door,
  title,
  says,
}: {
  door: Door
  title: string
  says: { text: string; href: string | null }
}) {
  return (
    <>
      {door.back ? <Back href={door.back.href}>{door.back.label}</Back> : null}
      <PageTitle above={`“${title}”`} lead={says.text}>
        Your ties to companies come first
      </PageTitle>
      <p>Content is reviewed by people who have no relevant relationship with a company that could gain from it.</p>
      {says.href ? <ButtonLink href={says.href}>Tell us your ties</ButtonLink> : null}
    </>
  )
}
