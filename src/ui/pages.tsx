import type { ComponentChildren } from 'preact'

type PagesProps = {
  label?: string
  previous?: string
  next?: string
  says?: ComponentChildren
  more?: ComponentChildren
}

/** The way through a long list, step by step. `says` tells where one is; `more` holds other ways out, as a spreadsheet. */
export function Pages({ label = 'Pages', previous, next, says, more }: PagesProps) {
  if (!previous && !next && !says && !more) return null
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
        {says ? <li class="soft">{says}</li> : null}
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
