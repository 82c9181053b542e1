import { seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, many, one, statusOf } from '../../http/form.ts'
import type { Route, Visit } from '../../http/route.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import type { Errors } from '../../ui/errors.ts'
import { describeGap, proposeGap } from '../gaps/gap.commands.ts'
import { type TypedGap, parseGap, parseSeriesKey, seriesKey, typedOf } from './gap-form.schema.ts'
import { GapFormPage } from './gap-form.view.tsx'
import { type Gap, findGap } from '../gaps/gap.store.ts'
import { listFree } from '../gaps/finding-link.store.ts'
import { PickPage } from './pick.view.tsx'
import { fillFrom } from './proposal.rules.ts'
import { type Series, findSeries } from '../gaps/series.store.ts'
import { type ProposedFrom, listChoosableSeries, listForProposal } from './proposal.store.ts'

const mostSeries = 200
const mostFindings = 50

export const proposalRoutes: Route[] = [
  {
    method: 'GET',
    path: '/gaps/new',
    may: 'gap.decide',
    handle: async (visit) => {
      const findings = await findingsOf(visit, (visit.query.finding ?? '').split(','))
      return findings.length === 0 ? showPick(visit) : showNew(visit, findings, fillFrom(findings), {})
    },
  },
  {
    method: 'POST',
    path: '/gaps/new',
    may: 'gap.decide',
    handle: async (visit) => {
      const typed = typedIn(visit)
      const findings = await findingsOf(visit, many(visit.form, 'finding'))
      const gap = await read(visit, typed)
      if (!gap.ok) return showNew(visit, findings, typed, gap.errors)
      const findingIds = findings.map(({ id }) => id)
      const decision = await visit.write((tx) => proposeGap(tx, { ...gap.data, findingIds }))
      return decision.ok
        ? seeOther(`/gaps/${decision.value}`)
        : showNew(visit, findings, typed, errorsOf(decision.refusal))
    },
  },
  {
    method: 'GET',
    path: '/gaps/:gapId/description',
    may: 'gap.decide',
    handle: async (visit) => {
      const gap = await gapOf(visit)
      return gap ? showChange(visit, gap, typedOf(gap), {}) : missing
    },
  },
  {
    method: 'POST',
    path: '/gaps/:gapId/description',
    may: 'gap.decide',
    handle: async (visit) => {
      const gap = await gapOf(visit)
      if (!gap) return missing
      const typed = typedIn(visit)
      const said = await read(visit, typed)
      if (!said.ok) return showChange(visit, gap, typed, said.errors)
      const decision = await visit.write((tx) => describeGap(tx, gap.id, said.data))
      if (decision === missing) return missing
      return decision.ok ? seeOther(`/gaps/${gap.id}`) : showChange(visit, gap, typed, errorsOf(decision.refusal))
    },
  },
]

async function gapOf(visit: Visit): Promise<Gap | undefined> {
  const gapId = visit.params.gapId!
  return isId(gapId) ? findGap(visit.db, gapId) : undefined
}

/** Accepted findings among those that were named; others are left out, and a gap without any is refused. */
async function findingsOf(visit: Visit, ids: readonly string[]): Promise<ProposedFrom[]> {
  const known = [...new Set(ids)].filter(isId).slice(0, mostFindings)
  if (known.length === 0) return []
  return (await listForProposal(visit.db, known)).filter(({ verdict }) => verdict === 'accepted')
}

/** The form as a gap, once the series that it names is known; its unit says how the target was typed. */
async function read(visit: Visit, typed: TypedGap) {
  const key = parseSeriesKey(typed.series)
  const series = key && isId(key.measureId) ? await findSeries(visit.db, key) : undefined
  const gap = parseGap(typed, series?.unit ?? null)
  if (typed.series === '' || series) return gap
  const message = 'Choose a measure from the list, or none'
  return { ok: false as const, errors: { ...(gap.ok ? {} : gap.errors), series: message } }
}

function typedIn({ form }: Visit): TypedGap {
  const specialties = many(form, 'specialty')
  const audience = many(form, 'profession').map((profession, at) => ({ profession, specialty: specialties[at] ?? '' }))
  return {
    title: one(form, 'title'),
    patients: one(form, 'patients'),
    currentPractice: one(form, 'currentPractice'),
    bestPractice: one(form, 'bestPractice'),
    bestPracticeSource: one(form, 'bestPracticeSource'),
    difference: one(form, 'difference'),
    whyExists: one(form, 'whyExists'),
    needs: many(form, 'needs'),
    isComplex: one(form, 'isComplex') !== '',
    audience: audience.filter(({ profession, specialty }) => profession || specialty),
    series: one(form, 'series'),
    target: one(form, 'target'),
    smallestChange: one(form, 'smallestChange'),
    watchMonths: one(form, 'watchMonths'),
  }
}

async function showPick(visit: Visit) {
  const words = (visit.query.q ?? '').slice(0, 200)
  const found = await listFree(visit.db, { gapId: null, words }, mostFindings + 1)
  const body = <PickPage findings={found.slice(0, mostFindings)} hasMore={found.length > mostFindings} words={words} />
  return showPage({ face: 'office', title: 'New gap', current: '/gaps', body })
}

async function showNew(visit: Visit, findings: ProposedFrom[], typed: TypedGap, errors: Errors) {
  const own = findings.flatMap(({ measureId, measureName, unit, reporter, measurePopulation }): Series[] =>
    measureId === null || measureName === null || unit === null || reporter === null
      ? []
      : [{ measureId, name: measureName, unit, reporter, population: measurePopulation ?? '' }],
  )
  const body = (
    <GapFormPage
      action="/gaps/new"
      title="New gap"
      back="/gaps"
      act="Propose this gap"
      stamp={visit.stamp()}
      typed={typed}
      errors={errors}
      findings={findings}
      series={await seriesBeside(visit, own)}
    />
  )
  return showPage({ face: 'office', title: 'New gap', current: '/gaps', status: statusOf(errors), body })
}

async function showChange(visit: Visit, gap: Gap, typed: TypedGap, errors: Errors) {
  const { measureId, measureName: name, measureUnit: unit, measureReporter: reporter } = gap
  const own: Series[] =
    measureId === null || name === null || unit === null || reporter === null
      ? []
      : [{ measureId, name, unit, reporter, population: gap.measurePopulation }]
  const body = (
    <GapFormPage
      action={`/gaps/${gap.id}/description`}
      title={`What gap ${gap.number} says`}
      back={`/gaps/${gap.id}`}
      act="Keep it"
      stamp={visit.stamp()}
      typed={typed}
      errors={errors}
      findings={null}
      series={await seriesBeside(visit, own)}
    />
  )
  const title = `Change gap ${gap.number}`
  return showPage({ face: 'office', title, current: '/gaps', status: statusOf(errors), body })
}

/** Every series to choose from, each once: those the gap or its findings know, then the others. */
async function seriesBeside(visit: Visit, own: readonly Series[]): Promise<{ own: Series[]; others: Series[] }> {
  const once = new Map(own.map((series) => [seriesKey(series), series]))
  const others = await listChoosableSeries(visit.db, mostSeries)
  return { own: [...once.values()], others: others.filter((series) => !once.has(seriesKey(series))) }
}
