import type { LocalDate } from '../../kernel/dates.ts'
import { type Missing, missing } from '../../kernel/decision.ts'
import { type LinkPurpose, linkPath } from '../../kernel/link.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { queueMail } from '../../platform/mail.ts'
import { makeToken } from '../../platform/tokens.ts'
import { findPerson } from '../people/person.store.ts'
import { endOfDayEverywhere, findLetterhead } from './ask.commands.ts'
import { showLink } from './ask.rules.ts'
import { saveLink } from './link.store.ts'

/** A link that a person asked for themselves: for which act on which record, with the words of its mail. */
export type WantedLink = {
  purpose: LinkPurpose
  area: string
  subjectId: string
  personId: string
  subject: string
  says: string
  expiresOn: LocalDate
}

/**
 * Mails a person a link for one act that nobody asked of them: to go on later, without signing in.
 * `missing` when there is no such person.
 */
export async function sendLink(
  tx: Tx,
  wanted: WantedLink,
  office: { address: string; today: LocalDate },
): Promise<string | Missing> {
  const person = await findPerson(tx, wanted.personId)
  if (!person) return missing
  const token = makeToken()
  const { purpose, area, subjectId, expiresOn } = wanted
  const link = { token, purpose, area, subjectId, personId: person.id, taskId: null, sentTo: person.email }
  const linkId = await saveLink(tx, { ...link, expiresAt: endOfDayEverywhere(expiresOn) })
  const reader = { givenName: person.givenName, head: await findLetterhead(tx, office.today) }
  const href = `${office.address}${linkPath(purpose, token)}`
  const letter = showLink({ subject: wanted.subject, says: wanted.says, href, until: expiresOn }, reader)
  await queueMail(tx, { to: person.email, personId: person.id, kind: 'link', ...letter })
  await record(tx, { act: 'link.send', subject: linkId, before: null, after: { purpose, area, subjectId, expiresOn } })
  return person.email
}
