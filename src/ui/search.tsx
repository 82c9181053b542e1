type SearchFormProps = {
  action: string
  label: string
  name?: string
  value?: string
  placeholder?: string
  act?: string
}

/** One field and one button, for people who come to find something. */
export function SearchForm({ action, label, name = 'q', value, placeholder, act = 'Find' }: SearchFormProps) {
  return (
    <form class="search" role="search" action={action} aria-label={label}>
      <label class="hide" for="search">
        {label}
      </label>
      <input id="search" name={name} type="search" value={value} placeholder={placeholder} />
      <button class="button">{act}</button>
    </form>
  )
}
