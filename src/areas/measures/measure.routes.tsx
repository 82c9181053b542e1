import { seeOther, showPage } from '../../http/answer.ts'
import { one, readForm } from '../../http/form.ts'
import { may } from '../../http/permission.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import type { Errors } from '../../ui/errors.ts'
import { setMeasure } from './measure.commands.ts'
import { measureInput } from './measure.schema.ts'
import { findMeasure, listSeries, listSeriesOf } from './measure.store.ts'
import { MeasurePage } from './measure.view.tsx'

export const measureRoutes: Route[] = [
  {
    method: 'GET',
    path: '/evidence/measures/:measureId',
    may: 'evidence.see',
    handle: (visit) => showMeasure(visit, {}),
  },
  { method: 'POST', path: '/evidence/measures/:measureId', may: 'evidence.record', handle: changeMeasure },
]

async function showMeasure(visit: Visit, errors: Errors) {
  const measureId = visit.params.measureId!
  const measure = isId(measureId) ? await findMeasure(visit.db, measureId) : undefined
  if (!measure) return missing
  const all = await listSeriesOf(visit.db, measureId)
  const { reporter, population = '' } = visit.query
  const picked = all.find((one) => one.reporter === reporter && one.population === population) ?? mostOf(all)
  const series = picked ? await listSeries(visit.db, measureId, picked.reporter, picked.population) : []
  const isSent = Object.keys(errors).length > 0
  const sent = (name: string, kept: string) => (isSent ? one(visit.form, name) : kept)
  const body = (
    <MeasurePage
      measure={measure}
      seriesLines={all.slice(0, 200).map((line) => ({
        ...line,
        href: `/evidence/measures/${measureId}?${new URLSearchParams({ reporter: line.reporter, population: line.population }).toString()}`,
        isShown: line === picked,
      }))}
      shown={picked ? { reporter: picked.reporter, population: picked.population, series } : null}
      typed={{
        name: sent('name', measure.name),
        improvement: sent('improvement', measure.isImprovementTold ? measure.improvement : ''),
        kind: sent('kind', measure.kind),
        why: sent('why', ''),
      }}
      stamp={visit.stamp()}
      errors={errors}
      mayRecord={may(visitorOf(visit), 'evidence.record')}
    />
  )
  return showPage({ face: 'office', title: measure.name, current: '/evidence', status: isSent ? 422 : 200, body })
}

type Series = Awaited<ReturnType<typeof listSeriesOf>>[number]

/** The series shown first: the longest, and of equally long ones that of the whole rather than of a group. */
function mostOf(all: Series[]): Series | undefined {
  return [...all].sort((a, b) => b.periods - a.periods || a.population.length - b.population.length)[0]
}

async function changeMeasure(visit: Visit) {
  const measureId = visit.params.measureId!
  if (!isId(measureId)) return missing
  const read = readForm(measureInput, visit.form)
  if (!read.ok) return showMeasure(visit, read.errors)
  const done = await visit.write((tx) => setMeasure(tx, measureId, read.data))
  return done === missing ? missing : seeOther(`/evidence/measures/${measureId}`)
}
