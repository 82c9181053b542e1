import { standards } from '../../standards/registry.ts'
import { Details, Rule } from '../../ui/details.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Ledger } from '../../ui/ledger.tsx'
import { showSteadiness } from './ranking.rules.ts'
import { criteria, type CriterionId, showShare, type Steadiness, usualTrial } from './ranking.schema.ts'

/** One criterion as the rank of a gap shows it; `points` null: not marked yet. */
export type RankRow = {
  key: CriterionId
  weight: number
  points: number | null
  because: string
  by: string
}

/** How the rank of a gap fared in the draws of the weights; null outside the ranking. */
export function steadinessOf(gap: { id: string; inTop: number | null; inFirst: number | null }): Steadiness | null {
  if (gap.inTop === null || gap.inFirst === null) return null
  const { enough, draws } = usualTrial
  return {
    id: gap.id,
    inTop: gap.inTop,
    first: gap.inFirst,
    dependsOnWeights: gap.inTop > 0 && gap.inTop < enough,
    draws,
  }
}

const rule = standards['methods.decision-matrix']!

type RankLeafProps = {
  gap: { id: string; score: number | null; inTop: number | null; inFirst: number | null }
  rows: RankRow[]
  version: number
  mayDecide: boolean
}

/** How the rank of a gap is made: each criterion with its weight, its mark, and the reason that is printed. */
export function RankLeaf({ gap, rows, version, mayDecide }: RankLeafProps) {
  const steady = steadinessOf(gap)
  const missing = rows.filter(({ points }) => points === null)
  return (
    <Leaf title="Its rank" id="rank" small={steady ? showSteadiness(steady) : undefined}>
      <div class="flow">
        <Ledger
          caption="How the score is made"
          hideCaption
          rows={rows}
          columns={[
            { key: 'key', label: 'Part', row: true, cell: ({ key }) => criteria[key].label },
            { key: 'weight', label: 'Weight', num: true, cell: ({ weight }) => showWeight(weight) },
            { key: 'points', label: '0 to 4', num: true, cell: ({ points }) => points ?? '–' },
            { key: 'because', label: 'Because', plain: true, cell: (row) => <Because row={row} /> },
            {
              key: 'adds',
              label: 'Adds',
              num: true,
              cell: ({ weight, points }) => (points === null ? '–' : (weight * points).toFixed(2)),
            },
          ]}
          foot={{
            key: <b>Score</b>,
            weight: '1.00',
            because:
              gap.score === null ? showMissing(missing) : `${round(gap.score)} of 4 makes ${showShare(gap.score)}`,
            adds: <b>{gap.score === null ? '–' : gap.score.toFixed(2)}</b>,
          }}
        />
        <p class="row">
          {mayDecide ? (
            <ButtonLink href={`/gaps/${gap.id}/scores`} look="quiet" small>
              {gap.score === null ? 'Mark it' : 'Change the marks'}
            </ButtonLink>
          ) : null}{' '}
          <a href="/gaps/ranking">The rule, version {version}</a>
        </p>
        <HowSure />
      </div>
    </Leaf>
  )
}

function HowSure() {
  return (
    <>
      <Details summary="How sure the rank is" small>
        <p>
          The weights are a choice. {usualTrial.draws.toLocaleString('en-US')} other sets of weights are drawn around
          them, always the same ones, and each time all open gaps are ranked anew. A gap that is in the top{' '}
          {usualTrial.top} in some draws, and in fewer than {usualTrial.enough * 100} of 100, depends on the weights.
        </p>
      </Details>
      <Rule number={rule.edition} href={rule.link}>
        {rule.title}.
      </Rule>
    </>
  )
}

function Because({ row }: { row: RankRow }) {
  if (row.points === null) return <span class="soft">Not marked yet</span>
  return (
    <>
      {row.because} <span class="soft">{row.by}</span>
    </>
  )
}

function showMissing(missing: readonly RankRow[]): string {
  return `No score yet: ${missing.map(({ key }) => criteria[key].label).join(', ')} ${missing.length === 1 ? 'has' : 'have'} no mark`
}

/** ".30": a weight as the table tells it, ".125" where it is finer. */
export function showWeight(weight: number): string {
  const text = weight.toFixed(Math.max(2, String(weight).length - 2))
  return text.replace(/^0/, '')
}

function round(score: number): string {
  return String(Number(score.toFixed(2)))
}
