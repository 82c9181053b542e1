import { uncapital } from '../../kernel/words.ts'
import type { Stamp } from '../../http/route.ts'
import { showShortDay } from '../../kernel/dates.ts'
import type { Refusal } from '../../kernel/decision.ts'
import type { Gate } from '../../kernel/gate.ts'
import { standards } from '../../standards/registry.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Details } from '../../ui/details.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Ledger, RowTitle } from '../../ui/ledger.tsx'
import { Next } from '../../ui/next.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Status } from '../../ui/status.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { listOpenGates } from './approval.rules.ts'

/** An approval that was given: by whom, when, on what terms, and whether it still stands. */
export type GivenApproval = {
  by: string
  when: string
  conditions: string
  gates: Gate[]
  stands: boolean
  withdrawn: { by: string; when: string; why: string } | null
}

export type ApprovalPageProps = {
  activity: { id: string; number: string; title: string; state: string }
  gates: Gate[]
  approvals: GivenApproval[]
  stamp: Stamp
  typed: { conditions: string; why: string }
  refusal: Refusal | null
}

/** The act of approval: every gate with the rule it stands on, and the button that is refused while one is open. */
export function ApprovalPage(page: ApprovalPageProps) {
  const { activity, gates, approvals, refusal } = page
  const current = approvals.find(({ stands }) => stands)
  return (
    <>
      <Crumbs
        trail={[
          { label: 'Activities', href: '/office/activities' },
          { label: activity.title, href: `/office/activities/${activity.id}` },
        ]}
      />
      {refusal ? <Refused refusal={refusal} /> : null}
      <PageTitle meta={[`Number ${activity.number}`, activity.title, activity.state]}>Approval</PageTitle>
      {current ? <Approved page={page} approval={current} /> : <NextStep activity={activity} gates={gates} />}
      <div class="gap">
        <GateLedger gates={gates} />
      </div>
      {current ? null : <ApproveLeaf {...page} />}
      <History approvals={approvals.filter((one) => one !== current)} />
    </>
  )
}

/** What was refused: the sentence of the rule, and its number with where it can be read. */
function Refused({ refusal }: { refusal: Refusal }) {
  const rule = refusal.source ? standards[refusal.source] : undefined
  return (
    <>
      <ErrorSummary title="Not done" errors={[{ name: refusal.field, message: refusal.message }]} />
      {rule ? (
        <p class="meta">
          {rule.title}. <span class="rule">{refusal.source}</span>
        </p>
      ) : null}
    </>
  )
}

function NextStep({ activity, gates }: Pick<ApprovalPageProps, 'activity' | 'gates'>) {
  const [open, ...others] = listOpenGates(gates)
  const here = `/office/activities/${activity.id}`
  if (open) {
    const more =
      others.length === 0 ? undefined : others.length === 1 ? 'One more is open.' : `${others.length} more are open.`
    const act = open.act ? <ButtonLink href={open.act.href}>{open.act.label}</ButtonLink> : null
    return (
      <Next
        more={more}
        by={open.owedBy ? `${open.owedBy}${open.dueOn ? `, by ${showShortDay(open.dueOn)}` : ''}.` : undefined}
        act={act}
      >
        {`${open.title}: ${uncapital(open.says)}.`}
      </Next>
    )
  }
  if (activity.state === 'in review')
    return <Next act={<ButtonLink href="#approve">Approve</ButtonLink>}>Every gate is in order.</Next>
  return (
    <Next more="An activity is approved from there." act={<ButtonLink href={here}>Open the plan</ButtonLink>}>
      Every gate is in order: send it to review.
    </Next>
  )
}

const groups: Gate['group'][] = ['Why and for whom', 'Independence', 'Content', 'Credit', 'Before it opens']

