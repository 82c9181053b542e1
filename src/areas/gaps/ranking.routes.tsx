import { seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, one, statusOf } from '../../http/form.ts'
import { may } from '../../http/permission.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { showInstant } from '../../kernel/dates.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import type { Errors } from '../../ui/errors.ts'
import { type Given, stepInput } from './gap.schema.ts'
import { type Gap, findGap } from './gap.store.ts'
import { scoreGap, setRanking } from './ranking.commands.ts'
import { decideMark } from './ranking.rules.ts'
import { type CriterionId, criteria, criterionIds, usualWeighting } from './ranking.schema.ts'
import { findRanking, listRankings, listScores } from './ranking.store.ts'
import { RankingPage, type RuleCriterion } from './ranking.view.tsx'
import { ScorePage, type TypedScores } from './score.view.tsx'

type Typed = Record<string, string>

export const rankingRoutes: Route[] = [
  {
    method: 'GET',
    path: '/gaps/ranking',
    may: 'gap.see',
    handle: (visit) => showRanking(visit, null, {}),
  },
  {
    method: 'POST',
    path: '/gaps/ranking',
    may: 'gap.decide',
    handle: async (visit) => {
      const typed = Object.fromEntries([...criterionIds, 'why'].map((name) => [name, one(visit.form, name).trim()]))
      const errors: Typed = {}
      for (const id of criterionIds)
        if (!/^\d*\.?\d+$/.test(typed[id]!)) errors[id] = 'Enter a weight from 0 to 1, such as .3'
      const why = stepInput.safeParse({ why: typed.why })
      if (!why.success) errors.why = 'Enter why the weights change: it stays with the version'
      if (!why.success || Object.keys(errors).length > 0) return showRanking(visit, typed, errors)
      const weights = Object.fromEntries(criterionIds.map((id) => [id, Number(typed[id])])) as Record<
        CriterionId,
        number
      >
      const decision = await visit.write((tx) => setRanking(tx, { weights, why: why.data.why }))
      return decision.ok ? seeOther('/gaps/ranking') : showRanking(visit, typed, errorsOf(decision.refusal))
    },
  },
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

async function criteriaOf(visit: Visit): Promise<{ version: number | null; criteria: RuleCriterion[] }> {
  const ranking = await findRanking(visit.db)
  if (ranking) return ranking
  const usual = criterionIds.map((key) => ({
    key,
    label: criteria[key].label,
    weight: usualWeighting.weights[key],
    anchors: [...criteria[key].anchors],
  }))
  return { version: null, criteria: usual }
}

async function showScores(visit: Visit, gap: Gap, typed: TypedScores, errors: Errors) {
  const { version, criteria: all } = await criteriaOf(visit)
  const body = (
    <ScorePage gap={gap} criteria={all} version={version ?? 1} stamp={visit.stamp()} typed={typed} errors={errors} />
  )
  return showPage({ face: 'office', title: `Mark gap ${gap.number}`, current: '/gaps', status: statusOf(errors), body })
}

async function showRanking(visit: Visit, typed: Typed | null, errors: Errors) {
  const [{ version, criteria: all }, versions] = await Promise.all([criteriaOf(visit), listRankings(visit.db)])
  const zone = visit.office.settings.timeZone
  const body = (
    <RankingPage
      version={version}
      criteria={all}
      versions={versions.map((one) => ({
        ...one,
        on: showInstant(one.setAt, zone),
        by: one.givenName ? `${one.givenName} ${one.familyName}` : 'The office, to begin with',
      }))}
      stamp={visit.stamp()}
      typed={typed ?? Object.fromEntries(all.map(({ key, weight }) => [key, String(weight)]))}
      errors={errors}
      mayDecide={may(visitorOf(visit), 'gap.decide')}
    />
  )
  return showPage({ face: 'office', title: 'The rule of ranking', current: '/gaps', status: statusOf(errors), body })
}
