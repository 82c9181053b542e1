import { dayOf } from '../../kernel/dates.ts'
import { type Decision, type Missing, allow, missing, refuse } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { announce } from '../../platform/news.ts'
import { showName } from '../people/person.schema.ts'
import { findPerson } from '../people/person.store.ts'
import { countSpeaking, listLinkable, saveLink } from './finding-link.store.ts'
import { saveOwner } from './gap-owner.store.ts'
import { decideChange, decideProposal } from './gap.rules.ts'
import type { GapDraft, GapInput } from './gap.schema.ts'
import { changeGap, findGap, saveGap } from './gap.store.ts'
import { decideGap, decideGapStep, isOpen } from './life.rules.ts'
import type { GapFacts, GapState } from './life.schema.ts'
import { rankAgain } from './score.commands.ts'
import { saveStanding } from './standing.store.ts'
import { listSteps, saveStep } from './step.store.ts'

/**
 * Proposes a gap from accepted findings; it is a candidate under the next number until the office accepts it.
 *
 * @param draft.findingIds findings that speak for it, at least one
 * @returns the gap's id, or refusal `gap/topic`, `gap/no-current-practice`, `gap/no-best-practice`, `gap/no-difference`,
 *   `gap/no-finding`, `gap/finding-not-accepted`, `gap/source-retracted`
 */
export async function proposeGap(tx: Tx, draft: GapDraft): Promise<Decision<string>> {
  const { findingIds, ...gap } = draft
  const named = [...new Set(findingIds)]
  const findings = decideProposal(await listLinkable(tx, named), named.length)
  if (!findings.ok) return findings
  const stated = decideGap({ ...gap, value: null })
  if (!stated.ok) return stated
  const { id, number } = await saveGap(tx, gap)
  for (const findingId of named) await saveLink(tx, id, findingId, 'for')
  await saveStep(tx, id, 'candidate', `Proposed from ${showChannels(findings.value.map(({ channel }) => channel))}`)
  await record(tx, { act: 'gap.propose', subject: id, before: null, after: { number, ...draft } })
  await saveStanding(tx, [id])
  await announce(tx, { kind: 'gap.stepped', subject: id, body: { gapId: id, state: 'candidate' } })
  return allow(id)
}

function showChannels(channels: readonly string[]): string {
  const findings = channels.length === 1 ? '1 finding' : `${channels.length} findings`
  return `${findings}: ${[...new Set(channels)].join(', ')}`
}

/** Changes what is said of a gap. Refusal `gap/closed`, or one of `decideGap`. */
export async function describeGap(tx: Tx, gapId: string, gap: GapInput): Promise<Decision<string> | Missing> {
  const before = await findGap(tx, gapId)
  if (!before) return missing
  const open = decideChange(before.state)
  if (!open.ok) return open
  const stated = decideGap({ ...gap, value: null })
  if (!stated.ok) return stated
  await changeGap(tx, gapId, gap)
  await record(tx, { act: 'gap.describe', subject: gapId, before, after: gap })
  await saveStanding(tx, [gapId])
  return allow(gapId)
}

/**
 * Moves a gap along its life, with the reason.
 *
 * @param told what stands behind it as the caller knows; activities lie above and tell how many there are and how many ran.
 *   What the gap's own history shows counts as well.
 * @returns the new state, `missing`, or a refusal of `decideGapStep`
 */
export async function stepGap(
  tx: Tx,
  gapId: string,
  state: GapState,
  why: string,
  told: Partial<Pick<GapFacts, 'activities' | 'ran'>> = {},
): Promise<Decision<GapState> | Missing> {
  const gap = await findGap(tx, gapId)
  if (!gap) return missing
  const facts = { ...(await readFacts(tx, gapId)), ...told }
  const step = { from: gap.state, to: state, by: await findActor(tx), on: dayOf(tx.at, 'UTC'), why: why.trim() }
  const decision = decideGapStep(step, facts)
  if (!decision.ok) return decision
  await saveStep(tx, gapId, state, why.trim())
  await record(tx, { act: 'gap.step', subject: gapId, before: gap.state, after: state, why: why.trim() })
  await saveStanding(tx, [gapId])
  if (isOpen(gap.state) !== isOpen(state)) await rankAgain(tx)
  await announce(tx, { kind: 'gap.stepped', subject: gapId, body: { gapId, state } })
  return allow(state)
}

async function readFacts(tx: Tx, gapId: string): Promise<GapFacts> {
  const states = (await listSteps(tx, gapId)).map(({ state }) => state)
  return {
    acceptedFindings: await countSpeaking(tx, gapId),
    activities: states.includes('planned') ? 1 : 0,
    ran: states.includes('addressed') ? 1 : 0,
  }
}

/** The name a step carries; null for nobody. */
async function findActor(tx: Tx): Promise<string | null> {
  if (tx.actor.personId === null) return tx.actor.via === 'timed work' ? 'Timed work' : null
  const person = await findPerson(tx, tx.actor.personId)
  return person ? showName(person) : null
}

/**
 * An activity is being planned for this gap: one that is accepted or reopened becomes planned. One that is further along
 * stays where it is; so does one that the office has not accepted.
 *
 * @param why names the activity
 */
export async function markPlanned(tx: Tx, gapId: string, why: string): Promise<Decision<GapState> | Missing> {
  const gap = await findGap(tx, gapId)
  if (!gap) return missing
  if (gap.state !== 'accepted' && gap.state !== 'reopened') return allow(gap.state)
  return stepGap(tx, gapId, 'planned', why, { activities: 1 })
}

/**
 * An activity for this gap is open to learners: one that is planned becomes addressed, taught and not yet closed. In any
 * other state it stays where it is.
 *
 * @param why names the activity
 */
export async function markAddressed(tx: Tx, gapId: string, why: string): Promise<Decision<GapState> | Missing> {
  const gap = await findGap(tx, gapId)
  if (!gap) return missing
  if (gap.state !== 'planned') return allow(gap.state)
  return stepGap(tx, gapId, 'addressed', why, { ran: 1 })
}

/** Names who owns a gap; whoever owned it before stays in the history. Refusal `gap/owner-already`, `gap/nobody`. */
export async function nameOwner(
  tx: Tx,
  gapId: string,
  personId: string,
  why = '',
): Promise<Decision<string> | Missing> {
  const gap = await findGap(tx, gapId)
  if (!gap) return missing
  const person = await findPerson(tx, personId)
  if (!person) return refuse({ code: 'gap/nobody', field: 'personId', message: 'Choose a person from the list' })
  if (gap.ownerId === personId) {
    const message = `${showName(person)} owns this gap already. Choose someone else, or leave it`
    return refuse({ code: 'gap/owner-already', field: 'personId', message })
  }
  await saveOwner(tx, gapId, personId, why.trim())
  await record(tx, {
    act: 'gap.name-owner',
    subject: gapId,
    before: gap.ownerId,
    after: personId,
    why: why.trim() || null,
  })
  await saveStanding(tx, [gapId])
  return allow(personId)
}
