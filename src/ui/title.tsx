import type { ComponentChildren } from 'preact'

type PageTitleProps = {
  children: ComponentChildren
  above?: ComponentChildren
  lead?: ComponentChildren
  meta?: ComponentChildren[]
  acts?: ComponentChildren
  display?: boolean
}

/** The one `h1` of a page. `above` names its context, `lead` says what it is for, `meta` states facts in a row. */
export function PageTitle({ children, above, lead, meta, acts, display = false }: PageTitleProps) {
  const heading = <h1 class={display ? 'display' : undefined}>{children}</h1>
  return (
    <div class="title-block">
      {above ? <p class="meta">{above}</p> : null}
      {acts ? (
        <div class="row spread">
          {heading} <div class="row">{acts}</div>
        </div>
      ) : (
        heading
      )}
      {lead ? <p class="lead">{lead}</p> : null}
      {meta ? (
        <p class="row meta">
          {meta.map((fact) => (
            <span>{fact} </span>
          ))}
        </p>
      ) : null}
    </div>
  )
}
