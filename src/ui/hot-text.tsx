import type { ComponentChildren } from 'preact'
import { fieldId } from './anchor.ts'

type HotTextProps = {
  name: string
  legend: ComponentChildren
  /** Plain text, and parts that can be selected by their value. */
  pieces: { text: string; value?: string }[]
  values: readonly string[]
  hint?: ComponentChildren
  error?: string
  optional?: boolean
}

/** A text in which parts are selected where they stand: each part is a box to tick in the line. */
export function HotText({ name, legend, pieces, values, hint, error, optional }: HotTextProps) {
  const id = fieldId(name)
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <fieldset class="hot" id={id} aria-describedby={described || undefined}>
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
      <p>
        {pieces.map(({ text, value }) =>
          value === undefined ? (
            lines(text)
          ) : (
            <label>
              <input type="checkbox" name={name} value={value} checked={values.includes(value)} /> {text}
            </label>
          ),
        )}
      </p>
    </fieldset>
  )
}

function lines(text: string): ComponentChildren[] {
  return text.split('\n').flatMap((line, i) => (i === 0 ? [line] : [<br />, line]))
}
