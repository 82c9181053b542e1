import { seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, one, statusOf } from '../../http/form.ts'
import type { Route, Visit } from '../../http/route.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import type { Errors } from '../../ui/errors.ts'
import { listOwners } from './gap-owner.store.ts'
import { nameOwner, stepGap } from './gap.commands.ts'
import { stepInput } from './gap.schema.ts'
import { type Gap, findGap } from './gap.store.ts'
import { listGapMoves } from './life.rules.ts'
import { type GapState, gapStates } from './life.schema.ts'
import { listSteps } from './step.store.ts'
import { OwnerPage, StepPage } from './step.view.tsx'

export const stepRoutes: Route[] = [
  {
    method: 'GET',
    path: '/gaps/:gapId/steps',
    may: 'gap.decide',
    handle: async (visit) => {
      const gap = await gapOf(visit)
      return gap ? showStep(visit, gap, { state: '', why: '' }, {}) : missing
    },
  },
  {
    method: 'POST',
    path: '/gaps/:gapId/steps',
    may: 'gap.decide',
    handle: async (visit) => {
      const gap = await gapOf(visit)
      if (!gap) return missing
      const typed = { state: one(visit.form, 'state'), why: one(visit.form, 'why') }
      const state = gapStates.find((word) => word === typed.state)
      const why = stepInput.safeParse({ why: typed.why })
      if (!state) return showStep(visit, gap, typed, { state: 'Choose what the gap becomes' })
      if (!why.success) return showStep(visit, gap, typed, { why: why.error.issues[0]!.message })
      const decision = await visit.write((tx) => stepGap(tx, gap.id, state, why.data.why))
      if (decision === missing) return missing
      return decision.ok ? seeOther(`/gaps/${gap.id}`) : showStep(visit, gap, typed, errorsOf(decision.refusal))
    },
  },
  {
    method: 'GET',
    path: '/gaps/:gapId/owner',
    may: 'gap.decide',
    handle: async (visit) => {
      const gap = await gapOf(visit)
      return gap ? showOwner(visit, gap, { personId: gap.ownerId ?? '', why: '' }, {}) : missing
    },
  },
  {
    method: 'POST',
    path: '/gaps/:gapId/owner',
    may: 'gap.decide',
    handle: async (visit) => {
      const gap = await gapOf(visit)
      if (!gap) return missing
      const typed = { personId: one(visit.form, 'personId'), why: one(visit.form, 'why').slice(0, 1000) }
      if (!isId(typed.personId)) return showOwner(visit, gap, typed, { personId: 'Choose who owns this gap' })
      const decision = await visit.write((tx) => nameOwner(tx, gap.id, typed.personId, typed.why))
      if (decision === missing) return missing
      return decision.ok ? seeOther(`/gaps/${gap.id}`) : showOwner(visit, gap, typed, errorsOf(decision.refusal))
    },
  },
]

async function gapOf(visit: Visit): Promise<Gap | undefined> {
  const gapId = visit.params.gapId!
  return isId(gapId) ? findGap(visit.db, gapId) : undefined
}

/** Steps that a person takes here; planning and teaching make the others. */
function movesOf(gap: Gap, steps: readonly { state: GapState }[]): GapState[] {
  const had = steps.map(({ state }) => state)
  return listGapMoves(gap.state).filter((state) => {
    if (state === 'planned' || state === 'addressed') return had.includes(state)
    return true
  })
}

async function showStep(visit: Visit, gap: Gap, typed: { state: string; why: string }, errors: Errors) {
  const moves = movesOf(gap, await listSteps(visit.db, gap.id))
  const body = <StepPage gap={gap} moves={moves} stamp={visit.stamp()} typed={typed} errors={errors} />
  return showPage({ face: 'office', title: `Gap ${gap.number}`, current: '/gaps', status: statusOf(errors), body })
}

async function showOwner(visit: Visit, gap: Gap, typed: { personId: string; why: string }, errors: Errors) {
  const body = (
    <OwnerPage
      gap={gap}
      people={await listOwners(visit.db, visit.office.now())}
      stamp={visit.stamp()}
      typed={typed}
      errors={errors}
    />
  )
  return showPage({
    face: 'office',
    title: `Owner of gap ${gap.number}`,
    current: '/gaps',
    status: statusOf(errors),
    body,
  })
}
