import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { Source } from '../../platform/listing.ts'
import { afterNewest } from '../../platform/succession.ts'
import type { FindingInput, FindingState, Strength } from './finding.schema.ts'
import type { Channel, Standing } from './source.schema.ts'

/** Which findings to list. */
export type FindingFilter = { state?: FindingState; channel?: Channel; sourceId?: string }

/** A finding as lists show it. */
export type FindingLine = {
  id: string
  statement: string
  population: string
  strength: Strength
  recordedAt: Date
  sourceTitle: string
  sourceIssuer: string | null
  sourceIssuedOn: LocalDate | null
  sourceIssuedText: string | null
  channel: Channel
  sourceStanding: Standing
  state: FindingState
  reason: string | null
}

/** Findings, newest first; words are looked for in what they say, of whom, and in title and issuer of their source. */
export const findings: Source<FindingLine, FindingFilter> = {
  table: 'evidence_finding',
  as: 'f',
  joins: sql`join evidence_source s on s.id = f.source_id
    left join lateral (
      select x.verdict, x.reason from evidence_finding_decision x where x.finding_id = f.id
      order by x.at desc, x.id desc limit 1) d on true`,
  select: sql<FindingLine>`f.id, f.statement, f.population, f.strength, f.recorded_at as "recordedAt",
    s.title as "sourceTitle", s.issuer as "sourceIssuer", s.issued_on as "sourceIssuedOn",
    s.issued_text as "sourceIssuedText", s.channel, s.standing as "sourceStanding",
    coalesce(d.verdict, 'open') as state, d.reason`,
  text: sql`concat_ws(' ', f.statement, f.population, s.title, s.issuer)`,
  near: sql`f.statement`,
  orders: {
    newest: { keys: [{ by: sql`f.recorded_at`, type: 'instant' }], down: true },
    statement: { keys: [{ by: sql`lower(f.statement) collate "C"`, type: 'text' }] },
  },
  where: ({ state, channel, sourceId }) => [
    ...(state ? [sql`coalesce(d.verdict, 'open') = ${sql.lit(state)}`] : []),
    ...(channel ? [sql`s.channel = ${sql.lit(channel)}`] : []),
    ...(sourceId ? [sql`f.source_id = ${sourceId}`] : []),
  ],
}

/** Findings with their source and the latest decision; the ground of one finding and of the counts. */
function selectFindings(db: Db | Tx) {
  return db
    .selectFrom('evidence_finding as f')
    .innerJoin('evidence_source as s', 's.id', 'f.source_id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('evidence_finding_decision as x')
          .whereRef('x.finding_id', '=', 'f.id')
          .orderBy('x.at', 'desc')
          .orderBy('x.id', 'desc')
          .limit(1)
          .select(['x.verdict', 'x.reason', 'x.by_id', 'x.at'])
          .as('d'),
      (join) => join.onTrue(),
    )
}

const state = sql<FindingState>`coalesce(d.verdict, 'open')`

const line = [
  'f.id',
  'f.statement',
  'f.population',
  'f.need_type as needType',
  'f.strength',
  'f.caveats',
  'f.comparator',
  'f.recorded_at as recordedAt',
  'f.measure_value_id as measureValueId',
  's.id as sourceId',
  's.title as sourceTitle',
  's.issuer as sourceIssuer',
  's.issued_on as sourceIssuedOn',
  's.issued_text as sourceIssuedText',
  's.channel',
  's.kind as sourceKind',
  's.standing as sourceStanding',
] as const

/** One finding with its source, its state, the latest decision and who recorded it; undefined when there is none. */
export async function findFinding(db: Db | Tx, findingId: string) {
  const row = await selectFindings(db)
    .leftJoin('people_person as r', 'r.id', 'f.recorded_by')
    .leftJoin('measures_value as v', 'v.id', 'f.measure_value_id')
    .where('f.id', '=', findingId)
    .select([
      ...line,
      state.as('state'),
      'd.reason',
      'd.at as decidedAt',
      'f.by_rule as byRule',
      'v.measure_id as measureId',
    ])
    .select([
      's.identifier_system as identifierSystem',
      's.identifier',
      's.link',
      's.design',
      's.level_start as levelStart',
    ])
    .select(['s.run_id as runId', 's.run_line as runLine', 'r.given_name as givenName', 'r.family_name as familyName'])
    .executeTakeFirst()
  return row && { ...row, sourceIssuedOn: row.sourceIssuedOn as LocalDate | null }
}

/** How many findings are open, accepted and dismissed. */
export async function countFindings(db: Db | Tx): Promise<Record<FindingState, number>> {
  const rows = await selectFindings(db)
    .select([state.as('state'), (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy(state)
    .execute()
  const counts = { open: 0, accepted: 0, dismissed: 0 }
  for (const row of rows) counts[row.state] = row.count
  return counts
}

/** Every decision on a finding, newest first, with who took it. */
export function listDecisions(db: Db | Tx, findingId: string) {
  return db
    .selectFrom('evidence_finding_decision as d')
    .innerJoin('people_person as p', 'p.id', 'd.by_id')
    .where('d.finding_id', '=', findingId)
    .orderBy('d.at', 'desc')
    .orderBy('d.id', 'desc')
    .select([
      'd.id',
      'd.verdict',
      'd.reason',
      'd.at',
      'p.given_name as givenName',
      'p.family_name as familyName',
      'p.degree',
    ])
    .execute()
}

/** Writes a finding and returns its id. */
export async function saveFinding(tx: Tx, finding: FindingInput & { byRule: string | null }): Promise<string> {
  const id = newId()
  await tx
    .insertInto('evidence_finding')
    .values({
      id,
      source_id: finding.sourceId,
      statement: finding.statement,
      population: finding.population,
      need_type: finding.needType,
      strength: finding.strength,
      caveats: finding.caveats,
      measure_value_id: finding.measureValueId,
      comparator: finding.comparator,
      by_rule: finding.byRule,
      recorded_by: tx.actor.personId,
      recorded_at: tx.at,
    })
    .execute()
  return id
}

/** Writes a decision, or that one was taken back; earlier ones stay. */
export async function saveDecision(
  tx: Tx,
  decision: { findingId: string; verdict: FindingState; reason: string; byId: string },
): Promise<void> {
  await tx
    .insertInto('evidence_finding_decision')
    .values({
      id: newId(),
      finding_id: decision.findingId,
      verdict: decision.verdict,
      reason: decision.reason,
      by_id: decision.byId,
      at: afterNewest(tx, 'evidence_finding_decision', 'at', { finding_id: decision.findingId }),
    })
    .execute()
}
