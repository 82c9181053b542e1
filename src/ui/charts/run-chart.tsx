import { capital } from '../../kernel/words.ts'
import { showAmount } from './amount.ts'
import { wordsUnder, type AxisWord } from './axis.ts'
import { ChartFigure, type ChartProps } from './figure.tsx'
import type { Column } from '../ledger.tsx'
import { spreadOut } from './labels.ts'
import { placeRun, type Plot, type Point, type Run } from './run-plot.ts'
import { placeFlags, placeLevels, type FlagPlace, type LevelPlace } from './run-words.ts'

/**
 * What a run chart is told. `baseline` is how many of the first points the median is of: by default those before the
 * first mark; 0 leaves the median out. `unit` is "%" for shares, else a word such as "minutes"; `words` name the columns of
 * its table.
 */
export type RunChartProps = ChartProps & Run & { words?: { period?: string; n?: string; of?: string; value?: string } }

/** Pixels inside the plot: on a phone of 320, and the narrowest of a wide page; its height on both. */
const near = 228
const far = 488
const height = 192

/** A measure over time, hollow before education and filled after, with its table one click away. */
export function RunChart(props: RunChartProps) {
  const plot = placeRun(props)
  const flags = flagsOf(plot)
  const rows = Math.min(6, Math.max(0, ...flags.map((flag) => flag.rows)))
  const isDeep = wordsUnder(plot.labels, near).some((word) => word.row === 1)
  return (
    <ChartFigure
      {...props}
      look={`run rows-${rows}${isDeep ? ' deep' : ''}`}
      says={props.says ?? plot.says}
      drawing={{ body: <Drawn plot={plot} flags={flags} /> }}
      table={{ columns: columnsOf(props), rows: props.points }}
    />
  )
}

function Drawn({ plot, flags }: { plot: Plot; flags: ReturnType<typeof flagsOf> }) {
  return (
    <>
      <Grid plot={plot} />
      {flags.map((flag) => (
        <line class="event" x1={`${flag.at}%`} x2={`${flag.at}%`} y1={6 - flag.rows * 18} y2="100%" />
      ))}
      <Curve plot={plot} />
      <LevelWords plot={plot} />
      {flags.map(({ says, near, far }) => (
        <Words says={says} look="say" near={atFlag(near)} far={atFlag(far)} />
      ))}
      <AxisWords labels={plot.labels} />
    </>
  )
}

function Grid({ plot }: { plot: Plot }) {
  return (
    <>
      {plot.ticks.map(({ y, says }) => (
        <>
          <line x1="0" x2="100%" y1={`${y}%`} y2={`${y}%`} />
          <text x="-8" y={`${y}%`} dy=".35em" text-anchor="end">
            {says}
          </text>
        </>
      ))}
      {plot.levels.map(({ kind, y }) => (
        <>
          <line class={kind} x1="0" x2={kind === 'target' ? '100%' : `${plot.medianEnds}%`} y1={`${y}%`} y2={`${y}%`} />
          {kind === 'median' && plot.medianEnds < 100 ? (
            <line class="median on" x1={`${plot.medianEnds}%`} x2="100%" y1={`${y}%`} y2={`${y}%`} />
          ) : null}
        </>
      ))}
    </>
  )
}

function Curve({ plot }: { plot: Plot }) {
  return (
    <>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" overflow="visible">
        <path class="series" d={plot.path} />
      </svg>
      {plot.dots.map((dot) => (
        <circle class={dot.full ? 'full' : undefined} cx={`${dot.x}%`} cy={`${dot.y}%`} r="3.5">
          <title>{dot.says}</title>
        </circle>
      ))}
    </>
  )
}

type At = { x: string; y: string; dx?: string; dy?: string; anchor: 'start' | 'middle' | 'end' }

