import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { DataRequest, Outcome, RequestKind, Subject } from './request.schema.ts'

function selectRequests(db: Db | Tx) {
  return db
    .selectFrom('privacy_request as q')
    .innerJoin('people_person as p', 'p.id', 'q.person_id')
    .leftJoin('privacy_decision as d', 'd.request_id', 'q.id')
    .leftJoin('people_person as b', 'b.id', 'd.by_id')
    .select(['q.id', 'q.person_id as personId', 'q.kind', 'q.about', 'q.stands', 'q.should', 'q.why'])
    .select(['q.asked_at as askedAt', 'p.email', 'd.outcome', 'd.why as decidedWhy', 'd.kept', 'd.at as decidedAt'])
    .select([
      sql<LocalDate>`q.due_on`.as('dueOn'),
      sql<string>`p.given_name || ' ' || p.family_name`.as('name'),
      sql<string | null>`b.given_name || ' ' || b.family_name`.as('decidedBy'),
    ])
}

/** What a person asked about their data, the newest first. */
export function listRequestsOf(db: Db | Tx, personId: string): Promise<DataRequest[]> {
  return selectRequests(db).where('q.person_id', '=', personId).orderBy('q.asked_at', 'desc').limit(50).execute()
}

/** Requests nobody decided yet, the soonest due first; so many at most. */
export function listOpenRequests(db: Db | Tx, limit: number): Promise<DataRequest[]> {
  return selectRequests(db)
    .where('d.request_id', 'is', null)
    .orderBy('q.due_on')
    .orderBy('q.asked_at')
    .limit(limit)
    .execute()
}

/** Requests that were decided, the newest decision first; so many at most. */
export function listDecidedRequests(db: Db, limit: number): Promise<DataRequest[]> {
  return selectRequests(db).where('d.request_id', 'is not', null).orderBy('d.at', 'desc').limit(limit).execute()
}

/** One request; undefined where there is none. */
export function findRequest(db: Db | Tx, requestId: string): Promise<DataRequest | undefined> {
  return selectRequests(db).where('q.id', '=', requestId).executeTakeFirst()
}

/** Keeps what a person asks; returns its id. */
export async function saveRequest(
  tx: Tx,
  request: {
    personId: string
    kind: RequestKind
    about: Subject | null
    stands: string
    should: string
    why: string
    dueOn: LocalDate
  },
): Promise<string> {
  const id = newId()
  const { personId, kind, about, stands, should, why, dueOn } = request
  await tx
    .insertInto('privacy_request')
    .values({ id, person_id: personId, kind, about, stands, should, why, asked_at: tx.at, due_on: dueOn })
    .execute()
  return id
}

/** Keeps what was decided; false where it was decided before. */
export async function saveDecision(
  tx: Tx,
  requestId: string,
  decision: { outcome: Outcome; why: string; kept: string[] },
): Promise<boolean> {
  const result = await tx
    .insertInto('privacy_decision')
    .values({ request_id: requestId, ...decision, at: tx.at, by_id: tx.actor.personId })
    .onConflict((oc) => oc.column('request_id').doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}
