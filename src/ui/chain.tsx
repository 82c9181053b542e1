import type { ComponentChildren } from 'preact'

/** A link of the chain: its kind, what it is, and whether it holds already. */
export type Link = { kind: string; on?: boolean; says: ComponentChildren }

/** How one thing leads to the next. A link that is `on` is closed; the others are still open. */
export function Chain({ links }: { links: Link[] }) {
  return (
    <ol class="chain">
      {links.map((link) => (
        <li class={link.on ? 'on' : undefined}>
          <span class="kind">{link.kind} </span>
          <div>{link.says}</div>
        </li>
      ))}
    </ol>
  )
}
