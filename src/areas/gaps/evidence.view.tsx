import { capital } from '../../kernel/words.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Doors } from '../../ui/doors.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Notice } from '../../ui/notice.tsx'
import { channels } from '../evidence/source.schema.ts'
import { isSpeaking } from '../strength/piece.rules.ts'
import { JoinedStrength } from '../strength/strength.part.tsx'
import type { EvidenceStrength } from '../strength/strength.schema.ts'
import type { LinkedFinding } from './finding-link.store.ts'
import { showSource } from './gap.schema.ts'
import type { GapState } from './life.schema.ts'

type EvidenceLeafProps = {
  gapId: string
  state: GapState
  findings: LinkedFinding[]
  strength: EvidenceStrength
  may: { decide: boolean; seeEvidence: boolean }
}

/** What speaks for a gap and against it, through which doors, and how strong it is together. */
export function EvidenceLeaf({ gapId, state, findings, strength, may }: EvidenceLeafProps) {
  const open = channels.filter((channel) =>
    findings.some((finding) => finding.direction === 'for' && finding.channel === channel && isSpeaking(finding)),
  )
  const small = (
    <>
      {open.length} of 6 doors <Doors all={channels} open={open} />
    </>
  )
  return (
    <Leaf title="Evidence" small={small}>
      <div class="flow">
        {strength.conflicting ? (
          <Notice is="warn" title="Strong evidence stands on both sides.">
            Nothing averages that away: a person says in the reasons below why the gap stands all the same.
          </Notice>
        ) : null}
        {findings.length === 0 ? (
          <Empty title="No finding is linked.">
            Findings come from surveys, quality committees, literature, public health, publications and evaluations.
            Link one that was accepted.
          </Empty>
        ) : (
          <FindingEntries findings={findings} seeEvidence={may.seeEvidence} />
        )}
        {strength.overall === null ? null : <JoinedStrength strength={strength} />}
        {may.decide && state !== 'closed' ? (
          <p>
            <ButtonLink href={`/gaps/${gapId}/findings`} look="quiet" small>
              Link or take off findings
            </ButtonLink>
          </p>
        ) : null}
      </div>
    </Leaf>
  )
}

/** Findings as entries, with the way to each and to its source. */
function FindingEntries({ findings, seeEvidence }: { findings: LinkedFinding[]; seeEvidence: boolean }) {
  return (
    <Entries label="Findings of this gap">
      {findings.map((finding) => (
        <FindingEntry finding={finding} seeEvidence={seeEvidence} />
      ))}
    </Entries>
  )
}

function FindingEntry({ finding, seeEvidence }: { finding: LinkedFinding; seeEvidence: boolean }) {
  const source = showSource({ ...finding, title: finding.sourceTitle })
  return (
    <Entry
      when={
        <>
          <b>{finding.direction === 'against' ? 'Against' : capital(finding.channel)}</b>
          <br />
          {finding.direction === 'against' ? capital(finding.channel) : capital(finding.strength)}
        </>
      }
      title={finding.statement}
      href={seeEvidence ? `/evidence/findings/${finding.id}` : undefined}
      meta={
        <>
          {seeEvidence ? <a href={`/evidence/sources/${finding.sourceId}`}>{source}</a> : source}. {needSays(finding)}
          {finding.caveats ? ` ${finding.caveats}` : ''}
        </>
      }
    >
      {isSpeaking(finding) ? null : <p class="error">{silenceSays(finding)}</p>}
    </Entry>
  )
}

function needSays({ needType, strength, direction }: LinkedFinding): string {
  const words = {
    perceived: 'Felt by those who were asked',
    unperceived: 'Shown by counted data',
    ascribed: 'Claimed by those who publish',
    misperceived: 'Felt, and contradicted by data',
  }
  return `${words[needType]}${direction === 'against' ? `, ${strength}` : ''}.`
}

/** Why a linked finding does not count. */
export function silenceSays({ standing, verdict }: Pick<LinkedFinding, 'standing' | 'verdict'>): string {
  if (standing === 'retracted') return 'Does not count any more: its source was retracted.'
  return verdict === 'dismissed' ? 'Does not count any more: it was dismissed.' : 'Does not count: it is not accepted.'
}
