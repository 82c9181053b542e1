import type { ComponentChildren } from 'preact'

type ProgressProps = { value?: number; max: number; label: string; says?: ComponentChildren }

/** How far something is. Without `value` it is under way and nobody knows how far. `says` stands above the bar. */
export function Progress({ value, max, label, says }: ProgressProps) {
  const bar = <progress value={value} max={max} aria-label={label} />
  if (says === undefined) return bar
  return (
    <div class="field">
      <p>{says}</p>
      {bar}
    </div>
  )
}
