import type { Refusal } from '../../kernel/decision.ts'
import type { Gate } from '../../kernel/gate.ts'

/** An approval, or the refusal of one with every gate that is still open; it can be handled as any decision. */
export type ApprovalDecision =
  { ok: true; value: readonly Gate[] } | { ok: false; refusal: Refusal; open: readonly Gate[] }

/** The gates that are not in order, in the order they are shown. @source office.approval.gates */
export function listOpenGates(gates: readonly Gate[]): Gate[] {
  return gates.filter(({ state }) => state !== 'done')
}

/**
 * May this activity be approved? Only when every gate is in order. A refusal speaks with the sentence and rule of the
 * first open gate and names the others.
 *
 * @param gates all gates of the activity, read in the transaction that approves
 * @returns the gates, or refusal `approval/no-gates`, `approval/gate-open` with the rule of that gate
 * @source office.approval.gates
 */
export function decideApproval(gates: readonly Gate[]): ApprovalDecision {
  if (gates.length === 0) {
    const message = 'Nothing has been checked yet. Open the plan and see what must be in order'
    return { ok: false, refusal: { code: 'approval/no-gates', source: 'office.approval.gates', message }, open: [] }
  }
  const open = listOpenGates(gates)
  const [first, ...others] = open
  if (!first) return { ok: true, value: gates }
  const message = `${showGate(first)}${showOthers(others)}`
  return { ok: false, refusal: { code: 'approval/gate-open', source: first.source, message }, open }
}

/** "Everyone in control of content has disclosed: 5 of 6. Nobody may speak before we know their ties." */
function showGate({ title, says, why }: Gate): string {
  return [says ? `${title}: ${says}` : title, why].map((sentence) => sentence.replace(/\.$/, '')).join('. ')
}

function showOthers(others: readonly Gate[]): string {
  if (others.length === 0) return ''
  return `. Open too: ${others.map(({ title }) => title).join('; ')}`
}
