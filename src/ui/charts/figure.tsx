import type { ComponentChildren } from 'preact'
import { Details } from '../details.tsx'
import { type Column, Ledger } from '../ledger.tsx'
import type { Room } from './room.ts'

/** What stands inside the picture. `height` in pixels; without it the stylesheet knows. `isBroad` scrolls in its own room. */
export type Drawing = { height?: number; look?: string; isBroad?: boolean; body: ComponentChildren }

/** What every chart is told, whatever its kind. `says` describes it to those who cannot see it; the children are its caption. */
export type ChartProps = { id: string; title: string; says?: string; children?: ComponentChildren }

type FigureProps<Row> = ChartProps & {
  look: string
  says: string
  /** One drawing for every width, or one for a phone and one for a wide page. */
  drawing: Drawing | ((room: Room) => Drawing)
  table: { columns: Column<Row>[]; rows: Row[] }
  /** Links stand in the picture, so it is read as a group and not as one image. */
  hasLinks?: boolean
}

/** The one frame of all charts: the picture with its name and description, the caption, and the same numbers as a table. */
export function ChartFigure<Row extends object>(figure: FigureProps<Row>) {
  const { title, drawing, table, children } = figure
  return (
    <figure class="chart fit flow">
      {table.rows.length === 0 ? <p class="soft">Nothing to show yet.</p> : null}
      {table.rows.length === 0 ? null : typeof drawing === 'function' ? (
        <>
          <Picture figure={figure} drawing={drawing('near')} room="near" />
          <Picture figure={figure} drawing={drawing('far')} room="far" />
        </>
      ) : (
        <Picture figure={figure} drawing={drawing} />
      )}
      <figcaption>{children ?? <b>{/[.?!]$/.test(title) ? title : `${title}.`}</b>}</figcaption>
      {table.rows.length === 0 ? null : (
        <Details summary="The same as a table">
          <Ledger caption={title} hideCaption {...table} />
        </Details>
      )}
    </figure>
  )
}

type PictureProps<Row> = { figure: FigureProps<Row>; drawing: Drawing; room?: Room }

function Picture<Row>({ figure, drawing, room }: PictureProps<Row>) {
  const id = room === 'far' ? `${figure.id}-wide` : figure.id
  const fits = room === undefined ? '' : room === 'near' ? 'tight' : 'wide'
  const look = ['plot', figure.look, drawing.look, drawing.isBroad ? 'broad' : fits].filter(Boolean).join(' ')
  const picture = (
    <svg
      class={look}
      height={drawing.height}
      role={figure.hasLinks ? 'group' : 'img'}
      aria-labelledby={`${id}-t ${id}-d`}
    >
      <title id={`${id}-t`}>{figure.title}</title>
      <desc id={`${id}-d`}>{figure.says}</desc>
      {drawing.body}
    </svg>
  )
  if (!drawing.isBroad) return picture
  return (
    <div class={`scrolls ${fits}`.trim()} role="region" aria-label={`${figure.title}, to be scrolled`} tabindex={0}>
      {picture}
    </div>
  )
}

/** The columns of a chart's table that tell one number: what it was made of where that is known, and the number. */
export function amountColumns<Row>(
  label: string,
  told: { counts: (row: Row) => string; amount: (row: Row) => string; hasCounts: boolean },
): Column<Row>[] {
  const counts: Column<Row> = { key: `${label} counts`, label: `${label}, n of N`, num: true, cell: told.counts }
  return [...(told.hasCounts ? [counts] : []), { key: label, label, num: true, cell: told.amount }]
}
