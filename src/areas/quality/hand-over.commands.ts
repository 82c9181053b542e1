import { type LocalDate, dayOf } from '../../kernel/dates.ts'
import { type Decision, type Missing, allow, missing, refuse } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { announce } from '../../platform/news.ts'
import { decideFinding, recordFinding } from '../evidence/finding.commands.ts'
import { recordSource } from '../evidence/source.commands.ts'
import { recordMeasureValue } from '../measures/measure.commands.ts'
import { findShareByName } from '../measures/measure.store.ts'
import { decideGoingOn } from './committee.rules.ts'
import { findCommittee, lockCommittee } from './committee.store.ts'
import {
  type Handed,
  decideHandOver,
  decideSeries,
  decideVerdict,
  findingOf,
  sourceOf,
  valueOf,
} from './hand-over.rules.ts'
import { type AcceptanceInput, type HandOverInput, handOverInput } from './hand-over.schema.ts'
import { type HandOver, findHandOver, lockHandOver, saveDecision, saveHandOver } from './hand-over.store.ts'
import { listMeetings } from './member.store.ts'
import { saveNote } from './note.store.ts'
import { decideNobodyKnown } from './patient-identifier.rules.ts'

/**
 * Keeps what a committee hands over; it waits for the office. Of a text that may tell who a patient is nothing is kept.
 *
 * @returns its id, `missing`, or refusal `committee/ended` or one of `decideHandOver`
 */
export async function handOver(
  tx: Tx,
  committeeId: string,
  given: HandOverInput,
  today: LocalDate,
): Promise<Decision<string> | Missing> {
  await lockCommittee(tx, committeeId)
  const committee = await findCommittee(tx, committeeId)
  if (!committee) return missing
  const goesOn = decideGoingOn(committee.endedOn)
  if (!goesOn.ok) return goesOn
  const hasMeeting =
    given.meetingId === null || (await listMeetings(tx, committeeId)).some(({ id }) => id === given.meetingId)
  const decision = decideHandOver(given, { today, hasMeeting })
  if (!decision.ok) return decision
  const id = await saveHandOver(tx, committeeId, given)
  await record(tx, { act: 'hand-over.record', subject: id, before: null, after: { committeeId, ...given } })
  await announce(tx, { kind: 'hand-over.made', subject: id, body: { handOverId: id, committeeId } })
  return allow(id)
}

/**
 * Makes a finding of what was handed over, in one act: the source under the committee's name, its numbers as a value of the
 * measure where one is named, the finding that the person signs, and its acceptance.
 *
 * @returns the finding's id, `missing`, or refusal `hand-over/…`, `quality/identifies`, or one of evidence and measures
 */
export async function acceptHandOver(
  tx: Tx,
  handOverId: string,
  accepted: AcceptanceInput,
  timeZone: string,
): Promise<Decision<string> | Missing> {
  await lockHandOver(tx, handOverId)
  const found = await findHandOver(tx, handOverId)
  if (!found) return missing
  const { statement, population, caveats, topics, reason } = accepted
  const decision = decideVerdict('accepted', found.state)
  if (!decision.ok) return decision
  const clean = decideNobodyKnown({ statement, population, caveats, topics, reason })
  if (!clean.ok) return clean
  const series = decideSeries(accepted, found.kind)
  if (!series.ok) return series
  const finding = await makeFinding(tx, handedOf(found, timeZone), accepted, handOverId)
  if (finding === missing || !finding.ok) return finding
  const verdict = await decideFinding(tx, finding.value, 'accepted', reason)
  if (verdict === missing || !verdict.ok) return verdict
  await saveDecision(tx, { handOverId, verdict: 'accepted', findingId: finding.value, reason })
  await tellDecision(tx, found, { state: 'accepted', findingId: finding.value, reason })
  return allow(finding.value)
}

async function makeFinding(
  tx: Tx,
  handed: Handed,
  accepted: AcceptanceInput,
  handOverId: string,
): Promise<Decision<string> | Missing> {
  const source = await recordSource(tx, sourceOf(handed, accepted, handOverId))
  if (!source.ok) return source
  const { sourceId } = source.value
  const known = accepted.measure === '' ? undefined : await findShareByName(tx, accepted.measure)
  const measured = valueOf(handed, accepted, known?.canonical)
  if (!measured) return recordFinding(tx, findingOf(accepted, sourceId, null))
  const value = await recordMeasureValue(tx, measured.measure, { ...measured.value, sourceId })
  if (!value.ok) return value
  if (value.value.outcome !== 'same') return recordFinding(tx, findingOf(accepted, sourceId, value.value.valueId))
  const message = 'These numbers stand in this series already, from another source. Leave the measure empty.'
  return refuse({ code: 'hand-over/known-value', source: 'office.quality.hand-over', field: 'measure', message })
}

function handedOf(found: HandOver, timeZone: string): Handed {
  const given = handOverInput.parse({
    ...found,
    numerator: found.numerator ?? '',
    denominator: found.denominator ?? '',
  })
  const reporter = found.organization ?? found.committee
  return { committee: found.committee, reporter, handedOn: dayOf(found.handedAt, timeZone), given }
}

/**
 * Dismisses what was handed over, with the reason, which the committee reads.
 *
 * @returns its id, `missing`, or refusal `hand-over/decided`, `quality/identifies`
 */
export async function dismissHandOver(tx: Tx, handOverId: string, reason: string): Promise<Decision<string> | Missing> {
  await lockHandOver(tx, handOverId)
  const found = await findHandOver(tx, handOverId)
  if (!found) return missing
  const decision = decideVerdict('dismissed', found.state)
  if (!decision.ok) return decision
  const clean = decideNobodyKnown({ reason })
  if (!clean.ok) return clean
  await saveDecision(tx, { handOverId, verdict: 'dismissed', findingId: null, reason })
  await tellDecision(tx, found, { state: 'dismissed', findingId: null, reason })
  return allow(handOverId)
}

async function tellDecision(
  tx: Tx,
  { id, committeeId, state }: HandOver,
  after: { state: 'accepted' | 'dismissed'; findingId: string | null; reason: string },
): Promise<void> {
  await record(tx, { act: 'hand-over.decide', subject: id, before: { state }, after, why: after.reason })
  const body = { handOverId: id, committeeId, findingId: after.findingId, verdict: after.state, reason: after.reason }
  await announce(tx, { kind: 'hand-over.decided', subject: id, body })
}

/** Keeps what changed for a hand-over, so that the liaisons of its committee are told. */
export async function noteChange(tx: Tx, handOverId: string, says: string): Promise<void> {
  await saveNote(tx, handOverId, says)
}
