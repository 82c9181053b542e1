import { Bars } from '../../ui/charts/bars.tsx'
import { HeatTable } from '../../ui/charts/heat-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import type { Tally } from './tally.rules.ts'

/** What learners answered, question by question, from the fifth evaluation on. */
export function AnswersLeaf({ responses, tallies }: { responses: number; tallies: Tally[] }) {
  return (
    <Leaf title="Answers" small="Fewer than five are not shown">
      {responses < 5 ? (
        <Empty title="Too few to say.">
          Answers are shown from the fifth evaluation on, so that nobody can be recognized.
        </Empty>
      ) : (
        <div class="flow apart">
          <Ratings tallies={tallies.filter(({ mean }) => mean !== null)} />
          {tallies
            .filter(({ mean, counts }) => mean === null && counts.length > 0)
            .map((tally) => (
              <Choice tally={tally} />
            ))}
          {tallies.map((tally) => (
            <Parts tally={tally} />
          ))}
          {tallies
            .filter(({ texts }) => texts.length > 0)
            .map((tally) => (
              <Texts tally={tally} />
            ))}
        </div>
      )}
    </Leaf>
  )
}

/** Ratings under one another, so that questions can be compared. The scale has five points unless a higher one was given. */
function Ratings({ tallies }: { tallies: Tally[] }) {
  if (tallies.length === 0) return null
  const points = Math.max(5, ...tallies.flatMap(({ counts }) => counts.map(({ answer }) => Number(answer))))
  const columns = Array.from({ length: points }, (_, i) => String(i + 1))
  const most = Math.max(...tallies.flatMap(({ counts }) => counts.map(({ count }) => count)))
  return (
    <HeatTable
      id="ratings"
      title="Ratings, by how many learners gave each"
      row="Question"
      unit="learners"
      range={{ from: 0, to: most }}
      columns={columns}
      rows={tallies.map((tally) => ({
        label: `Mean ${tally.mean!.toFixed(1)} of ${tally.n}: ${tally.wording}`,
        cells: columns.map((point) => ({ value: tally.counts.find(({ answer }) => answer === point)?.count ?? 0 })),
      }))}
    >
      <b>Ratings, by how many learners gave each.</b> They are what learners say of themselves.
    </HeatTable>
  )
}

function Choice({ tally }: { tally: Tally }) {
  const { key, wording, n } = tally
  return (
    <Bars
      id={`answers-${key}`}
      title={wording}
      words={{ row: 'Answer', value: 'Share' }}
      max={1}
      bars={tally.counts.map(({ answer, count }) => ({ label: answer, value: count / n, n: count, of: n }))}
    />
  )
}

/** What was asked of several things at once: rows that were rated, things that were put in order or given points. */
function Parts({ tally }: { tally: Tally }) {
  if (tally.parts.length === 0) return null
  if (tally.type === 'matrix') return <Rows tally={tally} />
  const { key, wording, type, parts } = tally
  const isOrder = type === 'ranking'
  const bars = parts.map(({ label, mean, n }) =>
    mean === null ? { label, value: null } : { label: `${label} (${n})`, value: isOrder ? round(mean) : mean },
  )
  const sorted = bars.toSorted((a, b) => ((a.value ?? Infinity) - (b.value ?? Infinity)) * (isOrder ? 1 : -1))
  return isOrder ? (
    <Bars
      id={`answers-${key}`}
      title={`${asSentence(wording)} Mean place, 1 for the first`}
      words={{ row: 'Thing', value: 'Mean place' }}
      unit="place"
      max={parts.length}
      bars={sorted}
    />
  ) : (
    <Bars
      id={`answers-${key}`}
      title={`${asSentence(wording)} Mean share of the points`}
      words={{ row: 'Thing', value: 'Mean share' }}
      max={1}
      bars={sorted}
    />
  )
}

function Rows({ tally: { key, wording, parts } }: { tally: Tally }) {
  const points = Math.max(...parts.map(({ counts }) => counts.length))
  const columns = Array.from({ length: points }, (_, i) => String(i + 1))
  const most = Math.max(1, ...parts.flatMap(({ counts }) => counts))
  return (
    <HeatTable
      id={`answers-${key}`}
      title={`${asSentence(wording)} How many learners gave each point`}
      row="Row"
      unit="learners"
      range={{ from: 0, to: most }}
      columns={columns}
      rows={parts.map(({ label, mean, n, counts }) => ({
        label: mean === null ? `Too few to say: ${label}` : `Mean ${mean.toFixed(1)} of ${n}: ${label}`,
        cells: columns.map((_, i) => ({ value: mean === null ? null : (counts[i] ?? null) })),
      }))}
    />
  )
}

function asSentence(wording: string): string {
  return /[.?!:]$/.test(wording.trim()) ? wording.trim() : `${wording.trim()}.`
}

function round(mean: number): number {
  return Math.round(mean * 10) / 10
}

function Texts({ tally }: { tally: Tally }) {
  return (
    <div class="flow">
      <h3>{tally.wording}</h3>
      <Entries>
        {tally.texts.map((text) => (
          <Entry title={`“${text}”`} />
        ))}
      </Entries>
    </div>
  )
}
