import type { LocalDate } from '../../kernel/dates.ts'
import { Empty } from '../../ui/empty.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { FilterSelect, FilterWords, Filters } from '../../ui/filters.tsx'
import { Pages } from '../../ui/pages.tsx'
import { Status } from '../../ui/status.tsx'
import { type FindingState, type Strength, strengthWords } from './finding.schema.ts'
import { type EvidenceCounts, EvidenceHead } from './evidence.view.tsx'
import { type Channel, type Standing, channelWords, channels, showIssued } from './source.schema.ts'

/** A finding as lists show it. */
export type FindingLine = {
  id: string
  statement: string
  population: string
  strength: Strength
  channel: Channel
  state: FindingState
  sourceTitle: string
  sourceIssuer: string | null
  sourceIssuedOn: LocalDate | null
  sourceIssuedText: string | null
  sourceStanding: Standing
}

type Props = {
  state: FindingState
  findings: FindingLine[]
  counts: EvidenceCounts
  words: string
  channel: Channel | null
  next?: string
  first?: string
  mayRecord: boolean
}

/** Findings in one state, newest first. */
export function FindingsPage(props: Props) {
  const { state, findings, counts, words, channel, mayRecord } = props
  const isNarrowed = words !== '' || channel !== null
  const keep: Record<string, string> = state === 'open' ? {} : { state }
  return (
    <>
      <EvidenceHead view={state} counts={counts} mayRecord={mayRecord} />
      <Filters action="/evidence" label="Filter the findings" keep={keep}>
        <FilterWords value={words} placeholder="Statement, population or source" />
        <FilterSelect
          name="channel"
          label="Channel"
          value={channel ?? ''}
          options={channels.map((one) => ({ value: one, label: channelWords[one] }))}
        />
      </Filters>
      <div class="gap">
        {findings.length === 0 ? (
          <Nothing state={state} isNarrowed={isNarrowed} />
        ) : (
          <FindingEntries findings={findings} label="Findings, newest first" />
        )}
      </div>
      <Pages previous={props.first} next={props.next} />
    </>
  )
}

function Nothing({ state, isNarrowed }: { state: FindingState; isNarrowed: boolean }) {
  if (isNarrowed) return <Empty title="No finding fits">Try fewer words, or any channel.</Empty>
  if (state === 'open')
    return (
      <Empty title="Nothing waits for a decision">
        Open a source and make a finding from it: it stands here until someone accepts or dismisses it, with a reason.
      </Empty>
    )
  return (
    <Empty title={state === 'accepted' ? 'No finding has been accepted yet' : 'No finding has been dismissed yet'}>
      {state === 'accepted' ? 'A gap is raised from accepted findings.' : 'What is dismissed stays, with its reason.'}
    </Empty>
  )
}

/** Findings with channel and strength in the margin. `isOfSource` leaves the source out, where all are of the same. */
export function FindingEntries(props: { findings: FindingLine[]; label: string; isOfSource?: boolean }) {
  return (
    <Entries label={props.label}>
      {props.findings.map((finding) => (
        <Entry
          when={
            <>
              <b>{channelWords[finding.channel]}</b>
              <br />
              {strengthWords[finding.strength]}
            </>
          }
          title={finding.statement}
          href={`/evidence/findings/${finding.id}`}
          meta={props.isOfSource ? finding.population : <FindingMeta finding={finding} />}
          act={props.isOfSource ? <FindingStatus state={finding.state} /> : undefined}
        />
      ))}
    </Entries>
  )
}

function FindingMeta({ finding }: { finding: FindingLine }) {
  const issued = showIssued({ issuedOn: finding.sourceIssuedOn, issuedText: finding.sourceIssuedText })
  const from = [finding.sourceTitle, finding.sourceIssuer, issued].filter(Boolean).join(', ')
  return (
    <>
      {finding.population}. {from}
      {finding.sourceStanding === 'retracted' ? (
        <>
          {' '}
          <Status is="stop">Source retracted</Status>
        </>
      ) : null}
    </>
  )
}

/** Where a finding stands. */
export function FindingStatus({ state }: { state: FindingState }) {
  if (state === 'open') return <Status is="todo">To decide</Status>
  return state === 'accepted' ? <Status is="done">Accepted</Status> : <Status is="stop">Dismissed</Status>
}
