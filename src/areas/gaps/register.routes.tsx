import { showPage } from '../../http/answer.ts'
import type { Route, Visit } from '../../http/route.ts'
import { missing } from '../../kernel/decision.ts'
import { parseAsk, showAsk, turnTo } from '../../lists/address.ts'
import { shapeOf } from '../../lists/register.ts'
import { registerRoutes } from '../../lists/routes.ts'
import { listPage } from '../../platform/listing.ts'
import { findProvider } from '../organizations/organization.store.ts'
import { gapRegister, withValues } from './gap.register.tsx'
import { gaps } from './gap.store.ts'
import { PrintPage } from './print.view.tsx'
import { findRanking, listScoresOf } from '../ranking/ranking.store.ts'

/** A committee reads no more than this. */
const printSize = 200

export const registerRoutesOfGaps: Route[] = [
  ...registerRoutes(gapRegister),
  { method: 'GET', path: '/gaps/print', may: 'gap.see', handle: printRegister },
]

async function printRegister(visit: Visit) {
  const shape = shapeOf(gapRegister)
  const { ask } = parseAsk(shape, visit.query)
  const narrow = await gapRegister.narrow(visit, ask.filters)
  if (narrow === missing) return missing
  const [found, ranking, provider] = await Promise.all([
    listPage(visit.db, gaps, { ...turnTo(ask, {}), narrow }, printSize),
    findRanking(visit.db),
    findProvider(visit.db),
  ])
  const ids = found.rows.map(({ id }) => id)
  const [scores, rows] = [await listScoresOf(visit.db, ids), await withValues(visit, found.rows)]
  const body = (
    <PrintPage
      gaps={rows}
      latest={new Map(rows.flatMap(({ id, values }) => (values.length > 0 ? [[id, values.at(-1)!] as const] : [])))}
      scores={scores}
      shown={found.count}
      ranking={ranking}
      school={provider?.name ?? null}
      today={visit.office.today()}
      back={`/gaps${showAsk(shape, turnTo(ask, {}))}`}
    />
  )
  return showPage({ face: 'office', title: 'Ranked gaps, for the committee', current: '/gaps', body })
}
