import type { ComponentChildren } from 'preact'

type FormProps = {
  action: string
  csrf: string
  once?: string
  multipart?: boolean
  id?: string
  label?: string
  inline?: boolean
  hidden?: Record<string, string>
  children: ComponentChildren
}

/**
 * A form that posts. `csrf` proves that the page is ours; `once` keeps a second press from acting twice.
 * Answers are checked by the server, in our words, so the browser's own checks are off.
 */
export function Form({ action, csrf, once, multipart, id, label, inline, hidden = {}, children }: FormProps) {
  return (
    <form
      class={inline ? 'inline' : 'flow'}
      id={id}
      action={action}
      method="post"
      enctype={multipart ? 'multipart/form-data' : undefined}
      novalidate
      aria-label={label}
    >
      <input type="hidden" name="_csrf" value={csrf} />
      {once ? <input type="hidden" name="_once" value={once} /> : null}
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  )
}
