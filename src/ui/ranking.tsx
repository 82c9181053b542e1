import type { ComponentChildren } from 'preact'
import { fieldId } from './anchor.ts'

type RankingProps = {
  name: string
  legend: ComponentChildren
  things: { name: string; label: string; value?: string; error?: string }[]
  hint?: ComponentChildren
  error?: string
  optional?: boolean
}

/** Things to be put in order: each has its place in a list. With the script two buttons at each move it up and down. */
export function Ranking({ name, legend, things, hint, error, optional }: RankingProps) {
  const id = fieldId(name)
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <fieldset class="field ranking" id={id} aria-describedby={described || undefined}>
      <legend>
        {legend} {optional ? <span class="optional">(optional)</span> : null}
      </legend>
      {hint ? (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      <ol data-ranking>
        {things.map((thing) => (
          <Thing thing={thing} count={things.length} />
        ))}
      </ol>
    </fieldset>
  )
}

function Thing({ thing, count }: { thing: RankingProps['things'][number]; count: number }) {
  const id = fieldId(thing.name)
  return (
    <li>
      {thing.error ? (
        <p class="error" id={`${id}-error`}>
          {thing.error}
        </p>
      ) : null}
      <span class="affix">
        <select
          class="short"
          name={thing.name}
          id={id}
          aria-invalid={thing.error ? 'true' : undefined}
          aria-describedby={thing.error ? `${id}-error` : undefined}
        >
          <option value="">–</option>
          {Array.from({ length: count }, (_, i) => String(i + 1)).map((place) => (
            <option value={place} selected={place === thing.value}>
              {place}
            </option>
          ))}
        </select>{' '}
        <label for={id}>{thing.label}</label>
      </span>
    </li>
  )
}
