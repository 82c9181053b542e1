import type { ComponentChildren } from 'preact'

/** A fact about a thing, such as a profession. Not a state. */
export function Tag({ children }: { children: ComponentChildren }) {
  return <span class="tag">{children}</span>
}

/** Facts in a row. */
export function Tags({ words }: { words: string[] }) {
  return (
    <span class="tags">
      {words.map((word) => (
        <span class="tag">{word} </span>
      ))}
    </span>
  )
}
