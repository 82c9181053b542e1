import { Bars } from '../../ui/charts/bars.tsx'
import { HeatTable } from '../../ui/charts/heat-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { Leaf } from '../../ui/leaf.tsx'

/** The answers to one question, counted; of questions answered in words the words. */
export type Tally = {
  key: string
  wording: string
  type: string
  counts: { answer: string; count: number }[]
  n: number
  mean: number | null
  texts: string[]
}

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
