import type { ComponentChildren } from 'preact'

/** Terms and what they are, side by side. */
export function Facts({ facts }: { facts: [term: string, says: ComponentChildren][] }) {
  return (
    <dl class="facts">
      {facts.map(([term, says]) => (
        <>
          <dt>{term}</dt>
          <dd>{says}</dd>
        </>
      ))}
    </dl>
  )
}
