import type { ComponentChildren } from 'preact'

type NextProps = {
  word?: string
  children: ComponentChildren
  more?: ComponentChildren
  by?: ComponentChildren
  act?: ComponentChildren
}

/**
 * The one thing that comes next on this page, always in reach. The children say what, `more` why (left out on phones),
 * `by` who and when; `act` is the one filled button, alone or in its form.
 */
export function Next({ word = 'Next', children, more, by, act }: NextProps) {
  return (
    <div class="next">
      <p data-word={word}>
        <b>{whole(children)}</b> {more ? <span class="more">{whole(more)} </span> : null}
        {whole(by)}
      </p>
      {act}
    </div>
  )
}

const day = /\b[A-Z][a-z]+ \d{1,2}(?:, \d{4})?\b/g

/** A day within a sentence stays on one line: "May 4, 2026" with spaces that do not break. */
function whole(says: ComponentChildren): ComponentChildren {
  if (Array.isArray(says)) return says.map(whole)
  return typeof says === 'string' ? says.replace(day, (one) => one.replaceAll(' ', '\u00a0')) : says
}
