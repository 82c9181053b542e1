import { showAmount } from './amount.ts'
import { type Bin, columnHeight, type DistributionInput, placeDistribution } from './distribution-plot.ts'
import { ChartFigure, type ChartProps, type Drawing } from './figure.tsx'
import { type Line, linesAround, tenth } from './labels.ts'
import type { Room } from './room.ts'
import { Lines } from './words.tsx'

/** `words` name the columns of the table: what the classes are of, and what is counted. */
export type DistributionProps = ChartProps & DistributionInput & { words?: { row?: string; value?: string } }

const head = 36

/** How often each value occurred: a column for each class, with its count, and where the middle lies. */
export function Distribution(props: DistributionProps) {
  const { bins, middle, words = {} } = props
  const says = bins.map((bin) => `${bin.label}: ${showAmount(bin, '')}.`).join(' ')
  return (
    <ChartFigure
      {...props}
      look="distribution"
      says={props.says ?? [says, middle ? `${middle.word}.` : ''].join(' ').trim()}
      drawing={(room) => draw(props, room)}
      table={{
        rows: bins,
        columns: [
          { key: 'label', label: words.row ?? 'Value', row: true },
          { key: 'value', label: words.value ?? 'Count', num: true, cell: (bin: Bin) => showAmount(bin, '') },
        ],
      }}
    />
  )
}

function draw(input: DistributionInput, room: Room): Drawing {
  const { columns, ticks, under, key, middle } = placeDistribution(input, room)
  const floor = head + columnHeight
  const deepest = Math.max(1, ...under.map(({ lines }) => lines.length))
  return {
    height: floor + 12 + deepest * 16 + (key.length > 0 ? 6 + key.length * 16 : 0),
    body: (
      <>
        {ticks.map(({ y, says }) => (
          <>
            <line x1="0" x2="100%" y1={head + y} y2={head + y} />
            <Lines lines={[{ says, y: head + y }]} x="-8" anchor="end" />
          </>
        ))}
        {middle ? <Middle {...middle} floor={floor} /> : null}
        {columns.map((column) => (
          <>
            <rect
              class={column.isHidden ? 'hidden' : 'full'}
              x={`${column.x}%`}
              width={`${column.width}%`}
              y={head + column.y}
              height={column.high}
            />
            <Lines
              lines={linesAround(column.says, head + column.y - 1 - column.says.length * 8)}
              x={`${tenth(column.x + column.width / 2)}%`}
              anchor="middle"
              look="name say"
            />
          </>
        ))}
        <line class="zero" x1="0" x2="100%" y1={floor} y2={floor} />
        {under.map(({ x, lines, anchor }) => (
          <Lines lines={below(lines, floor)} x={`${x}%`} anchor={anchor} />
        ))}
        <Lines lines={below(key, floor + 6 + deepest * 16)} x="0" />
      </>
    ),
  }
}

function Middle({ x, word, isLeft, floor }: { x: number; word: string; isLeft: boolean; floor: number }) {
  return (
    <>
      <line class="event" x1={`${x}%`} x2={`${x}%`} y1="14" y2={floor} />
      <Lines
        lines={[{ says: word, y: 8 }]}
        x={`${x}%`}
        dx={isLeft ? 3 : -3}
        anchor={isLeft ? 'end' : 'start'}
        look="say"
      />
    </>
  )
}

function below(lines: readonly string[], floor: number): Line[] {
  return lines.map((says, i) => ({ says, y: floor + 14 + i * 16 }))
}
