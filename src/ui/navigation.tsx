import type { ComponentChildren } from 'preact'

/** One way on. `count` is how much waits there, in words where nobody counts; `current` marks the page we are on, or the one it belongs to. */
export type NavLink = { label: string; href: string; count?: number | string; current?: boolean }

/** Links that belong together. `loop` puts them on the thread that turns back at its end. */
export type NavGroup = { links: NavLink[]; loop?: boolean; label?: string }

/** Who is signed in, the way to what is theirs, and the form that signs out. */
export type Who = { name: string; href?: string; current?: boolean; signOut?: ComponentChildren }

/** One search over everything, in the rail: where it goes, its label, and what stands in the empty field. */
export type Search = { action: string; label: string; placeholder?: string; value?: string; name?: string }

/** A link of a navigation, with its count. */
export function NavItem({ link }: { link: NavLink }) {
  return (
    <li>
      <a href={link.href} aria-current={link.current ? 'page' : undefined}>
        {link.label} {link.count ? <span class="num">{link.count.toLocaleString('en-US')}</span> : null}
      </a>
    </li>
  )
}

/** The button that opens the navigation where there is no room for it; the browser does the rest. */
export function MenuButton() {
  return (
    <button class="button quiet small menu" type="button" popovertarget="menu">
      Menu
    </button>
  )
}
