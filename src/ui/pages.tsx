import type { ComponentChildren } from 'preact'

type PagesProps = {
  label?: string
  previous?: string
  next?: string
  more?: ComponentChildren
}

/** The way through a long list, step by step; `more` holds other ways out, as a spreadsheet. */
export function Pages({ label = 'Pages', previous, next, more }: PagesProps) {
  if (!previous && !next && !more) return null
  return (
    <nav class="pages" aria-label={label}>
      <ul>
        {previous ? (
          <li>
            <a href={previous} rel="prev">
              Previous
            </a>
          </li>
        ) : null}
        {next ? (
          <li>
            <a href={next} rel="next">
              Next
            </a>
          </li>
        ) : null}
        {more ? <li>{more}</li> : null}
      </ul>
    </nav>
  )
}
