import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Place } from '../../kernel/place.ts'
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

/** Requests, the newest first; decided ones or open ones where it is said. `after` is the instant and id of the last one shown. */
export function listRequests(
  db: Db,
  filter: { isDecided?: boolean; after?: Place },
  limit: number,
): Promise<DataRequest[]> {
  let query = selectRequests(db).orderBy('q.asked_at', 'desc').orderBy('q.id', 'desc').limit(limit)
  if (filter.isDecided !== undefined) query = query.where('d.request_id', filter.isDecided ? 'is not' : 'is', null)
  if (filter.after)
    query = query.where(sql<boolean>`(q.asked_at, q.id) < (${filter.after.at}, ${filter.after.id}::uuid)`)
  return query.execute()
}

/** Emptied records whose name was kept and still stands, while their account is shut; by id, those after `afterId`, so many at most. */
export function listKeptNames(db: Db, afterId: string, limit: number) {
  return db
    .selectFrom('privacy_decision as d')
    .innerJoin('privacy_request as q', 'q.id', 'd.request_id')
    .innerJoin('access_shut as h', 'h.person_id', 'q.person_id')
    .leftJoin('privacy_name_end as e', 'e.request_id', 'q.id')
    .where('q.kind', '=', 'erasure')
    .where('d.outcome', '=', 'accepted')
    .where(sql<boolean>`d.kept <> '{}'`)
    .where('h.reopened_at', 'is', null)
    .where('e.request_id', 'is', null)
    .where('q.id', '>', afterId)
    .orderBy('q.id')
    .limit(limit)
    .select(['q.id as requestId', 'q.person_id as personId'])
    .execute()
}

/** Keeps that the name of an emptied record went; false where it had gone before. */
export async function saveNameEnd(tx: Tx, requestId: string): Promise<boolean> {
  const result = await tx
    .insertInto('privacy_name_end')
    .values({ request_id: requestId, at: tx.at })
    .onConflict((oc) => oc.column('request_id').doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
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
