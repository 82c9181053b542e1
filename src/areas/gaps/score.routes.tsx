import { seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, one, statusOf } from '../../http/form.ts'
import type { Route, Visit } from '../../http/route.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import type { Errors } from '../../ui/errors.ts'
import { decideMark } from '../ranking/ranking.rules.ts'
import { type Given, criterionIds, usualCriteria } from '../ranking/ranking.schema.ts'
import { findRanking, listScores } from '../ranking/ranking.store.ts'
import { type Gap, findGap } from './gap.store.ts'
import { scoreGap } from './score.commands.ts'
import { ScorePage, type TypedScores } from './score.view.tsx'

type Typed = Record<string, string>

/** The marks of a gap. */
export const scoreRoutes: Route[] = [
  {
    method: 'GET',
    path: '/gaps/:gapId/scores',
    may: 'gap.decide',
    handle: async (visit) => {
      const gap = await gapOf(visit)
      if (!gap) return missing
      const typed: Typed = {}
      for (const { key, points, because } of await listScores(visit.db, gap.id)) {
        typed[key] = String(points)
        typed[`because_${key}`] = because
      }
      return showScores(visit, gap, typed, {})
    },
  },
  {
    method: 'POST',
    path: '/gaps/:gapId/scores',
    may: 'gap.decide',
    handle: async (visit) => {
      const gap = await gapOf(visit)
      if (!gap) return missing
      const typed = Object.fromEntries(
        criterionIds.flatMap((id) => [id, `because_${id}`]).map((name) => [name, one(visit.form, name).trim()]),
      )
      const { given, errors } = readScores(typed)
      if (Object.keys(errors).length > 0) return showScores(visit, gap, typed, errors)
      const decision = await visit.write((tx) => scoreGap(tx, gap.id, given))
      if (decision === missing) return missing
      return decision.ok ? seeOther(`/gaps/${gap.id}#rank`) : showScores(visit, gap, typed, errorsOf(decision.refusal))
    },
  },
]

async function gapOf(visit: Visit): Promise<Gap | undefined> {
  const gapId = visit.params.gapId!
  return isId(gapId) ? findGap(visit.db, gapId) : undefined
}

/** What was marked, all errors at once. A criterion may wait; nothing at all may not. */
function readScores(typed: TypedScores): { given: Given[]; errors: Typed } {
  const touched = criterionIds.filter((id) => typed[id] || typed[`because_${id}`])
  const given = touched.map((id) => ({
    criterionKey: id,
    points: typed[id] ? Number(typed[id]) : NaN,
    because: typed[`because_${id}`] ?? '',
  }))
  const errors: Typed = touched.length === 0 ? { [criterionIds[0]!]: 'Mark at least one criterion' } : {}
  for (const { criterionKey, points, because } of given) {
    const mark = decideMark({ criterion: criterionKey, mark: points, because })
    if (mark.ok) continue
    errors[mark.refusal.code === 'ranking/no-reason' ? `because_${criterionKey}` : criterionKey] = mark.refusal.message
  }
  return { given, errors }
}

async function showScores(visit: Visit, gap: Gap, typed: TypedScores, errors: Errors) {
  const ranking = await findRanking(visit.db)
  const body = (
    <ScorePage
      gap={gap}
      criteria={ranking?.criteria ?? usualCriteria()}
      version={ranking?.version ?? 1}
      stamp={visit.stamp()}
      typed={typed}
      errors={errors}
    />
  )
  return showPage({ face: 'office', title: `Mark gap ${gap.number}`, current: '/gaps', status: statusOf(errors), body })
}
