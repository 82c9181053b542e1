import type { ComponentChildren } from 'preact'

type DetailsProps = {
  summary: ComponentChildren
  open?: boolean
  small?: boolean
  id?: string
  children: ComponentChildren
}

/** What is there on request, and never needed to act. */
export function Details({ summary, open, small = false, id, children }: DetailsProps) {
  return (
    <details class={small ? 'small' : undefined} open={open} id={id}>
      <summary>{summary}</summary>
      {typeof children === 'string' ? <p>{children}</p> : children}
    </details>
  )
}

/** The rule behind a gate or a refusal: one sentence, then its number, with a link where it can be read. */
export function Rule({ number, href, children }: { number?: string; href?: string; children: ComponentChildren }) {
  return (
    <Details summary="The rule behind this" small>
      <p>
        {children} {number ? <span class="rule">{href ? <a href={href}>{number}</a> : number}</span> : null}
      </p>
    </Details>
  )
}
