import type { ComponentChildren } from 'preact'

type NoticeProps = {
  is?: 'good' | 'warn' | 'bad'
  title?: ComponentChildren
  live?: boolean
  children?: ComponentChildren
}

/** What just happened, or must be known first. `live` has it read out when the page opens. */
export function Notice({ is, title, live = false, children }: NoticeProps) {
  const words = typeof children === 'string' ? children : null
  return (
    <div class="notice" data-is={is} role={live ? 'status' : undefined}>
      {title || words ? (
        <p>
          {title ? <b>{title}</b> : null} {words}
        </p>
      ) : null}
      {words ? null : children}
    </div>
  )
}