function GateLedger({ gates }: { gates: Gate[] }) {
  const done = gates.length - listOpenGates(gates).length
  return (
    <Ledger
      caption={
        <>
          <b>
            {done} of {gates.length} in order.
          </b>{' '}
          Each gate stands on a rule.
        </>
      }
      groups={groups
        .map((title) => ({ title, rows: gates.filter(({ group }) => group === title) }))
        .filter(({ rows }) => rows.length > 0)}
      columns={[
        {
          key: 'title',
          label: 'What must be in order, and why',
          row: true,
          cell: (gate: Gate) => <GateTitle gate={gate} />,
        },
        { key: 'state', label: 'State', cell: (gate) => <Status is={gate.state}>{gate.says}</Status> },
        {
          key: 'owedBy',
          label: 'Owes it',
          person: true,
          cell: (gate) => (gate.state === 'done' ? '–' : (gate.owedBy ?? '–')),
        },
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
      ]}
    />
  )
}

function GateTitle({ gate }: { gate: Gate }) {
  const rule = standards[gate.source]
  return (
    <>
      <RowTitle soft={gate.why}>{gate.title}</RowTitle>
      {rule ? (
        <Details summary="The rule behind this" small>
          <p>
            {rule.title}.{' '}
            <span class="rule">
              {rule.link.startsWith('http') ? <a href={rule.link}>{gate.source}</a> : gate.source}
            </span>
          </p>
        </Details>
      ) : null}
    </>
  )
}

function ApproveLeaf({ activity, gates, stamp, typed }: ApprovalPageProps) {
  const open = listOpenGates(gates).length
  if (!['proposed', 'in planning', 'in review'].includes(activity.state)) return null
  return (
    <Leaf
      title="Approve"
      id="approve"
      small={open > 0 ? `Refused while ${open === 1 ? 'a gate is' : `${open} gates are`} open` : undefined}
    >
      <Form action={`/office/activities/${activity.id}/approval`} {...stamp} label="Approve">
        <TextArea
          name="conditions"
          label="Conditions"
          hint="What the approval depends on; kept with it"
          rows={3}
          value={typed.conditions}
          optional
        />
        <Button look={open > 0 ? 'quiet' : 'filled'}>Approve</Button>
      </Form>
    </Leaf>
  )
}

function Approved({ page, approval }: { page: ApprovalPageProps; approval: GivenApproval }) {
  const { activity, stamp, typed, refusal } = page
  const why = refusal?.field === 'why' ? refusal.message : undefined
  return (
    <>
      <Notice is="good" title={`Approved ${approval.when} by ${approval.by}.`}>
        {approval.conditions ? <p>Conditions: {approval.conditions}</p> : <p>Without conditions.</p>}
      </Notice>
      <Details summary="The gates as they stood" small>
        <ul>
          {approval.gates.map((gate) => (
            <li>
              {gate.title}: {gate.says}
            </li>
          ))}
        </ul>
      </Details>
      <Details summary="Withdraw the approval" small open={why !== undefined}>
        <Form action={`/office/activities/${activity.id}/approval/withdrawal`} {...stamp} label="Withdraw the approval">
          <TextField
            name="why"
            label="Why"
            hint="The activity goes back to planning, also when it is published"
            value={typed.why}
            error={why}
            autocomplete="off"
            required
          />
          <Button look="grave">Withdraw the approval</Button>
        </Form>
      </Details>
    </>
  )
}

function History({ approvals }: { approvals: GivenApproval[] }) {
  if (approvals.length === 0) return null
  return (
    <Leaf title="Approvals that stand no more">
      <Entries>
        {approvals.map((one) => (
          <Entry when={one.when} title={`Approved by ${one.by}`} meta={one.conditions}>
            {one.withdrawn
              ? `Withdrawn ${one.withdrawn.when} by ${one.withdrawn.by}: ${one.withdrawn.why}`
              : 'Lost when the plan or its independence changed; the history of the plan says why.'}
          </Entry>
        ))}
      </Entries>
    </Leaf>
  )
}
