import { z } from 'zod'
import { readListed } from '../../http/api-list.ts'
import { readOne } from '../../http/api-read.ts'
import type { Route } from '../../http/route.ts'
import { idShape, instantShape } from '../../kernel/shape.ts'
import { findMailFor, mailLog, mailStates } from './mail.store.ts'

const noun = 'Mails'

const line = {
  id: idShape,
  to: z.string(),
  subject: z.string(),
  kind: z.string(),
  state: z.enum(mailStates),
  queuedAt: instantShape,
}
const mailLine = z
  .object({ ...line, name: z.string().nullable().meta({ description: 'Whom it went to, where they are known' }) })
  .meta({ id: 'MailLine', description: 'A mail that was sent, waits or came back' })

/** What a mail says stays here: a link in it opens an act in somebody's name. */
const mailRecord = z
  .object({
    ...line,
    personId: idShape.nullable(),
    failures: z.int().meta({ description: 'How often sending it failed' }),
    error: z.string().nullable(),
    sentAt: instantShape.nullable(),
  })
  .meta({ id: 'Mail', description: 'What became of one mail, without its text' })

export const mailApi: Route[] = [
  readListed({
    path: '/api/v1/mails',
    may: 'mail.see',
    noun,
    says: 'Lists mails and what became of them, newest first',
    query: { state: z.enum(mailStates).optional() },
    item: mailLine,
    source: mailLog,
    order: 'newest',
    narrow: (_visit, { state }) => ({ state }),
  }),
  readOne({
    path: '/api/v1/mails/:mailId',
    may: 'mail.see',
    noun,
    says: 'Tells what became of one mail',
    output: mailRecord,
    find: ({ db }, { mailId }) => findMailFor(db, mailId!),
  }),
]
