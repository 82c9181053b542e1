import { type Decision, allow, refuse } from '../../kernel/decision.ts'

/**
 * A mail as the rules see it. `open` counts the tasks it asked for that still wait, `tasks` all of them; `hasLink` where it
 * lets someone in or act for someone.
 */
export type SentMail = {
  state: 'queued' | 'sent' | 'bounced'
  kind: string
  hasLink: boolean
  tasks: number
  open: number
}

/**
 * May a mail go out once more? Only one that came back: refusal `mail/not-returned`. Not a link to sign in, which has run
 * out (`mail/ran-out`), not an ask for what is done or withdrawn (`mail/settled`), and not a link that a person asked for
 * themselves, whose secret was not kept (`mail/own-link`).
 *
 * @source office.tasks.mail
 */
export function decideSendingAgain(mail: SentMail): Decision<void> {
  if (mail.state !== 'bounced')
    return no('not-returned', 'This mail did not come back, so it is not sent a second time.')
  if (mail.kind === 'sign-in')
    return no(
      'ran-out',
      'A link to sign in works for minutes only. Correct the address, and have the person ask for a new one.',
    )
  if (mail.tasks > 0 && mail.open === 0)
    return no('settled', 'What this mail asked for is done or withdrawn, so nobody needs it any more.')
  if (mail.tasks === 0 && mail.hasLink)
    return no(
      'own-link',
      'The link in this mail was the person’s own and is not kept. Correct the address, and have them ask for a new one.',
    )
  return allow(undefined)
}

function no(what: string, message: string): Decision<void> {
  return refuse({ code: `mail/${what}`, source: 'office.tasks.mail', message })
}

/** A mail in parts, so that its links can be followed: words, and addresses. Addresses of ours become paths. */
export function partsOf(body: string, address: string): { text: string; href: string | null }[] {
  return body
    .split(/(https?:\/\/[^\s<>]*[^\s<>.,;:)])/)
    .map((text, i) => ({ text, href: i % 2 === 1 ? text.replace(address, '') || '/' : null }))
}
