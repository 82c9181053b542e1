import type { Line } from './labels.ts'

type LinesProps = {
  lines: readonly Line[]
  x: string
  dx?: number
  anchor?: 'start' | 'middle' | 'end'
  look?: string
}

/** Lines of words at one place; `y` of a line is its middle. */
export function Lines({ lines, x, dx, anchor = 'start', look }: LinesProps) {
  return (
    <>
      {lines.map(({ says, y }) => (
        <>
          <text class={look} x={x} dx={dx} y={y} dy=".35em" text-anchor={anchor}>
            {says}
          </text>{' '}
        </>
      ))}
    </>
  )
}
