import { type LocalDate, addTo, showDay } from '../../kernel/dates.ts'
import { type Decision, type Missing, allow, missing, refuse } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { queueMail } from '../../platform/mail.ts'
import { removePassword, shutAccount } from '../access/account.commands.ts'
import { findShut } from '../access/account.store.ts'
import { listRoles } from '../access/role.store.ts'
import { answerConsent } from '../people/consent.commands.ts'
import { emptyPerson, holdPerson } from '../people/person.commands.ts'
import { findPerson } from '../people/person.store.ts'
import { findPolicy } from '../policies/policy.store.ts'
import { endStrayLinks, withdrawTasksOf } from '../tasks/task.commands.ts'
import { decideErasure, listKept } from './erasure.rules.ts'
import type { Hold } from './erasure.slots.ts'
import { type CorrectionInput, type DataRequest, type DecisionInput, showRequest } from './request.schema.ts'
import { findRequest, listRequestsOf, saveDecision, saveNameEnd, saveRequest } from './request.store.ts'

/** Keeps that a person asks for a correction, with what stands and what it should be; due as the policy says. Returns its id. */
export async function askForCorrection(
  tx: Tx,
  personId: string,
  asked: CorrectionInput,
  today: LocalDate,
): Promise<string> {
  const id = await saveRequest(tx, { personId, kind: 'correction', ...asked, dueOn: await dueDay(tx, today) })
  await record(tx, { act: 'privacy.ask', subject: personId, before: asked.stands, after: { id, ...asked } })
  return id
}

/** Keeps that a person asks to have their record emptied; once at a time, refusal `erasure/asked`. Returns its id. */
export async function askForErasure(
  tx: Tx,
  personId: string,
  why: string,
  today: LocalDate,
): Promise<Decision<string>> {
  await holdPerson(tx, personId)
  const open = (await listRequestsOf(tx, personId)).find((one) => one.kind === 'erasure' && one.outcome === null)
  if (open) {
    const message = `You asked for this already. The office decides by ${showDay(open.dueOn)}.`
    return refuse({ code: 'erasure/asked', field: 'sure', message })
  }
  const asked = { kind: 'erasure' as const, about: null, stands: '', should: '', why }
  const id = await saveRequest(tx, { personId, ...asked, dueOn: await dueDay(tx, today) })
  await record(tx, { act: 'privacy.ask', subject: personId, before: null, after: { id, ...asked } })
  return allow(id)
}

async function dueDay(tx: Tx, today: LocalDate): Promise<LocalDate> {
  return addTo(today, { days: await findPolicy(tx, 'privacy.answerDays', today) })
}

/** What areas above must go on naming a person for, in sentences. */
export async function listKeptOf(
  tx: Db | Tx,
  personId: string,
  holds: readonly Hold[],
  today: LocalDate,
): Promise<string[]> {
  const years = await findPolicy(tx, 'privacy.nameYears', today)
  const known = []
  for (const { what, isLasting, findLastDay } of holds)
    known.push({ what, years: isLasting ? null : years, lastDay: await findLastDay(tx, personId) })
  return listKept(known, today)
}

/**
 * Takes away the name that an emptied record had kept, once nothing holds it any more. Does nothing where something still does, or where the
 * account was opened again since.
 */
export async function endNameOnItsDay(
  tx: Tx,
  { requestId, personId }: { requestId: string; personId: string },
  desk: { holds: readonly Hold[]; today: LocalDate },
): Promise<void> {
  await holdPerson(tx, personId)
  if (!(await findShut(tx, personId))) return
  if ((await listKeptOf(tx, personId, desk.holds, desk.today)).length > 0) return
  if (!(await saveNameEnd(tx, requestId))) return
  await emptyPerson(tx, personId, false)
  const why = 'Nothing has to be found by this name any more'
  await record(tx, { act: 'privacy.end-name', subject: personId, before: null, after: { requestId }, why })
}

/**
 * Decides what a person asked, once (refusal `request/decided`), and tells them by mail. An erasure that is accepted is done at once: refuses as
 * `decideErasure` and shutting the account do.
 */
export async function decideDataRequest(
  tx: Tx,
  requestId: string,
  decision: DecisionInput,
  desk: { holds: readonly Hold[]; today: LocalDate },
): Promise<Decision<string> | Missing> {
  const request = await findRequest(tx, requestId)
  if (!request) return missing
  await holdPerson(tx, request.personId)
  const isErasing = request.kind === 'erasure' && decision.outcome === 'accepted'
  const kept = isErasing ? await listKeptOf(tx, request.personId, desk.holds, desk.today) : []
  if (!(await saveDecision(tx, requestId, { ...decision, kept }))) {
    const message = 'This was decided meanwhile. Look at it again.'
    return refuse({ code: 'request/decided', field: 'outcome', message })
  }
  await record(tx, {
    ...{ act: 'privacy.decide', subject: request.personId, why: decision.why },
    before: { id: requestId, stands: request.stands },
    after: { outcome: decision.outcome, should: request.should, kept },
  })
  await tell(tx, request, decision, kept)
  return isErasing ? empty(tx, request, kept.length > 0) : allow(requestId)
}

async function empty(tx: Tx, request: DataRequest, keepsName: boolean): Promise<Decision<string> | Missing> {
  const { personId, name } = request
  const roles = (await listRoles(tx, personId, tx.at)).map(({ role }) => role).filter((role) => role !== 'learner')
  const decision = decideErasure({ name, isOwn: tx.actor.personId === personId, roles })
  if (!decision.ok) return decision
  if (!(await findShut(tx, personId))) {
    const shut = await shutAccount(tx, personId, 'They asked to have their record emptied')
    if (shut === missing || !shut.ok) return shut
  }
  await removePassword(tx, personId)
  await withdrawTasksOf(tx, personId, 'Their record was emptied')
  await answerConsent(tx, personId, 'report credit', false)
  await emptyPerson(tx, personId, keepsName)
  await endStrayLinks(tx, personId)
  return allow(request.id)
}

async function tell(tx: Tx, request: DataRequest, { outcome, why }: DecisionInput, kept: string[]): Promise<void> {
  const person = await findPerson(tx, request.personId)
  if (!person) return
  const stays = kept.length > 0 ? ['What has to stay:', ...kept.map((one) => `- ${one}`), ''] : []
  const body = [
    `Dear ${person.givenName} ${person.familyName},`,
    '',
    `you asked: ${showRequest(request)}.`,
    `The office has ${outcome} it: ${why}`,
    '',
    ...stays,
  ].join('\n')
  const subject = `Your request about your data was ${outcome}`
  await queueMail(tx, { to: person.email, personId: person.id, kind: 'privacy', subject, body })
}
