import { uncapital } from '../../kernel/words.ts'
import type { ComponentChildren } from 'preact'
import type { Stamp } from '../../http/route.ts'
import { type LocalDate, showShortDay } from '../../kernel/dates.ts'
import type { Gate } from '../../kernel/gate.ts'
import { showStandard } from '../../standards/name.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Details } from '../../ui/details.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { type Column, Ledger, RowTitle } from '../../ui/ledger.tsx'
import { Next } from '../../ui/next.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Prose } from '../../ui/prose.tsx'
import { Status } from '../../ui/status.tsx'
import { Steps } from '../../ui/steps.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { type ActivityStep, activitySteps } from './life.schema.ts'
import { listMoves } from './life.rules.ts'

export type PlanActivity = {
  id: string
  number: string
  title: string
  state: ActivityStep
  summary: string
  description: string
  designRationale: string
  releasesOn: LocalDate
  expiresOn: LocalDate
}
export type PlanStep = { state: string; why: string; when: string; by: string }

export type PlanProps = {
  activity: PlanActivity
  stamp: Stamp
  gates: Gate[]
  gaps: { id: string; number: number; title: string }[]
  maySeeGaps: boolean
  sections: ComponentChildren[]
  steps: PlanStep[]
  mayPlan: boolean
  said?: string
}

const groups: Gate['group'][] = ['Why and for whom', 'Independence', 'Content', 'Credit', 'Before it opens']

/** The plan: where it stands, what is missing, who owes it, and the button that does it. */
export function PlanPage(page: PlanProps) {
  const { activity, stamp, gates, gaps, sections, steps, mayPlan, said } = page
  const open = activity.state === 'proposed' || activity.state === 'in planning'
  return (
    <>
      <Crumbs trail={[{ label: 'Activities', href: '/office/activities' }]} />
      <PageTitle
        meta={[
          `Number ${activity.number}`,
          `Online, ${showShortDay(activity.releasesOn)} to ${showShortDay(activity.expiresOn)}`,
          <GapLinks gaps={gaps} maySeeGaps={page.maySeeGaps} />,
        ]}
      >
        {activity.title}
      </PageTitle>
      <Steps label="Where the activity stands" steps={activitySteps.slice(0, 7)} current={activity.state} />
      <NextLine activity={activity} gates={gates} stamp={stamp} mayPlan={mayPlan} />
      {said ? (
        <Notice is="bad" live title="Not done.">
          {said}
        </Notice>
      ) : null}
      <GateTable gates={gates} />
      <WordsLeaf activity={activity} mayChange={open && mayPlan} />
      {sections}
      <Leaf title="History">
        <Entries>
          {steps.map((step) => (
            <Entry when={step.when} title={step.state} meta={[step.by, step.why].filter(Boolean).join('. ')} />
          ))}
        </Entries>
        {mayPlan ? <OtherMoves activity={activity} stamp={stamp} /> : null}
      </Leaf>
    </>
  )
}

function GapLinks({ gaps, maySeeGaps }: Pick<PlanProps, 'gaps' | 'maySeeGaps'>) {
  return (
    <>
      For{' '}
      {gaps.map((gap, i) => (
        <>
          {i > 0 ? ', ' : ''}
          {maySeeGaps ? (
            <a href={`/gaps/${gap.id}`}>
              gap {gap.number}: {gap.title}
            </a>
          ) : (
            `gap ${gap.number}: ${gap.title}`
          )}
        </>
      ))}
    </>
  )
}

function WordsLeaf({ activity, mayChange }: { activity: PlanActivity; mayChange: boolean }) {
  return (
    <Leaf
      title="What it says"
      small={mayChange ? <a href={`/office/activities/${activity.id}/description`}>Change</a> : undefined}
    >
      {activity.summary ? <Prose text={activity.summary} lead /> : <p class="soft">No sentence for the catalog yet.</p>}
      {activity.description ? <Prose text={activity.description} /> : null}
      {activity.designRationale ? <p class="meta">Why this format: {activity.designRationale}</p> : null}
    </Leaf>
  )
}

type NextLineProps = Pick<PlanProps, 'activity' | 'gates' | 'stamp' | 'mayPlan'>

/** What comes next: the first open gate, or the step that is now possible. */
function NextLine(props: NextLineProps) {
  const { activity } = props
  if (activity.state === 'published' || activity.state === 'running')
    return (
      <Next
        act={<ButtonLink href={`/activities/${activity.id}`}>See the page</ButtonLink>}
        more={`Until ${showShortDay(activity.expiresOn)}.`}
      >
        Learners can take part.
      </Next>
    )
  if (activity.state === 'closed' || activity.state === 'archived')
    return <Next>Nothing: this activity is {activity.state}.</Next>
  if (activity.state === 'approved')
    return (
      <Next act={<Move {...props} to="published" label="Publish" />} more="It opens in the catalog on its release day.">
        Approved: it can be published.
      </Next>
    )
  return <NextGate {...props} />
}

