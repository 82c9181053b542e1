import type { Stamp } from '../../http/route.ts'
import { showShortDay } from '../../kernel/dates.ts'
import { Back, Button, ButtonLink } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Details } from '../../ui/details.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { Facts } from '../../ui/facts.tsx'
import { SelectField, TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageTitle } from '../../ui/title.tsx'
import type { HeldFact } from './data.rules.ts'
import { type DataRequest, showRequest, subjectWords, subjects } from './request.schema.ts'

type Typed = Readonly<Record<string, string>>
type FormProps = { stamp: Stamp; typed: Typed; errors: Errors }

const trail = [
  { label: 'You', href: '/my/profile' },
  { label: 'Your data', href: '/my/data' },
]

/** Under You: the way to everything held about a person. */
export function DataLeaf() {
  return (
    <Leaf title="Your data" small="All of it, and what you can ask" id="data">
      <p>See and download everything held about you, ask for a correction, or ask to have your record emptied.</p>
      <div class="row">
        <ButtonLink href="/my/data" look="quiet">
          Your data
        </ButtonLink>
      </div>
    </Leaf>
  )
}

/** What a person can get and ask of their data, and what became of what they asked. */
export function DataPage({ requests, isAsked }: { requests: DataRequest[]; isAsked: boolean }) {
  return (
    <>
      <Crumbs trail={trail.slice(0, 1)} />
      <PageTitle lead="Everything this office holds about you, and what you can ask of it.">Your data</PageTitle>
      {isAsked ? <Notice is="good" title="Asked." live>{`The office decides, and writes to you.`}</Notice> : null}
      <Leaf title="A copy of everything" small="Nobody else’s data is in it">
        <p>
          The page can be read and printed. The file holds the same for programs: JSON, a list of rows for each table,
          with the names of our own database. Other people stand in both as “someone else”.
        </p>
        <div class="row">
          <ButtonLink href="/my/data/reading">Read it</ButtonLink>
          <a class="button quiet" href="/my/data/file.json" download>
            Download the file (JSON)
          </a>
        </div>
      </Leaf>
      <Leaf title="Something is wrong" small="You can change most of it yourself, under You">
        <p>
          What you cannot change yourself, the office corrects: what you took part in, your credit, where you belong.
        </p>
        <div class="row">
          <ButtonLink href="/my/data/correction" look="quiet">
            Ask for a correction
          </ButtonLink>
        </div>
      </Leaf>
      <Leaf title="You want to go" small="Your record is emptied">
        <p>
          Your account is shut and what need not stay is removed. Credit is kept for six years, because boards may ask.
        </p>
        <div class="row">
          <ButtonLink href="/my/data/erasure" look="quiet">
            Ask to have your record emptied
          </ButtonLink>
        </div>
      </Leaf>
      {requests.length === 0 ? null : <AskedLeaf requests={requests} />}
    </>
  )
}

function AskedLeaf({ requests }: { requests: DataRequest[] }) {
  return (
    <Leaf title="What you asked">
      <Entries>
        {requests.map((request) => (
          <Entry title={showRequest(request)} when={showState(request)} meta={request.decidedWhy}>
            {request.kind === 'correction' ? `“${request.stands}” should be “${request.should}”.` : null}
          </Entry>
        ))}
      </Entries>
    </Leaf>
  )
}

function showState({ outcome, dueOn }: DataRequest): string {
  if (outcome === null) return `Decided by ${showShortDay(dueOn)}`
  return outcome === 'accepted' ? 'Accepted' : 'Declined'
}

/** Asks for a correction: what stands, what it should be. */
export function CorrectionPage({ stamp, typed, errors }: FormProps) {
  return (
    <>
      <Crumbs trail={trail} />
      <PageTitle lead="The office looks it up, corrects it or says why not, and writes to you.">
        Ask for a correction
      </PageTitle>
      <ErrorSummary title="Nothing is asked yet" errors={listErrors(errors)} />
      <Form action="/my/data/correction" {...stamp}>
        <CorrectionFields typed={typed} errors={errors} />
        <Button>Ask for it</Button>
      </Form>
      <Back href="/my/data">Your data</Back>
    </>
  )
}

