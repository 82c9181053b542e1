import type { ComponentChildren } from 'preact'

type DialogProps = { id: string; title: string; children: ComponentChildren }

/** A question in front of the page, opened by a button that `opens` its id; the browser does the rest. */
export function Dialog({ id, title, children }: DialogProps) {
  return (
    <dialog id={id} popover="auto" aria-labelledby={`${id}-title`}>
      <div class="flow">
        <h2 id={`${id}-title`}>{title}</h2>
        {children}
      </div>
    </dialog>
  )
}

/** The same question as a page or a part of one, where no button opens it. */
export function Sheet({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="sheet flow">
      <h3>{title}</h3>
      {children}
    </div>
  )
}
