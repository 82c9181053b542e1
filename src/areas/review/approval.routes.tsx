import { showInstant } from '../../kernel/dates.ts'
import { type Missing, type Refusal, missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { type Answer, seeOther, showPage } from '../../http/answer.ts'
import { one } from '../../http/form.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import type { ActivityGate } from '../activities/activity.slots.ts'
import { findDossier } from '../activities/dossier.store.ts'
import { approveActivity, withdrawApproval } from './approval.commands.ts'
import { listApprovals } from './approval.store.ts'
import { ApprovalPage } from './approval.view.tsx'

type Slots = { gates: readonly ActivityGate[] }

const base = '/office/activities/:activityId/approval'

/** The act of approval and its withdrawal; the gates of all areas are handed in. */
export function approvalRoutes(slots: Slots): Route[] {
  return [
    { method: 'GET', path: base, may: 'activity.approve', handle: (visit) => showApproval(visit, slots, null) },
    {
      method: 'POST',
      path: base,
      may: 'activity.approve',
      handle: async (visit) => {
        const activityId = idOf(visit)
        if (activityId === missing) return missing
        const approving = { conditions: one(visit.form, 'conditions').slice(0, 5000), ...approverOf(visit) }
        const decision = await visit.write((tx) => approveActivity(tx, activityId, slots.gates, approving))
        if (decision === missing) return missing
        if (!decision.ok) return showApproval(visit, slots, decision.refusal)
        return seeOther(`/office/activities/${activityId}`)
      },
    },
    {
      method: 'POST',
      path: `${base}/withdrawal`,
      may: 'activity.approve',
      handle: async (visit) => {
        const activityId = idOf(visit)
        if (activityId === missing) return missing
        const withdrawing = { why: one(visit.form, 'why').slice(0, 2000), ...approverOf(visit) }
        const decision = await visit.write((tx) => withdrawApproval(tx, activityId, withdrawing))
        if (decision === missing) return missing
        if (!decision.ok) return showApproval(visit, slots, decision.refusal)
        return seeOther(`/office/activities/${activityId}/approval`)
      },
    },
  ]
}

function idOf(visit: Visit): string | Missing {
  const { activityId = '' } = visit.params
  return isId(activityId) ? activityId : missing
}

function approverOf(visit: Visit) {
  return { by: visitorOf(visit).name, today: visit.office.today() }
}

async function showApproval(visit: Visit, slots: Slots, refusal: Refusal | null): Promise<Answer> {
  const { db, office, form } = visit
  const activityId = idOf(visit)
  const dossier = activityId === missing ? undefined : await findDossier(db, activityId, office.today())
  if (!dossier?.plan.state) return missing
  const activity = dossier.plan
  const [gates, rows] = await Promise.all([
    Promise.all(slots.gates.map((gate) => gate(dossier))),
    listApprovals(db, activity.id),
  ])
  const zone = office.settings.timeZone
  const isApproved = ['approved', 'published', 'running', 'closed'].includes(activity.state)
  const approvals = rows.map((row, i) => ({
    by: row.by ?? 'the office',
    when: showInstant(row.at, zone),
    conditions: row.conditions,
    gates: row.gates,
    stands: i === 0 && isApproved && row.withdrawnAt === null,
    withdrawn: row.withdrawnAt
      ? { by: row.withdrawnBy ?? 'the office', when: showInstant(row.withdrawnAt, zone), why: row.withdrawnWhy ?? '' }
      : null,
  }))
  const typed = { conditions: one(form, 'conditions'), why: one(form, 'why') }
  const page = { activity, gates: gates.flat(), approvals, typed, refusal, stamp: visit.stamp() }
  const body = <ApprovalPage {...page} />
  return showPage({
    face: 'office',
    title: 'Approval',
    current: '/office/activities',
    status: refusal ? 422 : 200,
    body,
  })
}
