import { showPage } from '../../http/answer.ts'
import type { Route } from '../../http/route.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { listPage } from '../../platform/listing.ts'
import { findMailFor, mailLog } from './mail.store.ts'
import { LetterPage, MailboxPage } from './mailbox.view.tsx'

const pageSize = 30

/** The mailbox of a demonstration: everyone reads everyone's mail, so it exists nowhere else. */
export const mailboxRoutes: Route[] = [
  {
    method: 'GET',
    path: '/demo/mailbox',
    may: 'public',
    onlyInDemo: true,
    handle: async (visit) => {
      const { q = '', after, before } = visit.query
      const asked = { narrow: {}, words: q, order: 'newest', after, before }
      const found = await listPage(visit.db, mailLog, asked, pageSize)
      const address = (place: Record<string, string>) =>
        `/demo/mailbox?${new URLSearchParams({ q, ...place }).toString()}`
      const body = (
        <MailboxPage
          rows={found.rows}
          words={q}
          previous={found.before && address({ before: found.before })}
          next={found.after && address({ after: found.after })}
          timeZone={visit.office.settings.timeZone}
        />
      )
      return showPage({ face: 'public', title: 'Mailbox', body })
    },
  },
  {
    method: 'GET',
    path: '/demo/mailbox/:mailId',
    may: 'public',
    onlyInDemo: true,
    handle: async (visit) => {
      const { mailId = '' } = visit.params
      const mail = isId(mailId) ? await findMailFor(visit.db, mailId) : undefined
      if (!mail) return missing
      const { settings } = visit.office
      const letter = { ...mail, name: nameOf(mail) }
      const body = <LetterPage mail={letter} address={visit.office.address()} timeZone={settings.timeZone} />
      return showPage({ face: 'public', title: mail.subject, body, quiet: true })
    },
  },
]

function nameOf(mail: { givenName: string | null; familyName: string | null }): string | null {
  return mail.familyName === null ? null : `${mail.givenName} ${mail.familyName}`
}