function CorrectionFields({ typed, errors }: Omit<FormProps, 'stamp'>) {
  return (
    <>
      <SelectField
        name="about"
        label="What is it about?"
        options={subjects.map((value) => ({ value, label: subjectWords[value] }))}
        empty="Choose one"
        value={typed.about}
        error={errors.about}
        required
      />
      <TextArea
        name="stands"
        label="What stands there now"
        rows={2}
        maxlength={1000}
        value={typed.stands}
        error={errors.stands}
        required
      />
      <TextArea
        name="should"
        label="What it should be"
        rows={2}
        maxlength={1000}
        value={typed.should}
        error={errors.should}
        required
      />
      <TextArea
        name="why"
        label="How the office can see that"
        hint="A sign-in sheet, a letter, who was there"
        rows={3}
        maxlength={1000}
        value={typed.why}
        error={errors.why}
        optional
      />
    </>
  )
}

/** Asks to have one's record emptied, and says before what that means. */
export function ErasurePage({ stamp, typed, errors, kept }: FormProps & { kept: string[] }) {
  return (
    <>
      <Crumbs trail={trail} />
      <PageTitle lead="The office decides, because some of it has to stay, and writes to you.">
        Ask to have your record emptied
      </PageTitle>
      <Leaf title="What goes">
        <p>
          Your account is shut, your password and sessions end, your address, telephones, further professions and your
          consent to report credit are removed. You are asked for nothing any more.
        </p>
      </Leaf>
      <Leaf title="What stays">
        {kept.length === 0 ? (
          <p>Your name goes too: nothing here has to be found by it.</p>
        ) : (
          <>
            <p>Your name, and what you are matched by at a board, for:</p>
            <Entries>
              {kept.map((one) => (
                <Entry title={one} />
              ))}
            </Entries>
            <p>It goes by itself once none of this holds.</p>
          </>
        )}
        <p>The record of who changed what in this office stays as it is.</p>
      </Leaf>
      <ErrorSummary title="Nothing is asked yet" errors={listErrors(errors)} />
      <Form action="/my/data/erasure" {...stamp}>
        <TextArea name="why" label="Why" rows={3} maxlength={1000} value={typed.why} error={errors.why} optional />
        <Checkbox
          name="sure"
          value="yes"
          checked={typed.sure === 'yes'}
          label="I know that I cannot sign in any more once the office accepts this"
          error={errors.sure}
          required
        />
        <Button look="grave">Ask for it</Button>
      </Form>
      <Back href="/my/data">Your data</Back>
    </>
  )
}

export type ReadTable = { table: string; title: string; rows: HeldFact[][]; more: number }

/** Everything held about a person, to be read and printed. */
export function ReadingPage({ name, madeAt, tables }: { name: string; madeAt: string; tables: ReadTable[] }) {
  const held = tables.filter(({ rows }) => rows.length > 0)
  const nothing = tables.filter(({ rows }) => rows.length === 0).map(({ title }) => title)
  return (
    <>
      <Crumbs trail={trail} />
      <PageTitle lead="As this office holds it. Whoever else is named by it is “someone else”." meta={[name, madeAt]}>
        Everything held about you
      </PageTitle>
      {held.map(({ table, title, rows, more }) => (
        <Leaf title={title} id={table}>
          {rows.map((facts, at) => (
            <ReadRow facts={facts} label={`${title}, ${at + 1} of ${rows.length}`} isOne={rows.length === 1} />
          ))}
          {more > 0 ? <p>{`${more.toLocaleString('en-US')} more are in the file.`}</p> : null}
        </Leaf>
      ))}
      {nothing.length === 0 ? null : (
        <Leaf title="Nothing is held of" id="nothing">
          <p>{`${nothing.join('; ')}.`}</p>
        </Leaf>
      )}
    </>
  )
}

function ReadRow({ facts, label, isOne }: { facts: HeldFact[]; label: string; isOne: boolean }) {
  const list = <Facts facts={facts.map(({ what, says }) => [what, says])} />
  return isOne ? list : <Details summary={label}>{list}</Details>
}
