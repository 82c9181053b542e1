import { uncapital } from '../../kernel/words.ts'
import type { Stamp } from '../../http/route.ts'
import { type LocalDate, showDay } from '../../kernel/dates.ts'
import { Back, Button, ButtonLink } from '../../ui/button.tsx'
import { Radios } from '../../ui/choices.tsx'
import { Details, Rule } from '../../ui/details.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Prose } from '../../ui/prose.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { companyKinds } from '../companies/company.schema.ts'
import type { DisclosureAnswer, DraftRelationship } from './disclosure.schema.ts'
import { wording } from './disclosure-text.schema.ts'
import { type About, AboutLine, type Door, ToldList, answers, titleOf } from './told.part.tsx'

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
      <Prose text={wording.definition} />
      <Examples />
      <Prose text={wording.hints.map((hint) => `- ${hint}`).join('\n')} />
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
        <b>It depends:</b> {depends.map(({ name, question }) => `${name} (${uncapital(question)})`).join(' ')}
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
      <ToldList
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
      {answer === 'some' ? <ToldList relationships={relationships} /> : null}
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
