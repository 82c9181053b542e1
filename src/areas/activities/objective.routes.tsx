import { type Decision, type Missing, missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { type Answer, seeOther } from '../../http/answer.ts'
import { one, readForm } from '../../http/form.ts'
import type { Route, Visit } from '../../http/route.ts'
import { objectiveInput } from './activity.schema.ts'
import { findCitation } from './gap-plan.store.ts'
import { addObjective, addReference, dropObjective, dropReference } from './objective.commands.ts'
import { type Found, type PlanSlots, showPlan, withPlan } from './plan.page.tsx'

const here = '/office/activities/:activityId'
const citationAtMost = 600

/** Objectives of a plan, added and taken away on the plan's own page. */
export function objectiveRoutes(slots: PlanSlots): Route[] {
  return [
    {
      method: 'POST',
      path: `${here}/objectives`,
      may: 'activity.plan.own',
      wrongOwner: (office) => `/office/activities/${office.idOf('activity')}/objectives`,
      handle: (visit) =>
        withPlan(visit, async (activity) => {
          const { form } = visit
          const typed = {
            statement: one(form, 'statement'),
            needType: one(form, 'needType'),
            gapId: one(form, 'gapId'),
          }
          const read = readForm(objectiveInput, typed)
          if (!read.ok) return showPlan(visit, activity, slots, { objective: { typed, errors: read.errors } })
          const decision = await visit.write((tx) => addObjective(tx, activity.id, read.data))
          if (decision === missing) return missing
          if (!decision.ok) {
            const { field, message } = decision.refusal
            const refused = field ? { objective: { typed, errors: { [field]: message } } } : { said: message }
            return showPlan(visit, activity, slots, refused)
          }
          return seeOther(`/office/activities/${activity.id}#objectives`)
        }),
    },
    {
      method: 'POST',
      path: `${here}/objectives/:objectiveId/removal`,
      may: 'activity.plan.own',
      wrongOwner: (office) =>
        `/office/activities/${office.idOf('activity')}/objectives/${office.idOf('objective')}/removal`,
      handle: (visit) =>
        withPlan(visit, async (activity) => {
          const objectiveId = visit.params.objectiveId!
          if (!isId(objectiveId)) return missing
          const decision = await visit.write((tx) => dropObjective(tx, activity.id, objectiveId))
          return settle(visit, activity, slots, decision, 'objectives')
        }),
    },
  ]
}

/** References of a plan, cited and taken away on the plan's own page. */
export function referenceRoutes(slots: PlanSlots): Route[] {
  return [
    {
      method: 'POST',
      path: `${here}/references`,
      may: 'activity.plan.own',
      wrongOwner: (office) => `/office/activities/${office.idOf('activity')}/references`,
      handle: (visit) =>
        withPlan(visit, async (activity) => {
          const reference = await readReference(visit)
          if (!reference) return showPlan(visit, activity, slots, { said: 'Choose a source, or write its citation.' })
          if (reference.citation.length > citationAtMost)
            return showPlan(visit, activity, slots, { said: `Keep a citation under ${citationAtMost} letters.` })
          const decision = await visit.write((tx) => addReference(tx, activity.id, reference))
          return settle(visit, activity, slots, decision, 'references')
        }),
    },
    {
      method: 'POST',
      path: `${here}/references/:referenceId/removal`,
      may: 'activity.plan.own',
      wrongOwner: (office) =>
        `/office/activities/${office.idOf('activity')}/references/${office.idOf('reference')}/removal`,
      handle: (visit) =>
        withPlan(visit, async (activity) => {
          const referenceId = visit.params.referenceId!
          if (!isId(referenceId)) return missing
          const decision = await visit.write((tx) => dropReference(tx, activity.id, referenceId))
          return settle(visit, activity, slots, decision, 'references')
        }),
    },
  ]
}

async function readReference(visit: Visit): Promise<{ citation: string; sourceId: string | null } | undefined> {
  const sourceId = one(visit.form, 'sourceId')
  if (isId(sourceId)) {
    const citation = await findCitation(visit.db, sourceId)
    return citation ? { citation, sourceId } : undefined
  }
  const citation = one(visit.form, 'citation').trim()
  return citation.length > 0 ? { citation, sourceId: null } : undefined
}

function settle(
  visit: Visit,
  activity: Found,
  slots: PlanSlots,
  decision: Decision<string> | Missing,
  anchor: string,
): Promise<Answer> | Answer {
  if (decision === missing) return missing
  if (!decision.ok) return showPlan(visit, activity, slots, { said: decision.refusal.message })
  return seeOther(`/office/activities/${activity.id}#${anchor}`)
}
