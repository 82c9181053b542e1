import { seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, one, statusOf } from '../../http/form.ts'
import type { Route, Visit } from '../../http/route.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import type { Errors } from '../../ui/errors.ts'
import { linkFinding, unlinkFinding } from './finding-link.commands.ts'
import { listFindingsOf, listFree } from './finding-link.store.ts'
import { FindingsPage } from './finding-link.view.tsx'
import { directions, stepInput } from './gap.schema.ts'
import { type Gap, findGap } from './gap.store.ts'

const pageSize = 20

export const findingLinkRoutes: Route[] = [
  {
    method: 'GET',
    path: '/gaps/:gapId/findings',
    may: 'gap.decide',
    handle: async (visit) => {
      const gap = await gapOf(visit)
      return gap ? showFindings(visit, gap, { finding: '', direction: 'for', why: '' }, {}) : missing
    },
  },
  {
    method: 'POST',
    path: '/gaps/:gapId/findings',
    may: 'gap.decide',
    handle: async (visit) => {
      const gap = await gapOf(visit)
      if (!gap) return missing
      const typed = { finding: one(visit.form, 'finding'), direction: one(visit.form, 'direction'), why: '' }
      const direction = directions.find((word) => word === typed.direction)
      if (!isId(typed.finding)) return showFindings(visit, gap, typed, { finding: 'Choose a finding' })
      if (!direction)
        return showFindings(visit, gap, typed, { direction: 'Say whether it speaks for the gap or against it' })
      const decision = await visit.write((tx) => linkFinding(tx, gap.id, typed.finding, direction))
      if (decision === missing) return missing
      return decision.ok
        ? seeOther(`/gaps/${gap.id}/findings`)
        : showFindings(visit, gap, typed, errorsOf(decision.refusal))
    },
  },
  {
    method: 'POST',
    path: '/gaps/:gapId/findings/:findingId/removal',
    may: 'gap.decide',
    handle: async (visit) => {
      const gap = await gapOf(visit)
      const findingId = visit.params.findingId!
      if (!gap || !isId(findingId)) return missing
      const read = stepInput.safeParse({ why: one(visit.form, 'why') })
      const typed = { finding: findingId, direction: 'for', why: one(visit.form, 'why') }
      if (!read.success) return showFindings(visit, gap, typed, { why: read.error.issues[0]!.message })
      const decision = await visit.write((tx) => unlinkFinding(tx, gap.id, findingId, read.data.why))
      if (decision === missing) return missing
      return decision.ok
        ? seeOther(`/gaps/${gap.id}/findings`)
        : showFindings(visit, gap, typed, errorsOf(decision.refusal))
    },
  },
]

async function gapOf(visit: Visit): Promise<Gap | undefined> {
  const gapId = visit.params.gapId!
  return isId(gapId) ? findGap(visit.db, gapId) : undefined
}

async function showFindings(
  visit: Visit,
  gap: Gap,
  typed: { finding: string; direction: string; why: string },
  errors: Errors,
) {
  const words = (visit.query.q ?? '').slice(0, 200)
  const [linked, free] = await Promise.all([
    listFindingsOf(visit.db, gap.id),
    listFree(visit.db, { gapId: gap.id, words }, pageSize + 1),
  ])
  const body = (
    <FindingsPage
      gap={gap}
      linked={linked}
      free={free.slice(0, pageSize)}
      hasMore={free.length > pageSize}
      words={words}
      stamp={() => visit.stamp()}
      typed={typed}
      errors={errors}
    />
  )
  const status = statusOf(errors)
  return showPage({ face: 'office', title: `Findings of gap ${gap.number}`, current: '/gaps', status, body })
}
