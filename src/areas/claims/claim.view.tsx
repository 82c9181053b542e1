import type { Stamp } from '../../http/route.ts'
import { showStandard } from '../../standards/name.ts'
import { standards } from '../../standards/registry.ts'
import { type Quarters, quarters, showCredits } from '../../kernel/quarters.ts'
import { Back, Button, ButtonLink } from '../../ui/button.tsx'
import { Radios } from '../../ui/choices.tsx'
import { Rule } from '../../ui/details.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { NumberField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { CreditName, CreditPhrase } from '../credit/statement.part.tsx'

const extent = 'ama.pra.claim.extent'
const physicians = 'ama.pra.physicians'

export type ClaimedActivity = { id: string; title: string }

/** What was chosen and typed: all of it, or another amount. */
export type TypedClaim = { part: string; credits: string }

type ClaimProps = {
  activity: ClaimedActivity
  limit: Quarters
  stamp: Stamp
  typed: TypedClaim
  errors: Errors
}

/** How much of it did you take part in? One question; the amount is asked for only when it is not all. */
export function ClaimPage({ activity, limit, stamp, typed, errors }: ClaimProps) {
  const isDivisible = limit > 1
  return (
    <>
      <Back href={`/learn/${activity.id}`}>{activity.title}</Back>
      <ErrorSummary title="Your claim is not saved yet" errors={listErrors(errors)} />
      <Form action={`/learn/${activity.id}/claim`} {...stamp}>
        {isDivisible ? (
          <Radios
            name="part"
            value={typed.part}
            error={errors.part}
            legend={<h1>How much of it did you take part in?</h1>}
            hint={<ClaimHint limit={limit} />}
            choices={[
              { value: 'all', label: 'All of it', hint: <CreditPhrase quarters={limit} /> },
              {
                value: 'less',
                label: 'Another amount',
                hint: 'I read or tried only a part',
                then: <AmountField limit={limit} value={typed.credits} error={errors.credits} />,
              },
            ]}
          />
        ) : (
          <>
            <PageTitle>Claim your credit</PageTitle>
            <ClaimHint limit={limit} />
            <input type="hidden" name="part" value="all" />
          </>
        )}
        <div class="row">
          <Button>Claim</Button>
          <ButtonLink href={`/learn/${activity.id}`} look="plain">
            Come back later
          </ButtonLink>
        </div>
      </Form>
      <Rule number={showStandard(extent)} href={standards[extent]!.link}>
        Physicians claim only the credit that matches the extent of their taking part, in quarters of a credit, once for
        each activity and never for more than was designated.
      </Rule>
    </>
  )
}

function ClaimHint({ limit }: { limit: Quarters }) {
  return (
    <p>
      You can claim up to <CreditPhrase quarters={limit} />. Claim only what matches the time you took part.
    </p>
  )
}

function AmountField({ limit, value, error }: { limit: Quarters; value: string; error?: string }) {
  return (
    <NumberField name="credits" label="Credits" hint={`In quarters: ${showSteps(limit)}`} value={value} error={error} />
  )
}

/** "0.25, 0.5, 0.75": the last few amounts below the most. */
function showSteps(limit: Quarters): string {
  const from = Math.max(1, limit - 3)
  return Array.from({ length: limit - from }, (_, i) => showCredits(quarters(from + i))).join(', ')
}

type ParticipationProps = { activity: ClaimedActivity; designated: Quarters; stamp: Stamp }

/** For everyone who is not a physician: what the certificate says, and one button. */
export function ParticipationPage({ activity, designated, stamp }: ParticipationProps) {
  return (
    <>
      <Back href={`/learn/${activity.id}`}>{activity.title}</Back>
      <PageTitle lead="It says that you took part in the activity and completed it.">Your certificate</PageTitle>
      <div class="prose">
        <p>
          <CreditName /> is awarded to physicians only. So your certificate awards none, and says that the activity was
          designated for <CreditPhrase quarters={designated} />. Many boards of other professions accept that; ask yours
          how it counts.
        </p>
        <p>
          Are you a physician? <a href="/my/profile">Correct your profession</a> first, then come back.
        </p>
      </div>
      <Form action={`/learn/${activity.id}/claim`} {...stamp}>
        <Button>Get my certificate</Button>
      </Form>
      <Rule number={showStandard(physicians)} href={standards[physicians]!.link}>
        Only physicians are awarded this credit: MD, DO and equal degrees from abroad, residents among them.
      </Rule>
    </>
  )
}

type NotNowProps = {
  activity: ClaimedActivity
  title: string
  message: string
  way: { href: string; label: string }
}

/** Why nothing can be claimed now, and what to do instead. */
export function NotNowPage({ activity, title, message, way }: NotNowProps) {
  return (
    <>
      <Back href={`/learn/${activity.id}`}>{activity.title}</Back>
      <PageTitle lead={`${message}.`}>{title}</PageTitle>
      <p>
        <ButtonLink href={way.href}>{way.label}</ButtonLink>
      </p>
    </>
  )
}
