import type { ComponentChildren } from 'preact'
import type { Stamp } from '../../http/route.ts'
import { type LocalDate, showDay, showShortDay } from '../../kernel/dates.ts'
import { Back, Button, ButtonLink } from '../../ui/button.tsx'
import { Radios } from '../../ui/choices.tsx'
import { Details, Rule } from '../../ui/details.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { companyKinds } from './company.schema.ts'
import { type DisclosureAnswer, type DraftRelationship, natureWords } from './disclosure.schema.ts'
import { wording } from './disclosure-text.schema.ts'

/** By which door a person came: the address all steps stand under, and where they came from, if from anywhere. */
export type Door = { base: string; back: { label: string; href: string } | null }

/** The activity a disclosure is for, and what the person is to do in it. */
export type About = { title: string; roles: string[]; startsOn: LocalDate }

type Common = { door: Door; about: About; stamp: Stamp; errors?: Errors }

type QuestionProps = Common & {
  answer: DisclosureAnswer | null
  span: { from: LocalDate; to: LocalDate }
  earlier: { on: LocalDate; count: number } | null
}

/** The question, with the months spelled out and what an ineligible company is. One answer, one button. */
export function QuestionPage({ door, about, stamp, answer, span, earlier, errors = {} }: QuestionProps) {
  return (
    <>
      {door.back ? <Back href={door.back.href}>{door.back.label}</Back> : null}
      <ErrorSummary title="Your answer is not saved yet" errors={listErrors(errors)} />
      <PageTitle
        above={<AboutLine about={about} />}
        lead={`That is from ${showDay(span.from)} to today, ${showDay(span.to)}.`}
      >
        {wording.question}
      </PageTitle>
      <p>{wording.definition}</p>
      <Examples />
      <ul class="gap">
        {wording.hints.map((hint) => (
          <li>{hint}</li>
        ))}
      </ul>
      {earlier ? <Earlier on={earlier.on} count={earlier.count} /> : null}
      <Form action={door.base} {...stamp}>
        <Radios
          name="answer"
          legend="Your answer"
          value={answer ?? undefined}
          error={errors.answer}
          required
          choices={[
            { value: 'none', label: 'No, none', hint: 'Pay from a school, hospital or public agency is none' },
            { value: 'some', label: 'Yes', hint: 'You name them one at a time on the next page' },
            {
              value: 'refused',
              label: 'I prefer not to answer',
              hint: 'Then you cannot have this role: no answer and a refusal count the same',
            },
          ]}
        />
        <Button>Continue</Button>
      </Form>
      <Rule number="ACCME Standard 3.1">{wording.whyItIsAsked}</Rule>
    </>
  )
}

function AboutLine({ about }: { about: About }) {
  return (
    <>
      “{about.title}” · {about.roles.join(' and ')} from {showShortDay(about.startsOn)}
    </>
  )
}

function Earlier({ on, count }: { on: LocalDate; count: number }) {
  const told = count === 0 ? 'none' : count === 1 ? 'one' : String(count)
  const filled = count === 0 ? 'It is chosen below.' : count === 1 ? 'It is filled in.' : 'They are filled in.'
  return (
    <Notice title={`On ${showDay(on)} you told us of ${told}.`}>
      {`${filled} Look whether that is still right and complete for this activity.`}
    </Notice>
  )
}

const kinds = Object.entries(companyKinds)
const ineligible = kinds.filter(([, kind]) => 'eligibility' in kind && kind.eligibility === 'ineligible')
const eligible = kinds.filter(([, kind]) => 'eligibility' in kind && kind.eligibility === 'eligible')
const depends = kinds.flatMap(([name, kind]) => ('question' in kind ? [{ name, question: kind.question }] : []))

function Examples() {
  return (
    <Details summary="Examples: who is ineligible, and who is not" small>
      <p>
        <b>Ineligible:</b> {ineligible.map(([name]) => name).join('; ')}.
      </p>
      <p>
        <b>It depends:</b>{' '}
        {depends
          .map(({ name, question }) => `${name} (${question.charAt(0).toLowerCase()}${question.slice(1)})`)
          .join(' ')}
      </p>
      <p>
        <b>Not ineligible:</b> {eligible.map(([name]) => name).join('; ')}.
      </p>
      <p>Not sure? Name it. The office looks every company up.</p>
    </Details>
  )
}

/** What is filled in so far, to add to, change or take out; nothing is told yet. */
export function RelationshipsPage({
  door,
  about,
  stamp,
  relationships,
}: Common & { relationships: DraftRelationship[] }) {
  const count = relationships.length
  return (
    <>
      <Back href={door.base}>The question</Back>
      <PageTitle above={<AboutLine about={about} />} lead="Nothing is told before you sign on the next page.">
        {count === 0
          ? 'You have not named a relationship yet'
          : count === 1
            ? 'You have named one relationship'
            : `You have named ${count} relationships`}
      </PageTitle>
      <Told
        relationships={relationships}
        act={(one) => (
          <span class="row">
            <a href={`${door.base}/relationships/${one.id}`}>
              Change <span class="hide">{titleOf(one)}</span>
            </a>
            <Form action={`${door.base}/relationships/${one.id}/removal`} {...stamp} inline>
              <Button look="grave" small>
                Take out <span class="hide">{titleOf(one)}</span>
              </Button>
            </Form>
          </span>
        )}
      />
      <div class="row gap">
        {count > 0 ? <ButtonLink href={`${door.base}/signature`}>That is all</ButtonLink> : null}
        <ButtonLink href={`${door.base}/relationships/new`} look={count > 0 ? 'quiet' : 'filled'}>
          {count > 0 ? 'Add another' : 'Add one'}
        </ButtonLink>
      </div>
    </>
  )
}

