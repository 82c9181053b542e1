import { showPage } from '../../http/answer.ts'
import { may } from '../../http/permission.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { isId } from '../../kernel/ids.ts'
import { listMeasures } from '../measures/measure.store.ts'
import { MeasuresPage } from './measure-list.view.tsx'
import { countEvidence } from './tally.store.ts'

const pageMeasures = 30

export const measureListRoutes: Route[] = [
  { method: 'GET', path: '/evidence/measures', may: 'evidence.see', handle: showMeasures },
]

async function showMeasures(visit: Visit) {
  const { q: words = '', name = '', after = '' } = visit.query
  const place = isId(after) ? { name, id: after } : undefined
  const found = await listMeasures(visit.db, { words, after: place }, pageMeasures + 1)
  const measures = found.slice(0, pageMeasures)
  const last = found.length > pageMeasures ? measures.at(-1) : undefined
  const kept: Record<string, string> = words === '' ? {} : { q: words }
  const toNext = last && new URLSearchParams({ ...kept, name: last.name, after: last.id }).toString()
  const body = (
    <MeasuresPage
      measures={measures}
      counts={await countEvidence(visit.db)}
      words={words}
      first={place ? `/evidence/measures?${new URLSearchParams(kept).toString()}` : undefined}
      next={toNext && `/evidence/measures?${toNext}`}
      mayRecord={may(visitorOf(visit), 'evidence.record')}
    />
  )
  return showPage({ face: 'office', title: 'Measures', current: '/evidence', body })
}
