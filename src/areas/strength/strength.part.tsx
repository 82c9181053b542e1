import { capital } from '../../kernel/words.ts'
import { standards } from '../../standards/registry.ts'
import { Details, Rule } from '../../ui/details.tsx'
import { Ledger } from '../../ui/ledger.tsx'
import { type EvidenceStrength, usualStrengthPolicy } from './strength.schema.ts'

const rule = standards['office.gap.strength']!
const felt = standards['methods.perceived-need']!

/** The joined strength of evidence in a word, and how it comes about. */
export function JoinedStrength({ strength }: { strength: EvidenceStrength }) {
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
