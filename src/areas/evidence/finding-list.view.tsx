import { Entries, Entry } from '../../ui/entries.tsx'
import { Status } from '../../ui/status.tsx'
import { type FindingState, strengthWords } from './finding.schema.ts'
import type { FindingLine } from './finding.store.ts'
import { channelWords, showIssued } from './source.schema.ts'

/** The findings of one source, with channel and strength in the margin. */
export function FindingEntries(props: { findings: FindingLine[]; label: string }) {
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
          meta={finding.population}
          act={<FindingStatus state={finding.state} />}
        />
      ))}
    </Entries>
  )
}

/** Of whom a finding speaks, and from which source. */
export function FindingMeta({ finding }: { finding: FindingLine }) {
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
