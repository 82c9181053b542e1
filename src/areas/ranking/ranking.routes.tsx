import { seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, one, statusOf } from '../../http/form.ts'
import { may } from '../../http/permission.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { showInstant } from '../../kernel/dates.ts'
import type { Errors } from '../../ui/errors.ts'
import { setRanking } from './ranking.commands.ts'
import { type CriterionId, criterionIds, usualCriteria, whyInput } from './ranking.schema.ts'
import { findRanking, listRankings } from './ranking.store.ts'
import { RankingPage } from './ranking.view.tsx'

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
      const why = whyInput.safeParse({ why: typed.why })
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
]

async function showRanking(visit: Visit, typed: Typed | null, errors: Errors) {
  const [ranking, versions] = await Promise.all([findRanking(visit.db), listRankings(visit.db)])
  const all = ranking?.criteria ?? usualCriteria()
  const zone = visit.office.settings.timeZone
  const body = (
    <RankingPage
      version={ranking?.version ?? null}
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
