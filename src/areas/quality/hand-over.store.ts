import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { Source } from '../../platform/listing.ts'
import type { HandOverInput, HandOverKind, HandOverState, HarmLevel, Verdict } from './hand-over.schema.ts'

/** What was handed over, as lists and pages show it, with what the office decided. */
export type HandOver = {
  id: string
  committeeId: string
  committee: string
  organization: string | null
  meetingId: string | null
  metOn: LocalDate | null
  kind: HandOverKind
  statement: string
  population: string
  periodStart: LocalDate
  periodEnd: LocalDate
  numerator: number | null
  denominator: number | null
  cases: number | null
  harm: HarmLevel | null
  factors: string[]
  handoffs: string[]
  professions: string[]
  specialties: string[]
  isChronic: boolean
  isMedicalSurgical: boolean
  note: string
  handedAt: Date
  handedBy: string | null
  state: HandOverState
  findingId: string | null
  reason: string | null
  decidedAt: Date | null
  decidedBy: string | null
}

/** Which hand-overs to list. */
export type HandOverFilter = { state?: HandOverState; kind?: HandOverKind; committeeId?: string }

const joins = sql`join quality_committee c on c.id = h.committee_id
  left join organizations_organization o on o.id = c.organization_id
  left join quality_meeting m on m.id = h.meeting_id
  left join quality_decision d on d.hand_over_id = h.id
  left join people_person p on p.id = h.handed_by
  left join people_person q on q.id = d.decided_by`

const select = sql<HandOver>`h.id, h.committee_id as "committeeId", c.name as committee, o.name as organization,
  h.meeting_id as "meetingId", m.held_on as "metOn", h.kind, h.statement, h.population, h.period_start as "periodStart",
  h.period_end as "periodEnd", h.numerator, h.denominator, h.cases, h.harm, h.factors, h.handoffs, h.professions,
  h.specialties, h.is_chronic as "isChronic", h.is_medical_surgical as "isMedicalSurgical", h.note,
  h.handed_at as "handedAt", p.given_name || ' ' || p.family_name as "handedBy", coalesce(d.verdict, 'waiting') as state,
  d.finding_id as "findingId", d.reason, d.decided_at as "decidedAt", q.given_name || ' ' || q.family_name as "decidedBy"`

/** Hand-overs, newest first; words are looked for in what they say, of whom, and in the name of the committee. */
export const handOvers: Source<HandOver, HandOverFilter> = {
  table: 'quality_hand_over',
  as: 'h',
  joins,
  select,
  text: sql`h.statement || ' ' || h.population || ' ' || c.name`,
  orders: {
    newest: { keys: [{ by: sql`h.handed_at`, type: 'instant' }], down: true },
    oldest: { keys: [{ by: sql`h.handed_at`, type: 'instant' }] },
  },
  where: ({ state, kind, committeeId }) => [
    ...(state ? [state === 'waiting' ? sql`d.verdict is null` : sql`d.verdict = ${sql.lit(state)}`] : []),
    ...(kind ? [sql`h.kind = ${sql.lit(kind)}`] : []),
    ...(committeeId ? [sql`h.committee_id = ${committeeId}`] : []),
  ],
}

/** What a committee handed over, newest first, up to so many. */
export async function listHandOvers(db: Db | Tx, committeeId: string, limit = 100): Promise<HandOver[]> {
  const { rows } = await sql<HandOver>`select ${select} from quality_hand_over h ${joins}
    where h.committee_id = ${committeeId} order by h.handed_at desc, h.id desc limit ${limit}`.execute(db)
  return rows
}

/** Those that wait for the office, the oldest first, up to so many. */
export async function listWaiting(db: Db, limit: number): Promise<HandOver[]> {
  const { rows } = await sql<HandOver>`select ${select} from quality_hand_over h ${joins}
    where d.verdict is null order by h.handed_at, h.id limit ${limit}`.execute(db)
  return rows
}

/** One hand-over with what became of it; undefined when there is none. */
export async function findHandOver(db: Db | Tx, handOverId: string): Promise<HandOver | undefined> {
  const { rows } = await sql<HandOver>`select ${select} from quality_hand_over h ${joins}
    where h.id = ${handOverId}`.execute(db)
  return rows[0]
}

/** Keeps others from deciding on it until the act ends. */
export async function lockHandOver(tx: Tx, handOverId: string): Promise<void> {
  await tx.selectFrom('quality_hand_over').where('id', '=', handOverId).select('id').forUpdate().execute()
}

/** Findings of sources that the office recorded under a committee’s name, newest first; what came by a hand-over is left out. */
export async function listRecorded(db: Db, committeeName: string, limit: number) {
  const { rows } = await sql<{ findingId: string; statement: string; issuedOn: LocalDate | null; recordedAt: Date }>`
    select f.id as "findingId", f.statement, s.issued_on as "issuedOn", f.recorded_at as "recordedAt"
    from evidence_source s join evidence_finding f on f.source_id = s.id
    where s.channel = 'quality committee' and lower(s.issuer) = lower(${committeeName})
      and not exists (select from quality_decision d where d.finding_id = f.id)
    order by coalesce(s.issued_on, f.recorded_at::date) desc, f.id desc limit ${limit}`.execute(db)
  return rows
}

/** Writes a hand-over and returns its id. */
export async function saveHandOver(tx: Tx, committeeId: string, given: HandOverInput): Promise<string> {
  const id = newId()
  const { kind, statement, population, periodStart, periodEnd, meetingId, note } = given
  await tx
    .insertInto('quality_hand_over')
    .values({
      ...{ id, committee_id: committeeId, meeting_id: meetingId, kind, statement, population, note },
      ...{ period_start: periodStart, period_end: periodEnd, handed_by: tx.actor.personId, handed_at: tx.at },
      ...(given.kind === 'numbers'
        ? { numerator: given.numerator, denominator: given.denominator }
        : {
            ...{ cases: given.cases, harm: given.harm, factors: given.factors, handoffs: given.handoffs },
            ...{ professions: given.professions, specialties: given.specialties },
            ...{ is_chronic: given.isChronic, is_medical_surgical: given.isMedicalSurgical },
          }),
    })
    .execute()
  return id
}

/** Writes what the office decided. */
export async function saveDecision(
  tx: Tx,
  decision: { handOverId: string; verdict: Verdict; findingId: string | null; reason: string },
): Promise<void> {
  const { handOverId, verdict, findingId, reason } = decision
  await tx
    .insertInto('quality_decision')
    .values({
      ...{ hand_over_id: handOverId, verdict, finding_id: findingId, reason },
      ...{ decided_by: tx.actor.personId, decided_at: tx.at },
    })
    .execute()
}
