import type { ComponentChildren } from 'preact'

/** `todo` ring, `wait` half, `live` full, `done` tick, `late` triangle, `stop` square. */
export type State = 'todo' | 'wait' | 'live' | 'done' | 'late' | 'stop'

/** A state: a shape and a word, never a color alone. */
export function Status({ is, children }: { is: State; children: ComponentChildren }) {
  return (
    <span class="status" data-is={is}>
      {children}
    </span>
  )
}