/** Before approval: what is missing, else the way to review, else whom everyone waits for, else the approval. */
function NextGate(props: NextLineProps) {
  const { activity, gates } = props
  const blocking = gates.find((gate) => gate.state === 'stop' || gate.state === 'late')
  const missing = blocking ?? gates.find((gate) => gate.state === 'todo' && gate.id !== 'review')
  if (missing)
    return (
      <Next
        more={missing.why}
        by={missing.owedBy ? `${missing.owedBy}.` : undefined}
        act={missing.act ? <ButtonLink href={missing.act.href}>{missing.act.label}</ButtonLink> : null}
      >
        {showOpen(missing)}
      </Next>
    )
  if (activity.state === 'in planning')
    return <Next act={<Move {...props} to="in review" label="Send to review" />}>The plan is complete.</Next>
  const waits = gates.find((gate) => gate.state !== 'done')
  if (!waits)
    return (
      <Next
        act={
          props.mayPlan ? <ButtonLink href={`/office/activities/${activity.id}/approval`}>Approve</ButtonLink> : null
        }
      >
        Every gate is in order.
      </Next>
    )
  const by = [waits.owedBy, waits.dueOn ? `by ${showShortDay(waits.dueOn)}` : null].filter(Boolean).join(', ')
  const act = waits.act ? <ButtonLink href={waits.act.href}>{waits.act.label}</ButtonLink> : null
  return (
    <Next by={by ? `${by}.` : undefined} act={act}>
      {showOpen(waits)}
    </Next>
  )
}

/** "Still open: everyone in control of content has disclosed, 2 of 3.": a gate's title alone would read as if it were met. */
function showOpen({ title, says }: Gate): string {
  return `Still open: ${uncapital(title)}, ${uncapital(says)}.`
}

function Move({ activity, stamp, mayPlan, to, label }: NextLineProps & { to: ActivityStep; label: string }) {
  if (!mayPlan) return null
  return (
    <Form action={`/office/activities/${activity.id}/steps`} {...stamp} inline hidden={{ to, why: '' }}>
      <Button>{label}</Button>
    </Form>
  )
}

const gateColumns: Column<Gate>[] = [
  {
    key: 'title',
    label: 'What must be in order, and why',
    row: true,
    cell: (gate) => (
      <RowTitle
        soft={
          <>
            {gate.why} <span class="rule">{showStandard(gate.source)}</span>
          </>
        }
      >
        {gate.title}
      </RowTitle>
    ),
  },
  { key: 'state', label: 'State', cell: (gate) => <Status is={gate.state}>{gate.says}</Status> },
  { key: 'owedBy', label: 'Owes it', person: true, cell: (gate) => gate.owedBy ?? '–' },
  { key: 'dueOn', label: 'By', nowrap: true, cell: (gate) => (gate.dueOn ? showShortDay(gate.dueOn) : '–') },
  {
    key: 'act',
    label: 'Act',
    hide: true,
    act: true,
    cell: (gate) =>
      gate.act && gate.state !== 'done' ? (
        <ButtonLink href={gate.act.href} look="quiet" small>
          {gate.act.label} <span class="hide">: {gate.title}</span>
        </ButtonLink>
      ) : null,
  },
]

function GateTable({ gates }: { gates: Gate[] }) {
  const done = gates.filter((gate) => gate.state === 'done').length
  return (
    <div class="gap">
      <Ledger
        caption={
          <>
            <b>
              {done} of {gates.length} in order.
            </b>{' '}
            The activity can be approved when all are.
          </>
        }
        groups={groups
          .map((title) => ({ title, rows: gates.filter((gate) => gate.group === title) }))
          .filter((group) => group.rows.length > 0)}
        columns={gateColumns}
      />
    </div>
  )
}

/** Steps that are not the next one: back to planning, dropping the plan, closing. Each asks for its reason. */
function OtherMoves({ activity, stamp }: { activity: PlanActivity; stamp: Stamp }) {
  const moves = listMoves(activity.state).filter((to) => to === 'in planning' || to === 'archived' || to === 'closed')
  const elsewhere = activity.state === 'proposed' ? [] : moves
  if (elsewhere.length === 0) return null
  return (
    <Details summary="Move it another way">
      <Form action={`/office/activities/${activity.id}/steps`} {...stamp}>
        <TextField name="why" label="Why" hint="Kept with the step" />
        <div class="row">
          {elsewhere.map((to) => (
            <Button look={to === 'archived' ? 'grave' : 'quiet'} name="to" value={to}>
              {to === 'archived' ? 'Archive it' : to === 'closed' ? 'Close it' : 'Back to planning'}
            </Button>
          ))}
        </div>
      </Form>
    </Details>
  )
}
