import { type Amount, showAmount } from './amount.ts'
import { ChartFigure, type ChartProps, type Drawing } from './figure.tsx'
import { type CellPlace, cellHeight, type HeatInput, type HeatPlace, type HeatRow, placeHeat } from './heat-plot.ts'
import type { Room } from './room.ts'
import { Lines } from './words.tsx'

/** `row` names the first column of the table. */
export type HeatTableProps = ChartProps & HeatInput & { row?: string }

const unknown: Amount = { value: null }

/** Many numbers at a glance: each cell has its number, its shade, and a bar that tells the same without color. */
export function HeatTable(props: HeatTableProps) {
  const { rows, columns, unit = '%', row = 'What' } = props
  const plain = unit === '%' ? '%' : ''
  return (
    <ChartFigure
      {...props}
      look="heat"
      says={props.says ?? sayHeat(props)}
      hasLinks={rows.some(({ href }) => href !== undefined)}
      drawing={(room) => draw(props, room)}
      table={{
        rows,
        columns: [
          { key: 'label', label: row, row: true },
          ...columns.map((label, at) => ({
            key: String(at),
            label,
            num: true,
            cell: ({ cells }: HeatRow) => showAmount(cells[at] ?? unknown, plain),
          })),
        ],
      }}
    />
  )
}

function sayHeat({ rows, columns, unit = '%' }: HeatInput): string {
  return rows
    .map(({ label, cells }) => {
      const numbers = columns.map((column, at) => `${column} ${showAmount(cells[at] ?? unknown, unit)}`)
      return `${label}: ${numbers.join(', ')}.`
    })
    .join(' ')
}

function draw(props: HeatInput, room: Room): Drawing {
  const { rows, heads, key, height, isBroad, kind } = placeHeat(props, room)
  return {
    height,
    isBroad,
    look: kind === 'near' ? undefined : 'beside-rows',
    body: (
      <>
        <Lines lines={key} x={kind === 'near' ? '0' : '-212'} />
        {heads.map(({ x, lines }) => (
          <Lines lines={lines} x={`${x}%`} anchor="middle" />
        ))}
        {rows.map((row, i) => (
          <RowShown row={row} isNear={kind === 'near'} label={props.rows[i]!.label} href={props.rows[i]!.href} />
        ))}
      </>
    ),
  }
}

type RowShownProps = { row: HeatPlace; label: string; isNear: boolean; href?: string }

function RowShown({ row, label, isNear, href }: RowShownProps) {
  const name = <Lines lines={row.lines} look="name" x={isNear ? '0' : '-12'} anchor={isNear ? 'start' : 'end'} />
  return (
    <>
      {href === undefined ? (
        name
      ) : (
        <a href={href} aria-label={label}>
          {name}
        </a>
      )}
      {row.cells.map((cell) => (
        <CellShown cell={cell} y={row.middle - cellHeight / 2} />
      ))}
    </>
  )
}

function CellShown({ cell, y }: { cell: CellPlace; y: number }) {
  const { x, width, shade, full, says } = cell
  return (
    <svg
      x={`${x}%`}
      y={y}
      width={`${width}%`}
      height={cellHeight}
      class={shade === null ? 'cell none' : `cell shade-${shade}`}
    >
      <rect x="0" y="0" width="100%" height={cellHeight} />
      <Lines lines={[{ says, y: 13 }]} x="50%" anchor="middle" />
      {shade === null || full === 0 ? null : (
        <line x1="4" x2={`${4 + full * 0.92}%`} y1={cellHeight - 4} y2={cellHeight - 4} />
      )}
    </svg>
  )
}
