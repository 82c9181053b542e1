import type { ComponentChildren } from 'preact'
import { type LocalDate, showShortDay } from '../../kernel/dates.ts'
import { Chain, type Link } from '../../ui/chain.tsx'
import { Entry } from '../../ui/entries.tsx'
import { type State, Status } from '../../ui/status.tsx'
import {
  type Aftermath,
  type HandOverKind,
  type HandOverState,
  kindWords,
  showDays,
  showNumbers,
  stateWords,
} from './hand-over.schema.ts'

/** A hand-over as the page of its committee shows it. */
export type HandedLine = {
  id: string
  kind: HandOverKind
  statement: string
  periodStart: LocalDate
  periodEnd: LocalDate
  numerator: number | null
  denominator: number | null
  cases: number | null
  state: HandOverState
  reason: string | null
  findingId: string | null
  handedOn: LocalDate
  aftermath: Aftermath | null
}

/** What the office recorded in a committee's name. */
export type RecordedLine = { findingId: string; statement: string; on: LocalDate; aftermath: Aftermath | null }

export const stateShapes: Record<HandOverState, State> = { waiting: 'wait', accepted: 'done', dismissed: 'stop' }

/** One hand-over, its numbers, and what became of it. */
export function HandedEntry({ one, maySeeOffice }: { one: HandedLine; maySeeOffice: boolean }) {
  const facts = [kindWords[one.kind].name, showNumbers(one), showDays(one.periodStart, one.periodEnd)]
  return (
    <Entry when={showShortDay(one.handedOn)} title={one.statement} href={`/quality/hand-overs/${one.id}`}>
      <p class="meta">{facts.join(' · ')}</p>
      <p>
        <Status is={stateShapes[one.state]}>{stateWords[one.state]}</Status>
        {one.state === 'dismissed' ? `: ${one.reason ?? ''}` : null}
      </p>
      {one.aftermath ? (
        <AftermathChain findingId={one.findingId} aftermath={one.aftermath} maySeeOffice={maySeeOffice} />
      ) : null}
    </Entry>
  )
}

/** One finding that the office recorded itself. */
export function RecordedEntry({ one, maySeeOffice }: { one: RecordedLine; maySeeOffice: boolean }) {
  return (
    <Entry
      when={showShortDay(one.on)}
      title={one.statement}
      href={maySeeOffice ? `/evidence/findings/${one.findingId}` : undefined}
    >
      {one.aftermath ? (
        <AftermathChain findingId={one.findingId} aftermath={one.aftermath} maySeeOffice={maySeeOffice} />
      ) : (
        <p class="soft">It speaks for no gap yet.</p>
      )}
    </Entry>
  )
}

type ChainProps = { findingId: string | null; aftermath: Aftermath | null; maySeeOffice: boolean }

/** From the finding to the gap, the education and the measure since. What is still open says so. */
export function AftermathChain({ findingId, aftermath, maySeeOffice }: ChainProps) {
  const { gaps, activities, measure } = aftermath ?? { gaps: [], activities: [], measure: null }
  const link = (href: string, words: string) => (maySeeOffice ? <a href={href}>{words}</a> : words)
  const links: Link[] = [
    {
      kind: 'Finding',
      on: findingId !== null,
      says: findingId === null ? <Open>Not yet</Open> : link(`/evidence/findings/${findingId}`, 'Accepted'),
    },
    {
      kind: gaps.length > 1 ? 'Gaps' : 'Gap',
      on: gaps.length > 0,
      says:
        gaps.length === 0 ? (
          <Open>It speaks for no gap yet.</Open>
        ) : (
          gaps.map((gap) => (
            <p>
              {link(`/gaps/${gap.id}`, gap.title)}
              {`, ${gap.state}`}
            </p>
          ))
        ),
    },
    {
      kind: 'Education',
      on: activities.length > 0,
      says:
        activities.length === 0 ? (
          <Open>None is planned yet.</Open>
        ) : (
          activities.map((one) => (
            <p>
              {link(`/office/activities/${one.id}`, one.title)}
              {`, ${one.state}`}
            </p>
          ))
        ),
    },
    { kind: 'Measure', on: Boolean(measure?.now), says: <MeasureSince measure={measure} link={link} /> },
  ]
  return <Chain links={links} />
}

type Linked = (href: string, words: string) => ComponentChildren

function MeasureSince({ measure, link }: { measure: Aftermath['measure']; link: Linked }) {
  if (!measure) return <Open>No measure is tied to it.</Open>
  const since = measure.now === null ? 'No figure since.' : `Since: ${measure.now}.`
  return (
    <p>
      {link(`/evidence/measures/${measure.id}`, measure.name)}
      {`. Then: ${measure.then}. ${since}`}
    </p>
  )
}

function Open({ children }: { children: string }) {
  return <p class="soft">{children}</p>
}
