import type { Stamp } from '../../http/route.ts'
import { showStandard } from '../../standards/name.ts'
import { standards } from '../../standards/registry.ts'
import { dayOf, showShortDay } from '../../kernel/dates.ts'
import { Back, Button } from '../../ui/button.tsx'
import { Rule } from '../../ui/details.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { Facts } from '../../ui/facts.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Status } from '../../ui/status.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { CreditName, CreditPhrase, StatementText } from './statement.part.tsx'
import { showDesignationStatement } from './statement.rules.ts'
import { decideOpenDesignation } from './designation.rules.ts'
import type { PlanCredit } from './designation.schema.ts'

const minutes = 'ama.pra.minutes'

type LeafProps = { credit: PlanCredit; stamp: Stamp; timeZone: string }

/** What an activity is worth and what is designated, on the office's page of it; one button when they differ, for who may press it. */
export function DesignationLeaf({ credit, stamp, timeZone }: Omit<LeafProps, 'stamp'> & { stamp: Stamp | null }) {
  return (
    <Leaf title="Credit" id="credit" small={<CreditName />}>
      <DesignationFacts credit={credit} timeZone={timeZone} />
      {stamp ? <DesignationForm credit={credit} stamp={stamp} look="quiet" /> : null}
      <DesignationRule />
    </Leaf>
  )
}

function DesignationFacts({ credit, timeZone }: Omit<LeafProps, 'stamp'>) {
  const { minutes, worth, designated, standing } = credit
  return (
    <Facts
      facts={[
        ['Takes', minutes ? `${minutes} minutes to read, take the test and evaluate` : 'Nobody knows yet'],
        ['Comes to', worth >= 1 ? <CreditPhrase quarters={worth} /> : 'No credit'],
        ['Designated', designated ? <Designated designated={designated} timeZone={timeZone} /> : 'Nothing yet'],
        [
          'Now',
          standing.state === 'done' ? (
            <Status is="done">In order</Status>
          ) : (
            <Status is={standing.state}>{standing.says}</Status>
          ),
        ],
      ]}
    />
  )
}

type DesignatedProps = { designated: NonNullable<PlanCredit['designated']>; timeZone: string }

function Designated({ designated, timeZone }: DesignatedProps) {
  return (
    <>
      <CreditPhrase quarters={designated.quarters} />{' '}
      <span class="soft">
        on {showShortDay(dayOf(designated.at, timeZone))} by {designated.by}
      </span>
    </>
  )
}

function DesignationForm({ credit, stamp, look }: Omit<LeafProps, 'timeZone'> & { look: 'quiet' | 'filled' }) {
  const { activityId, worth, standing, state, provider, format } = credit
  if (standing.state !== 'todo' || worth < 1 || !decideOpenDesignation(state).ok) return null
  return (
    <Form action={`/office/activities/${activityId}/designation`} {...stamp}>
      <p class="meta">Learners will read:</p>
      <p class="prose">
        <StatementText statement={showDesignationStatement({ provider, format, quarters: worth })} />
      </p>
      <Button look={look}>{credit.designated ? 'Designate again' : 'Designate'}</Button>
    </Form>
  )
}

function DesignationRule() {
  return (
    <Rule number={showStandard(minutes)} href={standards[minutes]!.link}>
      Sixty minutes are one credit; the whole is rounded once, to the nearest quarter hour. Credit is announced before
      the activity opens and never afterwards, and an enduring material needs a test whose pass mark learners know
      beforehand.
    </Rule>
  )
}

/** The same on a page of its own, with why credit was not designated. */
export function DesignationPage({ credit, stamp, timeZone, errors }: LeafProps & { errors: Errors }) {
  return (
    <>
      <Back href={`/office/activities/${credit.activityId}#credit`}>{credit.title}</Back>
      <PageTitle>Designate credit</PageTitle>
      <ErrorSummary title="Nothing is designated yet" errors={listErrors(errors)} />
      <DesignationFacts credit={credit} timeZone={timeZone} />
      <DesignationForm credit={credit} stamp={stamp} look="filled" />
      <DesignationRule />
    </>
  )
}
