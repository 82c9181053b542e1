import { sql } from 'kysely'
import type { ClausePeriod } from '../../platform/clause-source.ts'
import type { Db } from '../../platform/database.ts'
import { betweenFrom } from './gap.schema.ts'

/** What became of the findings of a channel that were accepted in a period and stand: `reached` a gap, `knowledge` one of knowledge. */
export type ChannelCount = { channel: string; accepted: number; reached: number; knowledge: number }

/** Of each channel, the findings accepted in a period and not dismissed since, and how many of them speak for a gap. */
export async function countReached(db: Db, period: ClausePeriod): Promise<ChannelCount[]> {
  const { rows } = await sql<ChannelCount>`
    select s.channel, count(*) as accepted,
      count(*) filter (where exists (
        select from gaps_finding l where l.finding_id = f.id and l.direction = 'for')) as reached,
      count(*) filter (where exists (
        select from gaps_finding l join gaps_gap g on g.id = l.gap_id
        where l.finding_id = f.id and l.direction = 'for' and g.need_knowledge)) as knowledge
    from evidence_finding f
    join evidence_source s on s.id = f.source_id
    join lateral (
      select d.verdict, d.at from evidence_finding_decision d
      where d.finding_id = f.id order by d.at desc, d.id desc limit 1) d on true
    where d.verdict = 'accepted' and (d.at at time zone ${period.timeZone})::date between ${period.from} and ${period.to}
    group by s.channel`.execute(db)
  return rows
}

/** Gaps between professions or specialties that were open at the end of a day, and how many of them had education planned or held. */
export async function countBetween(
  db: Db,
  { to, timeZone }: Pick<ClausePeriod, 'to' | 'timeZone'>,
): Promise<{ open: number; planned: number }> {
  const { rows } = await sql<{ open: number; planned: number }>`
    select count(*) as open, count(*) filter (where x.state in ('planned', 'addressed')) as planned
    from gaps_standing t
    join lateral (
      select s.state from gaps_step s
      where s.gap_id = t.gap_id and (s.at at time zone ${timeZone})::date <= ${to}
      order by s.at desc, s.id desc limit 1) x on true
    where x.state not in ('closed', 'parked')
      and (t.professions >= ${betweenFrom.professions} or t.specialties >= ${betweenFrom.specialties})`.execute(db)
  return rows[0]!
}
