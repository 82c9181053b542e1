import { sql } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import type { LinkPurpose } from '../../kernel/link.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { isShut } from '../access/account.store.ts'
import { hashToken } from '../../platform/tokens.ts'
import { afterNewest } from '../../platform/succession.ts'
import type { LinkEnd } from './task.schema.ts'

/** A link that is neither used, revoked nor run out, found by the token in its address; undefined otherwise. */
export function findOpenLink(db: Db | Tx, token: string, purpose: LinkPurpose, at: Date) {
  return db
    .selectFrom('tasks_link as l')
    .leftJoin('tasks_link_end as e', 'e.link_id', 'l.id')
    .where('l.token_hash', '=', hashToken(token))
    .where('l.purpose', '=', purpose)
    .where('l.expires_at', '>', at)
    .where('e.link_id', 'is', null)
    .where((eb) => eb.not(isShut(eb.ref('l.person_id'))))
    .select([
      'l.id',
      'l.purpose',
      'l.area',
      'l.subject_id as subjectId',
      'l.person_id as personId',
      'l.task_id as taskId',
    ])
    .executeTakeFirst()
}

/** A link to be kept: its token goes into the mail, and only the hash of it here. */
export type NewLink = {
  token: string
  purpose: LinkPurpose
  area: string
  subjectId: string
  personId: string
  taskId: string | null
  sentTo: string
  expiresAt: Date
}

/** Keeps a link by the hash of its token; returns its id. */
export async function saveLink(tx: Tx, link: NewLink): Promise<string> {
  const id = newId()
  await tx
    .insertInto('tasks_link')
    .values({
      id,
      token_hash: hashToken(link.token),
      purpose: link.purpose,
      area: link.area,
      subject_id: link.subjectId,
      person_id: link.personId,
      task_id: link.taskId,
      sent_to: link.sentTo,
      made_at: link.taskId ? afterNewest(tx, 'tasks_link', 'made_at', { task_id: link.taskId }) : tx.at,
      expires_at: link.expiresAt,
    })
    .execute()
  return id
}

/** The newest link of a task, ended or not, with how long it was made for; undefined when the task has none. */
export function findNewestLink(db: Db | Tx, taskId: string) {
  return db
    .selectFrom('tasks_link')
    .where('task_id', '=', taskId)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .select(['id', 'purpose', 'made_at as madeAt', 'expires_at as expiresAt'])
    .executeTakeFirst()
}

/** Which links to end: of a task, of a person or of a record. `exceptTo` spares what was sent to this address. */
export type WhichLinks =
  { taskId: string; exceptTo?: string } | { personId: string; exceptTo: string } | { area: string; subjectId: string }

/** Ends every such link that has not ended; returns how many there were. */
export async function saveLinkEnds(tx: Tx, which: WhichLinks, why: LinkEnd): Promise<number> {
  let open = tx
    .selectFrom('tasks_link as l')
    .leftJoin('tasks_link_end as e', 'e.link_id', 'l.id')
    .where('e.link_id', 'is', null)
    .select('l.id')
  if ('personId' in which) open = open.where('l.person_id', '=', which.personId)
  else if ('taskId' in which) open = open.where('l.task_id', '=', which.taskId)
  else open = open.where('l.area', '=', which.area).where('l.subject_id', '=', which.subjectId)
  if ('exceptTo' in which && which.exceptTo)
    open = open.where(sql`lower(l.sent_to)`, '<>', which.exceptTo.toLowerCase())
  const rows = (await open.execute()).map(({ id }) => ({ link_id: id, why, at: tx.at, by_id: tx.actor.personId }))
  if (rows.length === 0) return 0
  const ended = await tx
    .insertInto('tasks_link_end')
    .values(rows)
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst()
  return Number(ended.numInsertedOrUpdatedRows)
}
