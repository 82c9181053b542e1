import { capital } from '../../kernel/words.ts'
import { showAmount, showCounts } from './amount.ts'
import { barHeight, type BarPlace, type BarsInput, placeBars } from './bars-plot.ts'
import { amountColumns, ChartFigure, type ChartProps } from './figure.tsx'
import type { Room } from './room.ts'
import { Lines } from './words.tsx'

/** `words` name the columns of the table: what each bar is of, and what it tells. */
export type BarsProps = ChartProps & BarsInput & { words?: { row?: string; value?: string } }

/** How much of each: a bar from nothing, with its number at the end. */
export function Bars(props: BarsProps) {
  const { bars, unit = '%', words = {} } = props
  const value = words.value ?? (unit === '%' ? 'Share' : capital(unit))
  return (
    <ChartFigure
      {...props}
      look="bars"
      says={props.says ?? bars.map((bar) => `${bar.label}: ${showAmount(bar, unit)}.`).join(' ')}
      drawing={(room) => draw(props, room)}
      table={{
        rows: bars,
        columns: [
          { key: 'label', label: words.row ?? 'What', row: true },
          ...amountColumns<BarsInput['bars'][number]>(value, {
            counts: showCounts,
            amount: (bar) => showAmount(bar, unit === '%' ? '%' : ''),
            hasCounts: bars.some((bar) => showCounts(bar) !== ''),
          }),
        ],
      }}
    />
  )
}

function draw(input: BarsInput, room: Room) {
  const { bars, zero, height } = placeBars(input, room)
  return {
    height,
    body: bars.map((bar) => <BarShown bar={bar} room={room} zero={zero} />),
  }
}

function BarShown({ bar, room, zero }: { bar: BarPlace; room: Room; zero: number }) {
  const isNear = room === 'near'
  const high = barHeight[room]
  const y = bar.middle - high / 2
  return (
    <>
      <Lines lines={bar.lines} look="name" x={isNear ? '0' : '-12'} anchor={isNear ? 'start' : 'end'} />
      {bar.isHidden ? (
        <rect class="hidden" x={`${zero}%`} y={y} width="5%" height={high} />
      ) : (
        <rect class={bar.isLoud ? 'full' : 'hollow'} x={`${bar.x}%`} y={y} width={`${bar.width}%`} height={high} />
      )}
      <line class="zero" x1={`${zero}%`} x2={`${zero}%`} y1={y - 3} y2={y + high + 3} />
      <Lines
        lines={[{ says: bar.says, y: isNear ? bar.first : bar.middle }]}
        x="100%"
        dx={isNear ? 0 : 12}
        anchor={isNear ? 'end' : 'start'}
        look="value"
      />
    </>
  )
}
