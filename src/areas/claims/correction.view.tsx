import type { Stamp } from '../../http/route.ts'
import { showStandard } from '../../standards/name.ts'
import { showCredits } from '../../kernel/quarters.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Rule } from '../../ui/details.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { NumberField, TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { showKind } from '../certificates/certificate-print.rules.ts'
import { type ShownCertificate, Standing, StandingNotice, WordsLeaf } from '../certificates/certificate.part.tsx'
import type { CertificateKind } from '../certificates/certificate.schema.ts'

/** One step of a certificate's history: issued, replaced or withdrawn, by whom and why. */
export type ChainStep = { when: string; what: string; href: string; by: string; why: string }

/** What was typed into the two forms. */
export type TypedCorrection = { learner: string; credits: string; why: string; withdrawal: string }

type RecordProps = {
  certificate: ShownCertificate
  person: { id: string; name: string; email: string }
  kind: CertificateKind
  steps: ChainStep[]
  stamp: Stamp
  typed: TypedCorrection
  errors: Errors
  mayCorrect: boolean
}

/** A certificate to the office: what it says, how it came about, and the two acts that can follow. */
export function CertificateRecordPage(props: RecordProps) {
  const { certificate, person, steps, errors, mayCorrect } = props
  const { id, number, words, standing } = certificate
  const path = (other: string) => `/office/credit/certificates/${other}`
  return (
    <>
      <Crumbs trail={[{ label: 'Credit', href: '/office/credit' }]} />
      <PageTitle
        lead={words.title}
        meta={[
          showKind(words.kind),
          number,
          <Standing is={standing} />,
          <a href={`/people/${person.id}`}>
            {person.name}, {person.email}
          </a>,
        ]}
        acts={
          <ButtonLink href={`/certificates/${id}/pdf`} look="quiet">
            Download the PDF
          </ButtonLink>
        }
      >
        {words.learner}
      </PageTitle>
      <ErrorSummary title="Nothing is changed yet" errors={listErrors(errors)} />
      <StandingNotice certificate={certificate} path={path} />
      <WordsLeaf words={words} number={number} />
      <Leaf title="How it came about">
        <Entries>
          {steps.map((step) => (
            <Entry when={step.when} title={step.what} href={step.href} meta={step.by}>
              {step.why || undefined}
            </Entry>
          ))}
        </Entries>
      </Leaf>
      {mayCorrect && standing !== 'superseded' ? <Acts {...props} /> : null}
    </>
  )
}

function Acts({ certificate, kind, stamp, typed, errors }: RecordProps) {
  const here = `/office/credit/certificates/${certificate.id}`
  return (
    <>
      <Leaf title="Issue a corrected one" small="This one stays and says what took its place">
        <Form action={`${here}/correction`} {...stamp}>
          <TextField
            name="learner"
            label="Name on the certificate"
            hint="Change it in the person’s record, too"
            value={typed.learner}
            error={errors.learner}
          />
          <CreditsField certificate={certificate} kind={kind} value={typed.credits} error={errors.credits} />
          <TextArea
            name="why"
            label="Why"
            hint="The person reads it"
            rows={3}
            value={typed.why}
            error={errors.why}
            maxlength={1000}
          />
          <Button>Issue the corrected certificate</Button>
        </Form>
      </Leaf>
      {certificate.standing === 'valid' ? (
        <Leaf title="Withdraw it" small="When nothing should have been issued">
          <Form action={`${here}/withdrawal`} {...stamp}>
            <TextArea
              name="withdrawal"
              label="Why it is withdrawn"
              hint="The person reads it; whoever checks the number sees only that it was withdrawn"
              rows={3}
              value={typed.withdrawal}
              error={errors.withdrawal}
              maxlength={1000}
            />
            <Button look="grave">Withdraw this certificate</Button>
          </Form>
        </Leaf>
      ) : null}
      <Rule number={showStandard('office.certificate.correction')}>
        A certificate is never edited. A mistake is withdrawn, or replaced by a new certificate that names it.
      </Rule>
    </>
  )
}

type CreditsProps = { certificate: ShownCertificate; kind: CertificateKind; value: string; error?: string }

function CreditsField({ certificate, kind, value, error }: CreditsProps) {
  const { words } = certificate
  if (kind === 'participation') {
    const says = words.awarded === null ? 'It awards no credit' : 'The corrected certificate will award no credit'
    return <p class="meta">{says}: by their record this person is not a physician.</p>
  }
  const up = words.awarded === null ? 'By their record this person is a physician, so credit can be awarded; up' : 'Up'
  return (
    <NumberField
      name="credits"
      label="Credits awarded"
      hint={`${up} to ${showCredits(words.designated)}, in quarters`}
      value={value}
      error={error}
    />
  )
}
