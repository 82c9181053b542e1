import { capital } from '../../kernel/words.ts'
import { type LocalDate, showDay } from '../../kernel/dates.ts'
import { Back } from '../../ui/button.tsx'
import { Doors } from '../../ui/doors.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Ledger } from '../../ui/ledger.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { cellLimits, mayShowShare } from '../../statistics/suppression.ts'
import { countedOf, showCounts, showMeasured } from '../measures/measure.schema.ts'
import { channels } from '../evidence/source.schema.ts'
import { showAudience } from './gap.schema.ts'
import type { GapLine } from './gap.store.ts'
import { showSteadiness } from '../ranking/ranking.rules.ts'
import { type CriterionId, criteria, criterionIds, usualTrial } from '../ranking/ranking.schema.ts'
import { steadinessOf } from '../ranking/rank.part.tsx'
import type { GapValue } from './series.store.ts'

type Score = { gapId: string; key: CriterionId; points: number; because: string }
type Ranking = {
  version: number
  why: string
  criteria: { key: CriterionId; label: string; weight: number; anchors: string[] }[]
}

type PrintPageProps = {
  gaps: GapLine[]
  latest: ReadonlyMap<string, GapValue>
  scores: Score[]
  shown: number
  ranking: Ranking | undefined
  school: string | null
  today: LocalDate
  back: string
}

/** The ranked list as a committee gets it on paper: what the numbers are, where each comes from, and what they are not. */
export function PrintPage({ gaps, latest, scores, shown, ranking, school, today, back }: PrintPageProps) {
  const rows = gaps.filter(({ score }) => score !== null)
  const unmarked = gaps.length - rows.length
  return (
    <>
      <nav class="row" aria-label="Back">
        <Back href={back}>Back to the register</Back> <span class="meta">Print this page from your browser.</span>
      </nav>
      <PageTitle
        lead="How each rank came about, so that anyone in the room can disagree with a number by name."
        meta={[school ?? 'This office', showDay(today)]}
      >
        Practice gaps, in the order of their need
      </PageTitle>
      <HowToRead />
      {ranking ? <Criteria ranking={ranking} /> : null}
      <Leaf
        title="The gaps"
        small={`${rows.length.toLocaleString('en-US')} with a score${unmarked ? `, ${unmarked.toLocaleString('en-US')} not marked yet` : ''}`}
      >
        <div class="flow">
          {rows.map((gap) => (
            <PrintedGap
              gap={gap}
              value={latest.get(gap.id)}
              rank={rankOf(rows, gap)}
              ranking={ranking}
              scores={scores}
            />
          ))}
          {rows.length === 0 ? <p>No gap of this view has all its marks yet.</p> : null}
          {shown > gaps.length ? (
            <p>
              The first {gaps.length.toLocaleString('en-US')} of {shown.toLocaleString('en-US')} gaps. Narrow the
              register to print others.
            </p>
          ) : null}
        </div>
      </Leaf>
    </>
  )
}

function HowToRead() {
  return (
    <Leaf title="How to read this">
      <div class="prose">
        <p>
          A gap is a distance between what happens to patients and what should. Each gap is marked from 0 to 4 on five
          criteria, by a person, with the reason that stands here. The score is the sum of each mark times the weight of
          its criterion; it runs from 0 to 4. Nobody’s favorite subject is a criterion.
        </p>
        <p>
          The weights are a choice, so we tried others: {usualTrial.draws.toLocaleString('en-US')} sets of weights drawn
          around the chosen ones. Where a place holds in most of them it says so; where it does not, it says that it
          depends on the weights, and the committee should talk about it. A score is no measurement of harm, and two
          gaps that lie close together are not told apart by it.
        </p>
      </div>
    </Leaf>
  )
}

function Criteria({ ranking }: { ranking: Ranking }) {
  return (
    <Leaf title="The rule" small={`Version ${ranking.version}`}>
      <Ledger
        caption={ranking.why}
        rows={ranking.criteria}
        columns={[
          { key: 'label', label: 'Criterion', row: true },
          { key: 'weight', label: 'Weight', num: true, cell: ({ weight }) => weight.toFixed(2) },
          {
            key: 'anchors',
            label: 'The marks',
            cell: ({ anchors }) => anchors.map((anchor, mark) => `${mark}: ${anchor}`).join('. '),
          },
        ]}
      />
    </Leaf>
  )
}

type PrintedGapProps = {
  gap: GapLine
  value: GapValue | undefined
  rank: number
  ranking: Ranking | undefined
  scores: Score[]
}

function PrintedGap({ gap, value, rank, ranking, scores }: PrintedGapProps) {
  const own = criterionIds.flatMap((key) => scores.find((score) => score.gapId === gap.id && score.key === key) ?? [])
  const weightOf = (key: CriterionId) => ranking?.criteria.find((criterion) => criterion.key === key)?.weight ?? 0
  const steady = steadinessOf(gap)
  return (
    <section class="flow gap">
      <h3>
        {rank}. {gap.title}
      </h3>
      <p class="row meta">
        <span>Score {gap.score!.toFixed(2)} of 4</span> <span>Gap {gap.number}</span> <span>{capital(gap.state)}</span>{' '}
        <span>
          Evidence <Doors all={channels} open={gap.doors} /> {gap.doors.length} of 6 doors
        </span>{' '}
        {steady ? <span>{showSteadiness(steady)}</span> : null}
      </p>
      <p>
        {gap.patients}. {capital(showAudience(gap.audience))}. {showNow(gap, value)}
      </p>
      <Ledger
        caption={`How the score of gap ${gap.number} is made`}
        hideCaption
        rows={own}
        columns={[
          { key: 'key', label: 'Criterion', row: true, cell: ({ key }) => criteria[key].label },
          { key: 'points', label: '0 to 4', num: true },
          { key: 'adds', label: 'Adds', num: true, cell: ({ key, points }) => (weightOf(key) * points).toFixed(2) },
          { key: 'because', label: 'Because', plain: true },
        ]}
      />
    </section>
  )
}

/** Gaps of one score share a rank. */
function rankOf(rows: readonly GapLine[], gap: GapLine): number {
  return 1 + rows.filter((other) => other.score! > gap.score!).length
}

/** The measure as it may leave the office: a small count, or a small rest, is not printed. */
function showNow(gap: GapLine, value: GapValue | undefined): string {
  const { measureName: name, measureUnit: unit, target } = gap
  if (name === null || unit === null) return 'No measure yet.'
  const aim = target === null ? 'no target yet' : `target ${showMeasured(target, unit)}`
  if (!value) return `${name}: no value yet, ${aim}.`
  const counted = countedOf(value)
  if (counted !== null && !mayShowShare(value.numerator ?? 0, counted, cellLimits.patients))
    return `${name}: too few patients to print, ${aim}.`
  const counts = showCounts(value)
  return `${name}: ${showMeasured(value.value, unit)}${counts ? ` (${counts})` : ''}, ${aim}.`
}
