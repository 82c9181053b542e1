import type { Stamp } from '../../http/route.ts'
import type { Errors } from '../../ui/errors.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Form } from '../../ui/form.tsx'
import { Prose } from '../../ui/prose.tsx'
import { PageTitle } from '../../ui/title.tsx'
import type { Sent } from '../items/item.schema.ts'
import { takesFiles } from './sheet-file.part.tsx'
import { SheetErrors, SheetPage } from './sheet.part.tsx'
import { dressHead } from './wording.rules.ts'
import type { Sheet } from './sheet.schema.ts'

type LinkedSheet = {
  sheet: Sheet
  page: number
  /** Where the page is sent to, and the address of another page, null where one cannot go back. */
  action: string
  back: string | null
  stamp: Stamp
  errors: Errors
  typed?: Sent
}

/** One page of a sheet for someone who came by a link: answer, go on, or leave and keep what there is. */
export function LinkedSheetPage({ sheet, page, action, back, stamp, errors, typed }: LinkedSheet) {
  const at = sheet.pages.indexOf(page)
  const isLast = at === sheet.pages.length - 1
  const { title, intro } = dressHead(sheet, sheet)
  return (
    <>
      <PageTitle above={`Page ${at + 1} of ${sheet.pages.length}`}>{title}</PageTitle>
      {intro && at === 0 ? <Prose text={intro} lead /> : null}
      <SheetErrors sheet={sheet} errors={errors} page={page} title="This page is not saved yet" />
      <Form action={action} {...stamp} multipart={takesFiles(sheet, page)} hidden={{ page: String(page) }}>
        <SheetPage sheet={sheet} page={page} errors={errors} typed={typed} />
        <div class="row">
          <Button>{isLast ? 'Hand in' : 'Continue'}</Button>{' '}
          <Button look="plain" name="how" value="leave">
            Save and come back later
          </Button>{' '}
          {back ? (
            <ButtonLink href={back} look="plain">
              Back a page
            </ButtonLink>
          ) : null}
        </div>
      </Form>
    </>
  )
}

/** What a refused page looks like when someone wanted to leave: mend it, and the link is on its way. */
export function LeavePage({ sheet, page, stamp, errors, typed }: Omit<LinkedSheet, 'action' | 'back'>) {
  return (
    <>
      <PageTitle above={sheet.title}>One answer before you leave</PageTitle>
      <SheetErrors sheet={sheet} errors={errors} page={page} title="This page is not saved yet" />
      <Form
        action={`/answers/${sheet.id}/link`}
        {...stamp}
        multipart={takesFiles(sheet, page)}
        hidden={{ page: String(page) }}
      >
        <SheetPage sheet={sheet} page={page} errors={errors} typed={typed} />
        <Button>Save and mail me a link</Button>
      </Form>
    </>
  )
}

/** The link to go on is on its way. */
export function LinkMailedPage({ title, email, demo }: { title: string; email: string; demo: boolean }) {
  return (
    <>
      <PageTitle lead={`Your answers are kept. A link to go on is on its way to ${email}.`}>{title}</PageTitle>
      <p>It works for 30 days, on any device, until you hand your answers in.</p>
      {demo ? (
        <p class="gap">
          In this demonstration no mail leaves the machine: <a href="/demo/mailbox">read it in the mailbox</a>.
        </p>
      ) : null}
    </>
  )
}

/** Left by link: the same link goes on. */
export function LeftPage({ title, href }: { title: string; href: string }) {
  return (
    <>
      <PageTitle lead="Your answers are kept. The link in your mail opens them again where you left.">
        {title}
      </PageTitle>
      <p>
        <a href={href}>Go on now</a>
      </p>
    </>
  )
}

/** Handed in by link. `after` is where the rest is, behind sign-in. */
export function HandedInPage({ title, after }: { title: string; after: string | null }) {
  return (
    <>
      <PageTitle above={title} lead="Nothing on it changes from now on. The link in your mail has done its work.">
        Your answers are handed in
      </PageTitle>
      {after ? (
        <p>
          <ButtonLink href={after}>See what comes next</ButtonLink>
        </p>
      ) : null}
    </>
  )
}
