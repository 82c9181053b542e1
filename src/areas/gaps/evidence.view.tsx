import { capital } from '../../kernel/words.ts'
import { standards } from '../../standards/registry.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Details, Rule } from '../../ui/details.tsx'
import { Doors } from '../../ui/doors.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Ledger } from '../../ui/ledger.tsx'
import { Notice } from '../../ui/notice.tsx'
import { channels } from '../evidence/source.schema.ts'
import { type EvidenceStrength, usualStrengthPolicy } from './evidence-strength.schema.ts'
import type { LinkedFinding } from './finding-link.store.ts'
import { isSpeaking } from './gap.rules.ts'
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
        {strength.overall === null ? null : <Strength strength={strength} />}
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

const rule = standards['office.gap.strength']!
const felt = standards['methods.perceived-need']!

/** The joined strength in a word, and how it comes about. */
function Strength({ strength }: { strength: EvidenceStrength }) {
  const { word, overall, converging, onlyPerceived, n } = strength
  return (
    <div>
      <p>
        Together the evidence is <b>{word}</b>: {converging.length} of 6 channels{' '}
        {converging.length === 1 ? 'is' : 'are'} strong enough to count.{' '}
        {onlyPerceived ? 'It rests only on what is felt, so it is moderate at most.' : ''}
      </p>
      <Details summary="How the word comes about" small>
        <div class="flow">
          <p>
            Each finding is worth its quality (strong .9, moderate .6, limited .3), less as it ages. A channel gathers
            its findings, those of one source or one series once, up to {usualStrengthPolicy.channelCap}. From{' '}
            {usualStrengthPolicy.converges} on a channel counts. High needs .8 together, three channels that count, and
            something counted that nobody had felt; moderate needs .5 and two channels. The numbers are our own, and the
            result, {overall!.toFixed(2)} from {n} {n === 1 ? 'finding' : 'findings'}, is no probability.
          </p>
          <Ledger
            caption="What each channel adds"
            hideCaption
            rows={strength.channels}
            columns={[
              { key: 'channel', label: 'Channel', row: true, cell: ({ channel }) => capital(channel) },
              { key: 'pieces', label: 'Findings', num: true },
              { key: 'strength', label: 'Strength', num: true, cell: ({ strength: own }) => own.toFixed(2) },
              {
                key: 'weight',
                label: 'Weight',
                num: true,
                cell: ({ channel }) => usualStrengthPolicy.channels[channel].weight.toFixed(1),
              },
              {
                key: 'half',
                label: 'Halves in',
                cell: ({ channel }) => `${usualStrengthPolicy.channels[channel].halfLifeMonths} months`,
              },
            ]}
          />
          <Rule number={rule.edition} href={rule.link}>
            {rule.title}. {felt.title} ({felt.edition}).
          </Rule>
        </div>
      </Details>
    </div>
  )
}
