import type { ComponentChildren } from 'preact'

type StatProps = {
  n: number
  of?: number | null
  what: ComponentChildren
  period?: ComponentChildren
  records?: string | null
  atLeast?: number
}

/** Numbers that stand beside one another. */
export function Stats({ children }: { children: ComponentChildren }) {
  return <div class="stats">{children}</div>
}

/** Is this too few to say anything about? What counts is what the share is taken of, or the count itself. */
export function isTooFew(n: number, of: number | null = null, atLeast = 5): boolean {
  return (of ?? n) < atLeast
}

/** A number that is never alone: n of N, the period, the way to its records. Below `atLeast` it reads "too few to say". */
export function Stat({ n, of = null, what, period, records, atLeast = 5 }: StatProps) {
  const few = isTooFew(n, of, atLeast)
  return (
    <p class="stat">
      {few ? (
        <b class="few">too few to say</b>
      ) : (
        <b>
          {show(n)} {of === null ? null : <small>of {show(of)}</small>}
        </b>
      )}{' '}
      <span>{what} </span>
      <span class="meta">
        {few ? `fewer than ${atLeast}` : null}
        {few && period ? ' · ' : null}
        {period}
        {records ? (
          <>
            {period || few ? ' · ' : null}
            <a href={records}>records</a>
          </>
        ) : null}
      </span>
    </p>
  )
}

function show(n: number): string {
  return n.toLocaleString('en-US')
}
