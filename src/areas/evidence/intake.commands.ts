import type { LocalDate } from '../../kernel/dates.ts'
import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/database.ts'
import { decideIntake, doiOf, draftOf, measuredOf } from './intake.rules.ts'
import type { IntakeInput, TypedChannel } from './intake.schema.ts'
import { recordMeasureValue } from '../measures/measure.commands.ts'
import { findShareByName } from '../measures/measure.store.ts'
import { recordSource } from './source.commands.ts'
import { findSourceByDoi } from './source.store.ts'

/** What a person typed of a source: the fields all channels share, and the channel's own answers by key. */
export type Intake = { channel: TypedChannel; typed: IntakeInput; facts: Readonly<Record<string, string>> }

/**
 * Records a source that a person typed, with the number in it as a value of a measure: one that goes by this name, or
 * a new one of the office's own.
 *
 * @returns the source's id, or refusal `intake/…` with its field
 */
export async function recordIntake(tx: Tx, intake: Intake, today: LocalDate): Promise<Decision<string>> {
  const { channel, typed, facts } = intake
  const decision = decideIntake(channel, typed, today)
  if (!decision.ok) return decision
  const doi = doiOf(typed.link)
  const known = doi === null ? undefined : await findSourceByDoi(tx, doi)
  if (known)
    return refuse({
      code: 'intake/known',
      field: 'link',
      message: `This work is kept already, as “${known.title}”: make the finding from it`,
    })
  const source = await recordSource(tx, draftOf(channel, typed, facts, newId()))
  if (!source.ok) return source
  const measured = measuredOf(channel, typed)
  if (!measured) return allow(source.value.sourceId)
  const named = await findShareByName(tx, measured.measure.name)
  const measure = named ? { ...measured.measure, canonical: named.canonical } : measured.measure
  const value = await recordMeasureValue(tx, measure, { ...measured.value, sourceId: source.value.sourceId })
  return value.ok ? allow(source.value.sourceId) : value
}
