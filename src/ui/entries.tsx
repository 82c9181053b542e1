import type { ComponentChildren } from 'preact'

type EntryProps = {
  when?: ComponentChildren
  title?: ComponentChildren
  href?: string
  children?: ComponentChildren
  meta?: ComponentChildren
  act?: ComponentChildren
  heading?: boolean
  id?: string
}

/** Up to about twenty things with a date, a due day or a source. */
export function Entries({ children, label }: { children: ComponentChildren; label?: string }) {
  return (
    <ul class="entries" aria-label={label}>
      {children}
    </ul>
  )
}

/** One of them: what stands in the margin, the thing itself, the act. `heading` makes its title an `h3`. */
export function Entry({ when, title, href, children, meta, act, heading = false, id }: EntryProps) {
  return (
    <li id={id}>
      {when === undefined ? null : <div class="when">{when}</div>}
      <div class="what">
        {title === undefined ? null : <EntryTitle title={title} href={href} heading={heading} />}
        {typeof children === 'string' ? <p>{children}</p> : children}
        {meta ? <p class="meta">{meta}</p> : null}
      </div>
      {act ? <div class="act">{act}</div> : null}
    </li>
  )
}

function EntryTitle({ title, href, heading }: { title: ComponentChildren; href?: string; heading: boolean }) {
  const words = href ? <a href={href}>{title}</a> : title
  return heading ? <h3>{words}</h3> : <p class="title">{words}</p>
}
