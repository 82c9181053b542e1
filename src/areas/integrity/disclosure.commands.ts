import { type LocalDate, addTo } from '../../kernel/dates.ts'
import { type Decision, type Missing, allow, missing, refuse } from '../../kernel/decision.ts'
import { newId } from '../../kernel/ids.ts'
import { record } from '../../platform/audit.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { announce } from '../../platform/news.ts'
import { findPerson } from '../people/person.store.ts'
import { findPolicy } from '../policies/policy.store.ts'
import { settleTask } from '../tasks/task.commands.ts'
import { recordCompany } from '../companies/company.commands.ts'
import { findControl, lockIndependence } from './control.store.ts'
import { decideRelationship, decideSignature, isSameRelationship, prefill, windowStart } from './disclosure.rules.ts'
import type { Discloser, DisclosureAnswer, Draft, RelationshipForm, RelationshipInput } from './disclosure.schema.ts'
import { wording } from './disclosure-text.schema.ts'
import {
  findDisclosure,
  findDraft,
  findReusable,
  listRelationships,
  removeDraft,
  saveDisclosure,
  saveDraft,
  saveRelationship,
} from './disclosure.store.ts'
import { followChange } from './independence.commands.ts'

/** What a person told: their answer and, with `some`, what ties them to whom. */
export type Told = { answer: DisclosureAnswer; relationships: readonly RelationshipInput[] }

/**
 * Signs a disclosure of financial relationships for one activity: the answer with the words that were shown, the months
 * asked about and the day. A later one supersedes; what was decided about a relationship that is only repeated holds.
 *
 * @returns the disclosure's id, a refusal as `decideSignature` gives, or `missing` for who does not control the content
 * @source accme.si.3.1
 */
export async function discloseRelationships(
  tx: Tx,
  who: Discloser,
  told: Told,
  signed: { name: string; today: LocalDate },
): Promise<Decision<string> | Missing> {
  const person = await findPerson(tx, who.personId)
  if (!person || !(await findControl(tx, who.activityId, who.personId))) return missing
  await lockIndependence(tx, who.activityId)
  const relationships = told.answer === 'some' ? told.relationships : []
  const draft = { answer: told.answer, relationships: relationships.map((one) => ({ ...one, id: newId() })) }
  const name = decideSignature(draft, signed.name, person)
  if (!name.ok) return name
  const disclosureId = await writeDisclosure(tx, who, draft, { name: name.value, today: signed.today })
  await removeDraft(tx, who)
  await settleTask(tx, { kind: 'disclose', subjectId: who.activityId, owedBy: who.personId }, 'done')
  await announce(tx, { kind: 'disclosure.signed', subject: who.activityId, body: { ...who, disclosureId } })
  await followChange(tx, who.activityId, 'Somebody told the office anew of financial relationships', signed.today)
  return allow(disclosureId)
}

async function writeDisclosure(
  tx: Tx,
  who: Discloser,
  told: Draft & { answer: DisclosureAnswer },
  signed: { name: string; today: LocalDate },
): Promise<string> {
  const former = await findDisclosure(tx, who)
  const known = former ? await listRelationships(tx, former.id) : []
  const from = windowStart(signed.today)
  const { version, definition, question, hints, whyItIsAsked, signature } = wording
  const shown = { version, definition, question, hints: [...hints], whyItIsAsked, signature, from, to: signed.today }
  const disclosureId = await saveDisclosure(tx, {
    ...who,
    answer: told.answer,
    wording: shown,
    windowStart: from,
    signedName: signed.name,
    signedOn: signed.today,
  })
  for (const { id: _, ...relationship } of told.relationships) {
    const companyId = await recordCompany(tx, relationship.company)
    const same = known.find((one) => isSameRelationship(one, relationship))
    await saveRelationship(tx, { disclosureId, companyId, rootId: same?.rootId ?? null, relationship })
  }
  const after = {
    ...who,
    answer: told.answer,
    relationships: told.relationships,
    version,
    from,
    signedName: signed.name,
  }
  await record(tx, { act: 'disclosure.sign', subject: disclosureId, before: former?.id ?? null, after })
  return disclosureId
}

