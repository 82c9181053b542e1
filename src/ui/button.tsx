import type { ComponentChildren } from 'preact'

/** One `filled` in sight; `quiet` the rest, `grave` what removes, `plain` a way out. */
export type Look = 'filled' | 'quiet' | 'grave' | 'plain'

type ButtonProps = {
  children: ComponentChildren
  look?: Look
  small?: boolean
  type?: 'submit' | 'button'
  name?: string
  value?: string
  form?: string
  formaction?: string
  disabled?: boolean
  busy?: boolean
  why?: string
  opens?: string
  closes?: string
}

/** A button that says its act. `why` tells why it is disabled; `opens` and `closes` name a dialog by its id. */
export function Button(props: ButtonProps) {
  const { children, look, small, busy, why, opens, closes, disabled } = props
  const button = (
    <button
      class={buttonClass(look, small)}
      type={props.type ?? (opens || closes ? 'button' : 'submit')}
      name={props.name}
      value={props.value}
      form={props.form}
      formaction={props.formaction}
      disabled={disabled || Boolean(why)}
      aria-busy={busy ? 'true' : undefined}
      aria-disabled={busy ? 'true' : undefined}
      popovertarget={opens ?? closes}
      popovertargetaction={closes ? 'hide' : undefined}
    >
      {children}
    </button>
  )
  if (!why) return button
  return (
    <span class="row">
      {button} <span class="meta">{why}</span>
    </span>
  )
}

type ButtonLinkProps = { href: string; children: ComponentChildren; look?: Look; small?: boolean; download?: boolean }

/** A link that starts an act, such as "New gap": it looks like a button because it does something. */
export function ButtonLink({ href, children, look, small, download }: ButtonLinkProps) {
  return (
    <a class={buttonClass(look, small)} href={href} download={download}>
      {children}
    </a>
  )
}

/** The way back to where one came from. */
export function Back({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <a class="back" href={href}>
      {children}
    </a>
  )
}

function buttonClass(look: Look = 'filled', small = false): string {
  return ['button', look === 'filled' ? '' : look, small ? 'small' : ''].filter(Boolean).join(' ')
}
