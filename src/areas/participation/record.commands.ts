import { type Missing, missing } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { announce } from '../../platform/news.ts'
import { findPerson } from '../people/person.store.ts'
import type { Entry } from './record.schema.ts'
import { completeRecord, findRecord, openRecord, saveEntry } from './record.store.ts'

/**
 * Opens the ledger for a person in an activity. Profession and career stage are kept as they are now, because counts
 * and reports speak of who took part then. Doing it again changes nothing.
 *
 * @returns the record's id
 * @source accme.policy.attendance
 */
export async function startParticipation(tx: Tx, activityId: string, personId: string): Promise<string | Missing> {
  const person = await findPerson(tx, personId)
  if (!person) return missing
  const opened = await openRecord(tx, {
    activityId,
    personId,
    profession: person.profession,
    careerStage: person.careerStage,
  })
  if (opened.isNew) {
    await saveEntry(tx, opened.id, { kind: 'started', what: 'Began' })
    await record(tx, { act: 'participation.start', subject: activityId, before: null, after: { personId } })
    await announce(tx, { kind: 'participation.started', subject: activityId, body: { activityId, personId } })
  }
  return opened.id
}

/** Writes what someone did: a module read, a test taken. The record is opened where it was not. */
export async function addEntry(tx: Tx, activityId: string, personId: string, entry: Entry): Promise<string | Missing> {
  const recordId = await startParticipation(tx, activityId, personId)
  if (recordId === missing) return missing
  await saveEntry(tx, recordId, entry)
  await record(tx, {
    act: `participation.${entry.kind}`,
    subject: activityId,
    before: null,
    after: { personId, ...entry },
  })
  return recordId
}

/** Marks that someone has completed an activity, once; those above hear of it. */
export async function completeParticipation(tx: Tx, activityId: string, personId: string): Promise<void> {
  const found = await findRecord(tx, activityId, personId)
  if (!found || !(await completeRecord(tx, found.id))) return
  await saveEntry(tx, found.id, { kind: 'completed', what: 'Completed' })
  await record(tx, { act: 'participation.complete', subject: activityId, before: null, after: { personId } })
  await announce(tx, { kind: 'participation.completed', subject: activityId, body: { activityId, personId } })
}