type Told = Omit<DraftRelationship, 'id'>

/** "Consultant: Veldane Therapeutics" */
export function titleOf({ nature, company }: Pick<Told, 'nature' | 'company'>): string {
  return `${natureWords[nature].label}: ${company}`
}

/** "Since Wed, Jan 15, 2025, and goes on" */
export function spanOf({ startedOn, endedOn }: Pick<Told, 'startedOn' | 'endedOn'>): string {
  const end = endedOn ? `ended ${showShortDay(endedOn)}` : 'goes on'
  return startedOn ? `Since ${showShortDay(startedOn)}; ${end}` : `${end.charAt(0).toUpperCase()}${end.slice(1)}`
}

function Told({
  relationships,
  act,
}: {
  relationships: readonly DraftRelationship[]
  act?: (one: DraftRelationship) => ComponentChildren
}) {
  if (relationships.length === 0) return null
  return (
    <Entries label="Relationships">
      {relationships.map((one) => (
        <Entry title={titleOf(one)} meta={[spanOf(one), sharesOf(one)].filter(Boolean).join(' · ')} act={act?.(one)}>
          {one.about}
        </Entry>
      ))}
    </Entries>
  )
}

/** How shares are held and what the person says of the company's stock; empty for other natures. */
export function sharesOf({ shares, saidHolding }: Pick<Told, 'shares' | 'saidHolding'>): string {
  if (shares === 'diversified fund') return 'through a diversified fund, which does not count'
  if (shares === null) return ''
  if (saidHolding === null || saidHolding === 'unknown') return 'own shares'
  return `own shares; the company is ${saidHolding}`
}

type SignProps = Common & {
  answer: DisclosureAnswer
  relationships: DraftRelationship[]
  span: { from: LocalDate; to: LocalDate }
  name: string
  signedName: string
}

/** What is about to be told, once more, and the name that signs it. */
export function SignPage(page: SignProps) {
  const { door, about, stamp, answer, relationships, span, name, signedName, errors = {} } = page
  const isRefused = answer === 'refused'
  return (
    <>
      <Back href={answer === 'some' ? `${door.base}/relationships` : door.base}>Change it</Back>
      <ErrorSummary title="Nothing is signed yet" errors={listErrors(errors)} />
      <PageTitle above={<AboutLine about={about} />} lead={answers[answer]}>
        {isRefused ? 'Sign that you do not answer' : 'Check what you tell, and sign'}
      </PageTitle>
      {answer === 'some' ? <Told relationships={relationships} /> : null}
      {isRefused ? (
        <Notice is="warn" title="This ends your role.">
          The office has to find someone else. You can still go back and answer.
        </Notice>
      ) : (
        <p class="meta">
          For {showDay(span.from)} to {showDay(span.to)}.
        </p>
      )}
      <Form action={`${door.base}/signature`} {...stamp}>
        <p>
          {isRefused
            ? 'I do not tell my financial relationships, and I know that I cannot have the role.'
            : wording.signature}
        </p>
        <TextField
          name="signedName"
          label="Your name"
          hint={`As the office knows it: ${name}`}
          value={signedName}
          error={errors.signedName}
          autocomplete="name"
          required
        />
        <Button look={isRefused ? 'grave' : 'filled'}>{isRefused ? 'Sign that I do not answer' : 'Sign'}</Button>
      </Form>
    </>
  )
}

const answers: Record<DisclosureAnswer, string> = {
  none: 'You have had no financial relationship with an ineligible company.',
  some: 'You have had these financial relationships with companies.',
  refused: 'You prefer not to answer.',
}

/** What someone has told, as the office keeps it, and the way to tell of a change. */
export function ToldPage(page: {
  door: Door
  about: About
  answer: DisclosureAnswer
  relationships: DraftRelationship[]
  signedOn: LocalDate
  isNew: boolean
}) {
  const { door, about, answer, relationships, signedOn, isNew } = page
  return (
    <>
      {door.back ? <Back href={door.back.href}>{door.back.label}</Back> : null}
      {isNew ? (
        <Notice is="good" title="Signed." live>
          The integrity officer looks at it. You hear from us only if something is open.
        </Notice>
      ) : null}
      <PageTitle above={<AboutLine about={about} />} lead={answers[answer]}>
        {`You told us on ${showDay(signedOn)}`}
      </PageTitle>
      <Told relationships={relationships} />
      <p class="gap">Tell the office of any change before the activity begins. What you told earlier is kept.</p>
      <ButtonLink href={`${door.base}?change=1`} look="quiet">
        Something has changed
      </ButtonLink>
    </>
  )
}

/** After a link was used: what happens now, and nothing of what was told. */
export function ThanksPage({ email }: { email: string }) {
  return (
    <>
      <PageTitle lead="The office has your signed answer, and the link in the mail no longer works.">
        Thank you
      </PageTitle>
      <p>
        The integrity officer looks at it before your role begins. You hear from us only if something is open. If
        anything changes, write to {email}.
      </p>
    </>
  )
}
