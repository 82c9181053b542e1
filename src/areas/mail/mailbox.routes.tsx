import { showPage } from '../../http/answer.ts'
import type { Route } from '../../http/route.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { parsePlace, showPlace } from '../../kernel/place.ts'
import { findMailFor, listMailLog } from './mail.store.ts'
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
      const { q = '', after } = visit.query
      const found = await listMailLog(visit.db, { words: q, after: parsePlace(after) }, pageSize + 1)
      const rows = found.slice(0, pageSize).map((mail) => ({ ...mail, name: nameOf(mail) }))
      const last = found.length > pageSize ? rows.at(-1) : undefined
      const query = last && new URLSearchParams({ q, after: showPlace({ at: last.queuedAt, id: last.id }) })
      const next = query && `/demo/mailbox?${query.toString()}`
      const body = <MailboxPage rows={rows} words={q} next={next} timeZone={visit.office.settings.timeZone} />
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
