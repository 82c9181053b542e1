import type { ComponentChildren } from 'preact'
import { fieldId } from './anchor.ts'

type AllocationProps = {
  name: string
  legend: ComponentChildren
  total: number
  things: { name: string; label: string; value?: string; error?: string }[]
  hint?: ComponentChildren
  error?: string
  optional?: boolean
}

/** Points to be given out among things until a total is reached. With the script the sum runs along. */
export function Allocation({ name, legend, total, things, hint, error, optional }: AllocationProps) {
  const id = fieldId(name)
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  const sum = things.reduce((all, { value }) => all + (Number(value) || 0), 0)
  return (
    <fieldset class="field" id={id} aria-describedby={described || undefined} data-total={total}>
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
      {things.map((thing) => (
        <Thing thing={thing} isWrong={Boolean(error)} />
      ))}
      <p>
        <output>{sum.toLocaleString('en-US')}</output> of {total.toLocaleString('en-US')}
      </p>
    </fieldset>
  )
}

function Thing({ thing, isWrong }: { thing: AllocationProps['things'][number]; isWrong: boolean }) {
  const id = fieldId(thing.name)
  return (
    <>
      {thing.error ? (
        <p class="error" id={`${id}-error`}>
          {thing.error}
        </p>
      ) : null}
      <p class="affix">
        <input
          class="points-given"
          type="text"
          inputmode="numeric"
          autocomplete="off"
          name={thing.name}
          id={id}
          value={thing.value}
          aria-invalid={thing.error || isWrong ? 'true' : undefined}
          aria-describedby={thing.error ? `${id}-error` : undefined}
        />{' '}
        <label for={id}>{thing.label}</label>
      </p>
    </>
  )
}
