import type { ComponentChildren } from 'preact'
import type { NavLink } from './navigation.tsx'

export type Foot = { says?: ComponentChildren; links: NavLink[] }

/** The end of a page: whom to ask, and the pages that are always one click away. */
export function Footer({ says, links }: Foot) {
  return (
    <footer class="foot">
      {says ? <p>{says}</p> : null}
      <ul>
        {links.map((link) => (
          <li>
            <a href={link.href}>{link.label}</a>
          </li>
        ))}
      </ul>
    </footer>
  )
}
