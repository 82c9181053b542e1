import type { ComponentChildren } from 'preact'
import { fieldId } from './anchor.ts'

/** What every field is told. `before` and `after` stand beside the control, as "$" or "minutes". */
export type FieldProps = {
  name: string
  label: ComponentChildren
  hint?: ComponentChildren
  error?: string
  value?: string | number
  id?: string
  required?: boolean
  optional?: boolean
  disabled?: boolean
  readonly?: boolean
  autocomplete?: string
  short?: boolean
  before?: ComponentChildren
  after?: ComponentChildren
}

type TextProps = FieldProps & {
  type?: 'text' | 'search' | 'tel' | 'url'
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel'
  maxlength?: number
  placeholder?: string
  suggestions?: string[]
  code?: boolean
}

/** One line of text. `suggestions` are offered while typing; `code` sets the letters large and apart. */
export function TextField(props: TextProps) {
  const { control, id } = controlOf(props)
  const list = props.suggestions ? `${id}-list` : undefined
  const size = props.code ? 'code' : props.short ? 'short' : undefined
  return (
    <Field {...props}>
      <input
        {...control}
        class={size}
        type={props.type ?? 'text'}
        value={props.value}
        inputmode={props.inputmode}
        maxlength={props.maxlength}
        placeholder={props.placeholder}
        spellcheck={props.code ? false : undefined}
        list={list}
      />
      {props.suggestions ? (
        <datalist id={list}>
          {props.suggestions.map((suggestion) => (
            <option value={suggestion} />
          ))}
        </datalist>
      ) : null}
    </Field>
  )
}

/** A number typed as text, so that a wrong one can be shown again; `whole` asks phones for digits only. */
export function NumberField({ whole = false, ...props }: FieldProps & { whole?: boolean }) {
  return <TextField autocomplete="off" short {...props} inputmode={whole ? 'numeric' : 'decimal'} />
}

/** An e-mail address. */
export function EmailField(props: FieldProps) {
  return (
    <Field {...props}>
      <input
        {...controlOf({ autocomplete: 'email', ...props }).control}
        type="email"
        value={props.value}
        spellcheck={false}
      />
    </Field>
  )
}

/** A day, "2026-11-24", by the browser's own calendar. */
export function DateField({ min, max, ...props }: FieldProps & { min?: string; max?: string }) {
  return (
    <Field {...props}>
      <input {...controlOf(props).control} class="short" type="date" value={props.value} min={min} max={max} />
    </Field>
  )
}

/** Longer text; `rows` says how much is expected. */
export function TextArea({ rows = 5, maxlength, ...props }: FieldProps & { rows?: number; maxlength?: number }) {
  return (
    <Field {...props}>
      <textarea {...controlOf(props).control} rows={rows} maxlength={maxlength}>
        {props.value}
      </textarea>
    </Field>
  )
}

type FileProps = Omit<FieldProps, 'value'> & { accept?: string; multiple?: boolean }

/** A file to hand in; the hint says which kinds and how large. Its form is `multipart`. */
export function FileField({ accept, multiple, ...props }: FileProps) {
  return (
    <Field {...props}>
      <input {...controlOf(props).control} type="file" accept={accept} multiple={multiple} />
    </Field>
  )
}

/** One entry of a list to choose from. */
export type Option = { value: string; label: string; disabled?: boolean }

/** Options under a heading of their own. */
export type OptionGroup = { label: string; options: Option[] }

type SelectProps = FieldProps & { options: (Option | OptionGroup)[]; empty?: string }

/** One of many, in a list that opens. `empty` is the first line, which stands for no answer. */
export function SelectField({ options, empty, ...props }: SelectProps) {
  return (
    <Field {...props}>
      <select {...controlOf(props).control} class={props.short ? 'short' : undefined}>
        {empty === undefined ? null : <option value="">{empty}</option>}
        <Options options={options} value={props.value} />
      </select>
    </Field>
  )
}

/** The lines of a list that opens, grouped where they come in groups. */
export function Options({ options, value }: { options: (Option | OptionGroup)[]; value?: string | number }) {
  return (
    <>
      {options.map((option) =>
        'options' in option ? (
          <optgroup label={option.label}>
            <Options options={option.options} value={value} />
          </optgroup>
        ) : (
          <option value={option.value} selected={option.value === String(value ?? '')} disabled={option.disabled}>
            {option.label}
          </option>
        ),
      )}
    </>
  )
}

/** The frame of every field: label, hint, error, control, in this order. For a control that has no part of its own. */
export function Field(props: FieldProps & { children: ComponentChildren }) {
  const { id } = controlOf(props)
  const framed = props.before !== undefined || props.after !== undefined
  return (
    <div class="field">
      <label for={id}>
        {props.label} {props.optional ? <span class="optional">(optional)</span> : null}
      </label>
      {props.hint ? (
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      ) : null}
      {props.error ? (
        <p class="error" id={`${id}-error`}>
          {props.error}
        </p>
      ) : null}
      {framed ? (
        <div class="affix">
          {props.before === undefined ? null : <span>{props.before}</span>} {props.children}{' '}
          {props.after === undefined ? null : <span class="soft">{props.after}</span>}
        </div>
      ) : (
        props.children
      )}
    </div>
  )
}

/** The attributes that tie a control to its label, hint and error. */
export function controlOf(props: Omit<FieldProps, 'label' | 'value'>) {
  const id = props.id ?? fieldId(props.name)
  const described = [props.hint ? `${id}-hint` : '', props.error ? `${id}-error` : ''].filter(Boolean).join(' ')
  const control = {
    id,
    name: props.name,
    required: props.required,
    disabled: props.disabled,
    readonly: props.readonly,
    autocomplete: props.autocomplete,
    'aria-describedby': described || undefined,
    'aria-invalid': props.error ? ('true' as const) : undefined,
  }
  return { id, control }
}