/** Signs what a person has filled in so far. Refusals as `discloseRelationships` gives. @source accme.si.3.1 */
export async function signDraft(
  tx: Tx,
  who: Discloser,
  signed: { name: string; today: LocalDate },
): Promise<Decision<string> | Missing> {
  const draft = await findDraft(tx, who)
  if (draft?.answer) return discloseRelationships(tx, who, { ...draft, answer: draft.answer }, signed)
  const message = 'Answer the question before you sign'
  return refuse({ code: 'disclosure/no-answer', source: 'accme.si.3.1', message })
}

/**
 * What the form starts with: what is filled in so far, else the newest disclosure that may be used again, of which `from`
 * says the day; null where nothing is filled in from before. Reads only.
 */
export async function findStart(
  db: Db | Tx,
  who: Discloser,
  today: LocalDate,
): Promise<Draft & { from: LocalDate | null }> {
  const draft = await findDraft(db, who)
  if (draft) return { ...draft, from: null }
  const months = await findPolicy(db, 'integrity.validMonths', today)
  const earlier = await findReusable(db, who.personId, addTo(today, { months: -months }))
  if (!earlier || earlier.answer === 'refused') return { ...prefill(undefined, today), from: null }
  const told = await listRelationships(db, earlier.id)
  const relationships = told.map(({ rootId: _rootId, companyId: _companyId, ...one }) => one)
  return { ...prefill({ answer: earlier.answer, relationships }, today), from: earlier.signedOn }
}

/** Keeps the answer to the question; nothing is told before it is signed. */
export async function answerDraft(
  tx: Tx,
  who: Discloser,
  answer: DisclosureAnswer,
  today: LocalDate,
): Promise<Decision<Draft> | Missing> {
  if (!(await findControl(tx, who.activityId, who.personId))) return missing
  const { relationships } = await findStart(tx, who, today)
  const draft = { answer, relationships }
  await keepDraft(tx, who, draft)
  return allow(draft)
}

/** Adds a relationship to what is filled in, or with `id` replaces one. Refusals as `decideRelationship` gives. */
export async function writeDraftRelationship(
  tx: Tx,
  who: Discloser,
  form: RelationshipForm & { id: string | null },
  today: LocalDate,
): Promise<Decision<Draft> | Missing> {
  if (!(await findControl(tx, who.activityId, who.personId))) return missing
  const decision = decideRelationship(form, today)
  if (!decision.ok) return decision
  const { relationships } = await findStart(tx, who, today)
  const { id } = form
  if (id !== null && !relationships.some((one) => one.id === id)) return missing
  const changed =
    id === null
      ? [...relationships, { ...decision.value, id: newId() }]
      : relationships.map((one) => (one.id === id ? { ...decision.value, id } : one))
  const draft = { answer: 'some' as const, relationships: changed }
  await keepDraft(tx, who, draft)
  return allow(draft)
}

/** Takes a relationship out of what is filled in. */
export async function dropDraftRelationship(
  tx: Tx,
  who: Discloser,
  id: string,
  today: LocalDate,
): Promise<Decision<Draft> | Missing> {
  if (!(await findControl(tx, who.activityId, who.personId))) return missing
  const { relationships } = await findStart(tx, who, today)
  if (!relationships.some((one) => one.id === id)) return missing
  const draft = { answer: 'some' as const, relationships: relationships.filter((one) => one.id !== id) }
  await keepDraft(tx, who, draft)
  return allow(draft)
}

async function keepDraft(tx: Tx, who: Discloser, draft: Draft & { answer: DisclosureAnswer }): Promise<void> {
  await saveDraft(tx, who, draft)
  const after = { personId: who.personId, answer: draft.answer, relationships: draft.relationships.length }
  await record(tx, { act: 'disclosure.draft', subject: who.activityId, before: null, after })
}
