import type { ComponentChildren } from 'preact'
import { fieldId } from './anchor.ts'

/** What rows are rated on: from 1 to `points`, with words at the ends. */
export type MatrixScale = { label: string; points: number; low: string | null; high: string | null }

type Cell = { name: string; value?: string; error?: string }

type MatrixProps = {
  name: string
  legend: ComponentChildren
  scales: MatrixScale[]
  /** Each with one cell a scale. */
  rows: { label: ComponentChildren; cells: Cell[] }[]
  hint?: ComponentChildren
  error?: string
  required?: boolean
}

/** Several rows, each rated on the same scales. Scales stand side by side where there is room, one under another on a phone. */
export function Matrix({ name, legend, scales, rows, hint, error, required }: MatrixProps) {
  const id = fieldId(name)
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <fieldset class="matrix" id={id} aria-describedby={described || undefined}>
      <legend>{legend}</legend>
      {hint ? (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      {rows.map((row, at) => (
        <fieldset class="rated">
          <legend>{row.label}</legend>
          {scales.map((scale, i) => (
            <Rating
              scale={scale}
              cell={row.cells[i]!}
              required={required}
              isOnly={scales.length === 1}
              isFirst={at === 0}
            />
          ))}
        </fieldset>
      ))}
    </fieldset>
  )
}

type RatingProps = { scale: MatrixScale; cell: Cell; required?: boolean; isOnly: boolean; isFirst: boolean }

function Rating({ scale, cell, required, isOnly, isFirst }: RatingProps) {
  const id = fieldId(cell.name)
  const ends = [scale.low ? `1, ${scale.low}` : '', scale.high ? `${scale.points}, ${scale.high}` : '']
  const hasEnds = ends.some(Boolean)
  const described = [cell.error ? `${id}-error` : '', hasEnds ? `${id}-ends` : ''].filter(Boolean).join(' ')
  return (
    <div
      role="radiogroup"
      aria-labelledby={`${id}-says`}
      aria-required={required ? 'true' : undefined}
      aria-invalid={cell.error ? 'true' : undefined}
      aria-describedby={described || undefined}
    >
      <p class={isOnly ? 'hide' : 'soft'} id={`${id}-says`}>
        {scale.label}
      </p>
      {cell.error ? (
        <p class="error" id={`${id}-error`}>
          {cell.error}
        </p>
      ) : null}
      <div class="points">
        {Array.from({ length: scale.points }, (_, i) => String(i + 1)).map((mark, i) => (
          <label>
            {mark}{' '}
            <input
              type="radio"
              name={cell.name}
              id={i === 0 ? id : undefined}
              value={mark}
              checked={mark === cell.value}
            />
          </label>
        ))}
      </div>
      {hasEnds ? (
        <p class={isFirst ? 'ends' : 'ends hide'} id={`${id}-ends`}>
          <span>{ends[0]}</span> <span>{ends[1]}</span>
        </p>
      ) : null}
    </div>
  )
}
