import { showPage } from '../../http/answer.ts'
import { may } from '../../http/permission.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { showInstant } from '../../kernel/dates.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { parsePlace, showPlace } from '../../kernel/place.ts'
import { listFindings } from './finding.store.ts'
import { listValuesOfSource } from '../measures/measure.store.ts'
import { channels, standings } from './source.schema.ts'
import { findSource, listSourceHistory, listSources } from './source.store.ts'
import { SourcesPage } from './source-list.view.tsx'
import { type SourceAct, SourcePage } from './source.view.tsx'
import { countEvidence } from './tally.store.ts'
import { listSourceTopics } from './topic.store.ts'

const pageSources = 30

export const sourceRoutes: Route[] = [
  { method: 'GET', path: '/evidence/sources', may: 'evidence.see', handle: showSources },
  { method: 'GET', path: '/evidence/sources/:sourceId', may: 'evidence.see', handle: showSource },
]

async function showSources(visit: Visit) {
  const { q: words = '', after } = visit.query
  const channel = channels.find((one) => one === visit.query.channel) ?? null
  const standing = standings.find((one) => one === visit.query.standing) ?? null
  const filter = { words, channel: channel ?? undefined, standing: standing ?? undefined }
  const found = await listSources(visit.db, { ...filter, after: parsePlace(after) }, pageSources + 1)
  const sources = found.slice(0, pageSources)
  const kept = new URLSearchParams({
    ...(words && { q: words }),
    ...(channel && { channel }),
    ...(standing && { standing }),
  })
  const last = found.length > pageSources ? sources.at(-1) : undefined
  const body = (
    <SourcesPage
      sources={sources}
      counts={await countEvidence(visit.db)}
      words={words}
      channel={channel}
      standing={standing}
      first={after ? `/evidence/sources?${kept.toString()}` : undefined}
      next={
        last &&
        `/evidence/sources?${new URLSearchParams([...kept, ['after', showPlace({ at: last.recordedAt, id: last.id })]]).toString()}`
      }
      mayRecord={may(visitorOf(visit), 'evidence.record')}
    />
  )
  return showPage({ face: 'office', title: 'Sources of evidence', current: '/evidence', body })
}

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
      findings={await listFindings(visit.db, { sourceId }, 50)}
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
  const by = act.givenName === null ? `by ${act.via}` : `by ${act.givenName} ${act.familyName}`
  return { when: showInstant(act.at, timeZone), what: actWords[act.act] ?? act.act, by, why: act.why }
}
