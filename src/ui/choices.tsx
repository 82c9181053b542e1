import type { ComponentChildren } from 'preact'
import { fieldId } from './anchor.ts'

/** One answer to choose. `then` opens under it while it is chosen; `count` says how many things it would leave. */
export type Choice = {
  value: string
  label: ComponentChildren
  hint?: ComponentChildren
  disabled?: boolean
  then?: ComponentChildren
  count?: number
}

type GroupProps = {
  name: string
  legend: ComponentChildren
  choices: Choice[]
  hint?: ComponentChildren
  error?: string
  id?: string
  required?: boolean
  optional?: boolean
  tight?: boolean
}

/** One of up to seven answers, one to a line. `legend` may hold the page's `h1` where the question is the page. */
export function Radios({ value, ...group }: GroupProps & { value?: string }) {
  return <Group {...group} type="radio" chosen={value === undefined ? [] : [value]} />
}

/** Any number of up to seven answers. */
export function Checkboxes({ values = [], ...group }: GroupProps & { values?: string[] }) {
  return <Group {...group} type="checkbox" chosen={values} />
}

type CheckboxProps = Omit<Choice, 'count'> & {
  name: string
  checked?: boolean
  error?: string
  id?: string
  required?: boolean
}

/** A single statement to agree to, or not. */
export function Checkbox({ name, checked = false, error, id = fieldId(name), required, ...choice }: CheckboxProps) {
  return (
    <div class="choices field">
      {error ? (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      <Line choice={choice} type="checkbox" name={name} id={id} checked={checked} required={required} error={error} />
    </div>
  )
}

function Group(props: GroupProps & { type: 'radio' | 'checkbox'; chosen: string[] }) {
  const { name, legend, choices, hint, error, tight, type, chosen } = props
  const id = props.id ?? fieldId(name)
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <fieldset
      class={tight ? 'choices tight field' : 'choices field'}
      role={type === 'radio' ? 'radiogroup' : undefined}
      aria-required={type === 'radio' && props.required ? 'true' : undefined}
      aria-invalid={type === 'radio' && error ? 'true' : undefined}
      aria-describedby={described || undefined}
    >
      <legend>
        {legend} {props.optional ? <span class="optional">(optional)</span> : null}
      </legend>
      {hint ? (
        <div class="hint" id={`${id}-hint`}>
          {hint}
        </div>
      ) : null}
      {error ? (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      {choices.map((choice, i) => {
        const own = i === 0 ? id : `${id}-${i + 1}`
        return <Line choice={choice} type={type} name={name} id={own} checked={chosen.includes(choice.value)} />
      })}
    </fieldset>
  )
}

type LineProps = {
  choice: Choice
  type: 'radio' | 'checkbox'
  name: string
  id: string
  checked: boolean
  required?: boolean
  error?: string
}

function Line({ choice, type, name, id, checked, required, error }: LineProps) {
  const described = [choice.hint ? `${id}-says` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div class="choice">
      <input
        type={type}
        name={name}
        id={id}
        value={choice.value}
        checked={checked}
        disabled={choice.disabled}
        required={required}
        aria-describedby={described || undefined}
        aria-invalid={error ? 'true' : undefined}
      />{' '}
      <label for={id}>
        {choice.label}{' '}
        {choice.count === undefined ? null : <span class="soft">{choice.count.toLocaleString('en-US')}</span>}
      </label>{' '}
      {choice.hint ? (
        <span class="hint" id={`${id}-says`}>
          {choice.hint}
        </span>
      ) : null}
      {choice.then ? <div class="then">{choice.then}</div> : null}
    </div>
  )
}