/** Words that may stand in another place on a phone than on a wide page. */
function Words({ says, look, near, far }: { says: string; look?: string; near: At; far: At }) {
  const same = JSON.stringify(near) === JSON.stringify(far)
  const places = same ? [{ at: near, on: '' }] : [near, far].map((at, i) => ({ at, on: i === 0 ? ' tight' : ' wide' }))
  return (
    <>
      {places.map(({ at, on }) => (
        <text
          class={`${look ?? ''}${on}`.trim() || undefined}
          x={at.x}
          y={at.y}
          dx={at.dx}
          dy={at.dy}
          text-anchor={at.anchor}
        >
          {says}
        </text>
      ))}
    </>
  )
}

function flagsOf(plot: Plot) {
  const nearby = placeFlags(plot.flags, near)
  const afar = placeFlags(plot.flags, far)
  return plot.flags.map((flag, i) => {
    const [near, far] = [nearby[i]!, afar[i]!]
    return { ...flag, near, far, rows: Math.max(near.row, far.row) + 1 }
  })
}

function atFlag({ x, row, anchor }: FlagPlace): At {
  return { x: `${x}%`, y: String(-12 - row * 18), anchor }
}

function LevelWords({ plot }: { plot: Plot }) {
  const levels = plot.levels.map((level) => ({ ...level, says: `${level.word} ${level.value}` }))
  const places = placeLevels(levels, { points: plot.dots, room: near, height })
  const ends = spreadOut(
    levels.map((level) => level.y),
    levels.map(() => (34 / height) * 100),
  )
  return (
    <>
      {levels.map((level, i) => (
        <>
          <text class={`${level.kind} in tight`} {...atLevel(level.y, places[i]!)}>
            {level.says}
          </text>
          <text class={`${level.kind} wide`} x="100%" dx="10" y={`${ends[i]!}%`} dy="-.2em">
            {level.word}
            <tspan x="100%" dx="10" dy="1.15em">
              {level.value}
            </tspan>
          </text>
        </>
      ))}
    </>
  )
}

function atLevel(y: number, { x, anchor, below }: LevelPlace) {
  const dx = anchor === 'start' ? '4' : anchor === 'end' ? '-4' : undefined
  return { x: `${x}%`, y: `${y}%`, dx, dy: below ? '1.2em' : '-.5em', 'text-anchor': anchor }
}

function AxisWords({ labels }: { labels: string[] }) {
  const at = (word: AxisWord): At => ({
    x: `${labels.length < 2 ? 50 : Math.round((word.at / (labels.length - 1)) * 1000) / 10}%`,
    y: '100%',
    dy: word.row === 0 ? '1.7em' : '3em',
    anchor: word.anchor,
  })
  const [nearby, afar] = [wordsUnder(labels, near), wordsUnder(labels, far)]
  const isIn = (words: AxisWord[], word: AxisWord) => words.some((one) => one.at === word.at && one.row === word.row)
  const text = (word: AxisWord, on?: string) => (
    <text class={on} x={at(word).x} y="100%" dy={at(word).dy} text-anchor={word.anchor}>
      {labels[word.at]}
    </text>
  )
  return (
    <>
      {nearby.map((word) => text(word, isIn(afar, word) ? undefined : 'tight'))}
      {afar.filter((word) => !isIn(nearby, word)).map((word) => text(word, 'wide'))}
    </>
  )
}

function columnsOf({ points, unit = '%', words = {} }: RunChartProps): Column<Point>[] {
  const value = words.value ?? (unit === '%' ? 'Share' : capital(unit))
  const counts = [
    { key: 'n', label: words.n ?? 'n', num: true },
    { key: 'of', label: words.of ?? 'of N', num: true },
  ]
  return [
    { key: 'label', label: words.period ?? 'Period', row: true },
    ...(points.some((point) => point.of !== undefined) ? counts : []),
    { key: 'value', label: value, num: true, cell: (point) => showAmount(point, unit === '%' ? '%' : '') },
  ]
}
