import { showAmount, showCounts, showDifference } from './amount.ts'
import { type EndPlace, type Pair, type PairPlace, type PairsInput, placePairs, usualEnds } from './dumbbell-plot.ts'
import { amountColumns, ChartFigure, type ChartProps, type Drawing } from './figure.tsx'
import type { Room } from './room.ts'
import { Lines } from './words.tsx'

/** `row` names the first column of the table. */
export type DumbbellProps = ChartProps & PairsInput & { row?: string }

/** Two times of several things: a hollow point before, a filled one after, the way between them, and the target. */
export function Dumbbell(props: DumbbellProps) {
  const { pairs } = props
  return (
    <ChartFigure
      {...props}
      look="dumbbell"
      says={props.says ?? sayPairs(props)}
      drawing={(room) => draw(props, room)}
      table={{ rows: pairs, columns: pairColumns(props) }}
    />
  )
}

/** The columns of a table of two times: what, the one, the other, the difference, and the target where there is one. */
export function pairColumns({ pairs, unit = '%', ends = usualEnds, row = 'What' }: PairsInput & { row?: string }) {
  const plain = unit === '%' ? '%' : ''
  const ofEnd = (end: 'from' | 'to') =>
    amountColumns<Pair>(ends[end], {
      counts: (pair) => showCounts(pair[end]),
      amount: (pair) => showAmount(pair[end], plain),
      hasCounts: pairs.some((pair) => showCounts(pair[end]) !== ''),
    })
  const target = { key: 'target', label: 'Target', num: true }
  return [
    { key: 'label', label: row, row: true },
    ...ofEnd('from'),
    ...ofEnd('to'),
    { key: 'change', label: 'Change', num: true, cell: ({ from, to }: Pair) => showDifference(from, to, unit) || '–' },
    ...(pairs.some((pair) => pair.target !== undefined)
      ? [
          {
            ...target,
            cell: (pair: Pair) => (pair.target === undefined ? '–' : showAmount({ value: pair.target }, plain)),
          },
        ]
      : []),
  ]
}

/** "Nurses: before 54%, after 78%." for each. */
export function sayPairs({ pairs, unit = '%', ends = usualEnds }: PairsInput): string {
  const [from, to] = [ends.from.toLowerCase(), ends.to.toLowerCase()]
  return pairs
    .map((pair) => `${pair.label}: ${from} ${showAmount(pair.from, unit)}, ${to} ${showAmount(pair.to, unit)}.`)
    .join(' ')
}

function draw(input: PairsInput, room: Room): Drawing {
  const { pairs, ticks, height } = placePairs(input, room)
  const hasTarget = pairs.some((pair) => pair.target !== null)
  return {
    height,
    body: (
      <>
        <Key ends={input.ends ?? usualEnds} hasTarget={hasTarget} room={room} />
        {ticks.map(({ x, says }) => (
          <>
            {room === 'near' ? null : <line x1={`${x}%`} x2={`${x}%`} y1="24" y2={height - 22} />}
            <text x={`${x}%`} y={height - 4} text-anchor="middle">
              {says}
            </text>
          </>
        ))}
        {pairs.map((pair) => (
          <PairShown pair={pair} room={room} />
        ))}
      </>
    ),
  }
}

/** What the shapes stand for, in a line above the first row. */
function Key({ ends, hasTarget, room }: { ends: { from: string; to: string }; hasTarget: boolean; room: Room }) {
  const start = room === 'near' ? -38 : 6
  const second = start + 26 + ends.from.length * 7
  const third = second + 26 + ends.to.length * 7
  const says = (words: string, x: number) => <Lines lines={[{ says: words, y: 9 }]} x={String(x + 10)} look="name" />
  return (
    <>
      <circle cx={start} cy="9" r="4.5" />
      {says(ends.from, start)}
      <circle class="full" cx={second} cy="9" r="4.5" />
      {says(ends.to, second)}
      {hasTarget ? <line class="target" x1={third} x2={third} y1="2" y2="16" /> : null}
      {hasTarget ? says('Target', third) : null}
    </>
  )
}

function PairShown({ pair, room }: { pair: PairPlace; room: Room }) {
  const { from, to, target, middle } = pair
  const isNear = room === 'near'
  const isSame = from !== null && to !== null && from.x === to.x
  return (
    <>
      <Lines lines={pair.lines} look="name" x={isNear ? '-44' : '-56'} anchor={isNear ? 'start' : 'end'} />
      {isNear ? <line x1="0" x2="100%" y1={middle} y2={middle} /> : null}
      {target === null ? null : (
        <line class="target" x1={`${target}%`} x2={`${target}%`} y1={middle - 9} y2={middle + 9} />
      )}
      {from && to ? <line class="way" x1={`${from.x}%`} x2={`${to.x}%`} y1={middle} y2={middle} /> : null}
      {from ? <circle cx={`${from.x}%`} cy={middle} r={isSame ? 7.5 : 4.5} /> : null}
      {to ? <circle class="full" cx={`${to.x}%`} cy={middle} r="4.5" /> : null}
      {from && !isSame ? <EndSays end={from} y={middle} /> : null}
      {to ? <EndSays end={isSame ? { ...to, anchor: 'start' } : to} y={middle} isLoud /> : null}
      <Lines
        lines={pair.note ? [{ says: pair.note, y: isNear ? pair.first : middle }] : []}
        x="100%"
        dx={isNear ? 44 : 56}
        anchor={isNear ? 'end' : 'start'}
        look="value"
      />
    </>
  )
}

function EndSays({ end, y, isLoud = false }: { end: EndPlace; y: number; isLoud?: boolean }) {
  const look = isLoud ? 'say loud' : 'say'
  const isLeft = end.anchor === 'end'
  return (
    <Lines
      lines={[{ says: end.says, y }]}
      x={`${end.x}%`}
      dx={isLeft ? -11 : 11}
      anchor={isLeft ? 'end' : 'start'}
      look={look}
    />
  )
}
