import type { ComponentChildren } from 'preact'
import { fieldId } from './anchor.ts'

type ScaleProps = {
  name: string
  legend: ComponentChildren
  low: string
  high: string
  points?: number
  value?: string | number
  hint?: ComponentChildren
  error?: string
  none?: string
  id?: string
  required?: boolean
}

/** A rating from 1 to up to 7 points, with words at both ends. `none` offers a way to say that it does not apply. */
export function Scale(props: ScaleProps) {
  const { name, legend, points = 5, value, hint, error, none } = props
  const id = props.id ?? fieldId(name)
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : '', `${id}-ends`].filter(Boolean).join(' ')
  const marks = Array.from({ length: points }, (_, i) => String(i + 1))
  return (
    <fieldset
      class="scale field"
      role="radiogroup"
      aria-required={props.required ? 'true' : undefined}
      aria-invalid={error ? 'true' : undefined}
      aria-describedby={described}
    >
      <legend>{legend}</legend>
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
      <div class="points">
        {marks.map((mark, i) => (
          <label>
            {mark}{' '}
            <input
              type="radio"
              name={name}
              id={i === 0 ? id : undefined}
              value={mark}
              checked={mark === String(value ?? '')}
            />
          </label>
        ))}
      </div>
      <p class="ends" id={`${id}-ends`}>
        <span>1, {props.low}</span> <span>{`${points}, ${props.high}`}</span>
      </p>
      {none ? (
        <label class="none">
          <input type="radio" name={name} value="none" checked={value === 'none'} /> {none}
        </label>
      ) : null}
    </fieldset>
  )
}
