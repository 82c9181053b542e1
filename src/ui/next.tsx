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
        <b>{children}</b> {more ? <span class="more">{more} </span> : null}
        {by}
      </p>
      {act}
    </div>
  )
}
