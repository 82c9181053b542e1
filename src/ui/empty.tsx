import type { ComponentChildren } from 'preact'

/** Nothing here: what would stand here, and how it gets here. */
export function Empty({ title, children }: { title: ComponentChildren; children?: ComponentChildren }) {
  return (
    <div class="empty flow">
      <p class="lead">{title}</p>
      {typeof children === 'string' ? <p>{children}</p> : children}
    </div>
  )
}
