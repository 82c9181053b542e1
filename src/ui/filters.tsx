import type { ComponentChildren } from 'preact'
import { fieldId } from './anchor.ts'
import { Options, type Option, type OptionGroup } from './field.tsx'

type FiltersProps = {
  action: string
  label: string
  keep?: Record<string, string>
  act?: string
  children: ComponentChildren
}

/** Narrows a list by its address, so that a view can be sent to a colleague. `keep` holds what stays, as the sorting. */
export function Filters({ action, label, keep = {}, act = 'Show', children }: FiltersProps) {
  return (
    <form class="filters" role="search" action={action} aria-label={label}>
      {Object.entries(keep).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
      <button class="button quiet small">{act}</button>
    </form>
  )
}

type WordsProps = { name?: string; label?: string; value?: string; placeholder?: string }

/** Words to look for; the key "/" leads here. */
export function FilterWords({ name = 'q', label = 'Words', value, placeholder }: WordsProps) {
  const id = fieldId(name)
  return (
    <div class="grow">
      <label for={id}>
        {label} <kbd aria-hidden="true">/</kbd>
      </label>
      <input id={id} name={name} type="search" value={value} placeholder={placeholder} aria-keyshortcuts="/" />
    </div>
  )
}

type FilterProps = { name: string; label: string; value?: string; any?: string; options: (Option | OptionGroup)[] }

/** One property to narrow by; `any` is the line that does not narrow. */
export function FilterSelect({ name, label, value, any = 'Any', options }: FilterProps) {
  const id = fieldId(name)
  return (
    <div>
      <label for={id}>{label}</label>
      <select id={id} name={name}>
        {any === '' ? null : <option value="">{any}</option>}
        <Options options={options} value={value} />
      </select>
    </div>
  )
}
