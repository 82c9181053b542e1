import { showPage } from '../../http/answer.ts'
import { may } from '../../http/permission.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { showInstant } from '../../kernel/dates.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { registerRoutes } from '../../lists/routes.ts'
import { listPage } from '../../platform/listing.ts'
import { findings } from './finding.store.ts'
import { listValuesOfSource } from '../measures/measure.store.ts'
import { sourceRegister } from './source.register.tsx'
import { findSource, listSourceHistory } from './source.store.ts'
import { type SourceAct, SourcePage } from './source.view.tsx'
import { listSourceTopics } from './topic.store.ts'

/** The most findings of one source that its page shows. */
const mostFindings = 50

export const sourceRoutes: Route[] = [
  ...registerRoutes(sourceRegister),
  { method: 'GET', path: '/evidence/sources/:sourceId', may: 'evidence.see', handle: showSource },
]

async function showSource(visit: Visit) {
  const sourceId = visit.params.sourceId!
  const source = isId(sourceId) ? await findSource(visit.db, sourceId) : undefined
  if (!source) return missing
  const topics = await listSourceTopics(visit.db, sourceId)
  const history = await listSourceHistory(visit.db, sourceId)
  const body = (
    <SourcePage
      source={source}
      topics={topics.map((topic) => topic.label)}
      values={await listValuesOfSource(visit.db, sourceId)}
      findings={(await listPage(visit.db, findings, { narrow: { sourceId }, order: 'newest' }, mostFindings)).rows}
      history={history.map((act) => actOf(act, visit.office.settings.timeZone))}
      mayRecord={may(visitorOf(visit), 'evidence.record')}
    />
  )
  return showPage({ face: 'office', title: source.title, current: '/evidence', body })
}

const actWords: Record<string, string> = {
  'source.record': 'Recorded',
  'source.correct': 'Corrected',
  'source.retract': 'Marked as retracted',
}

type Act = Awaited<ReturnType<typeof listSourceHistory>>[number]

function actOf(act: Act, timeZone: string): SourceAct {
  const by = act.givenName === null ? `by ${act.key ?? act.via}` : `by ${act.givenName} ${act.familyName}`
  return { when: showInstant(act.at, timeZone), what: actWords[act.act] ?? act.act, by, why: act.why }
}
