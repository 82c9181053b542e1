import type { ComponentChildren } from 'preact'

type LookAgainProps = { id: string; waits: boolean; live?: boolean; inline?: boolean; children?: ComponentChildren }

/**
 * A part of a page that may still change. While it `waits` the script asks for the page again and puts here what stands
 * under the same id by then; without the script the page needs a link to itself. `live` has it read out once it is over.
 */
export function LookAgain({ id, waits, live = false, inline = false, children }: LookAgainProps) {
  const Part = inline ? 'span' : 'div'
  return (
    <Part
      id={id}
      data-look-again={waits ? '' : undefined}
      role={live ? 'status' : undefined}
      aria-busy={live && waits ? 'true' : undefined}
    >
      {children}
    </Part>
  )
}
