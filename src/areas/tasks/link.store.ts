import type { LinkPurpose } from '../../kernel/link.ts'
import type { Db } from '../../platform/database.ts'
import { hashToken } from '../../platform/tokens.ts'

/** A link that is neither used, revoked nor run out, found by the token in its address; undefined otherwise. */
export function findOpenLink(db: Db, token: string, purpose: LinkPurpose, at: Date) {
  return db
    .selectFrom('tasks_link as l')
    .leftJoin('tasks_link_end as e', 'e.link_id', 'l.id')
    .where('l.token_hash', '=', hashToken(token))
    .where('l.purpose', '=', purpose)
    .where('l.expires_at', '>', at)
    .where('e.link_id', 'is', null)
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
