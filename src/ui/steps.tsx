/** Where a thing stands on its way; on a phone only the present step keeps its word. `current` is one of the steps. */
export function Steps({ label, steps, current }: { label: string; steps: readonly string[]; current: string }) {
  const at = steps.indexOf(current)
  return (
    <nav class="steps" aria-label={label}>
      <ol>
        {steps.map((step, i) => (
          <li class={i < at ? 'past' : undefined} aria-current={i === at ? 'step' : undefined}>
            <span>{step}</span>
          </li>
        ))}
      </ol>
    </nav>
  )
}
