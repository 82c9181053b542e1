import { pairColumns, sayPairs } from './dumbbell.tsx'
import { type PairsInput, usualEnds } from './dumbbell-plot.ts'
import { ChartFigure, type ChartProps, type Drawing } from './figure.tsx'
import type { Room } from './room.ts'
import { placeSlopes, type SlopePlace } from './slope-plot.ts'
import { Lines } from './words.tsx'

/** `loud` names the one that is spoken of, by its label; `row` names the first column of the table. */
export type SlopeProps = ChartProps & PairsInput & { loud?: string; row?: string }

/** How several things changed from one time to another: whole lines rise or stay, dashed ones fall. */
export function Slope(props: SlopeProps) {
  return (
    <ChartFigure
      {...props}
      look="slope"
      says={props.says ?? sayPairs(props)}
      drawing={(room) => draw(props, room)}
      table={{ rows: props.pairs, columns: pairColumns(props) }}
    />
  )
}

function draw(props: SlopeProps, room: Room): Drawing {
  const { slopes, top, height } = placeSlopes(props, room)
  const ends = props.ends ?? usualEnds
  return {
    height,
    body: (
      <>
        <Lines lines={[{ says: ends.from, y: 8 }]} x="0" anchor="end" dx={4} />
        <Lines lines={[{ says: ends.to, y: 8 }]} x="100%" anchor="start" dx={-4} />
        <line class="upright" x1="0" x2="0" y1={top} y2={height} />
        <line class="upright" x1="100%" x2="100%" y1={top} y2={height} />
        {slopes.map((slope, i) => (
          <SlopeShown slope={slope} isLoud={props.pairs[i]!.label === props.loud} />
        ))}
      </>
    ),
  }
}

function SlopeShown({ slope, isLoud }: { slope: SlopePlace; isLoud: boolean }) {
  const { from, to, left, right, falls } = slope
  const look = ['way', falls ? 'falls' : '', isLoud ? 'loud' : ''].filter(Boolean).join(' ')
  return (
    <>
      {from !== null && to !== null ? <line class={look} x1="0" x2="100%" y1={from} y2={to} /> : null}
      {from !== null ? <circle cx="0" cy={from} r="4" /> : null}
      {to !== null ? <circle class="full" cx="100%" cy={to} r="4" /> : null}
      <Lines lines={left} x="0" dx={-10} anchor="end" />
      <Lines lines={right} x="100%" dx={10} look={isLoud ? 'name loud' : 'name'} />
    </>
  )
}
