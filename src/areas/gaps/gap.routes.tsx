import { capital } from '../../kernel/words.ts'
import type { ComponentChildren } from 'preact'
import { showPage } from '../../http/answer.ts'
import { type Grant, may } from '../../http/permission.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { addTo, dayOf } from '../../kernel/dates.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { joinEvidence } from '../strength/strength.rules.ts'
import { listFindingsOf } from './finding-link.store.ts'
import type { GapPanel } from './gap.slots.ts'
import { type Gap, findGap } from './gap.store.ts'
import { GapPage, type HistoryLine } from './gap.view.tsx'
import { isOpen } from './life.rules.ts'
import { nextAct } from './next-act.rules.ts'
import { isSpeaking, listPieces } from '../strength/piece.rules.ts'
import type { RankRow } from '../ranking/rank.part.tsx'
import { criterionIds, usualWeighting } from '../ranking/ranking.schema.ts'
import { listRankParts } from '../ranking/ranking.store.ts'
import { listValuesOf } from './series.store.ts'
import { findPlace } from './standing.store.ts'
import { type GapEvent, listHistory } from './step.store.ts'

/** The page of a gap. `panels` are the sections that areas above add. */
export function gapRoutes(panels: readonly GapPanel[]): Route[] {
  return [
    {
      method: 'GET',
      path: '/gaps/:gapId',
      may: 'gap.see',
      handle: async (visit) => {
        const gap = await gapOf(visit)
        return gap ? showGap(visit, gap, panels) : missing
      },
    },
  ]
}

async function gapOf(visit: Visit): Promise<Gap | undefined> {
  const gapId = visit.params.gapId!
  return isId(gapId) ? findGap(visit.db, gapId) : undefined
}

async function showGap(visit: Visit, gap: Gap, panels: readonly GapPanel[]) {
  const { db, office } = visit
  const { timeZone } = office.settings
  const today = office.today()
  const [findings, history, parts, values, added] = await Promise.all([
    listFindingsOf(db, gap.id),
    listHistory(db, gap.id),
    listRankParts(db, gap.id),
    listValuesOf(db, [gap.id], addTo(today, { years: -2 })),
    showPanels(visit, gap.id, panels),
  ])
  const place = gap.score === null || !isOpen(gap.state) ? null : await findPlace(db, gap.score)
  const taught = history.filter(({ state }) => state === 'addressed').at(-1)
  const visitor = visitorOf(visit)
  const next = nextAct({
    state: gap.state,
    owner: gap.ownerFamilyName === null ? null : `${gap.ownerGivenName} ${gap.ownerFamilyName}`,
    speaking: findings.filter((finding) => finding.direction === 'for' && isSpeaking(finding)).length,
    isMarked: gap.score !== null,
    hasMeasure: gap.measureId !== null,
    watchMonths: gap.watchMonths,
    addressedOn: taught ? dayOf(taught.at, timeZone) : null,
  })
  const body = (
    <GapPage
      gap={gap}
      place={place && { rank: place.better + 1, of: place.of }}
      next={next}
      findings={findings}
      strength={joinEvidence(listPieces(findings, timeZone), today)}
      ranking={{ version: parts[0]?.version ?? 1, rows: rowsOf(parts) }}
      history={history.map(lineOf)}
      panels={added}
      latest={values.at(-1)?.value ?? null}
      may={{
        decide: may(visitor, 'gap.decide'),
        plan: may(visitor, 'activity.plan'),
        seeEvidence: may(visitor, 'evidence.see'),
      }}
      timeZone={timeZone}
    />
  )
  return showPage({ face: 'office', title: `Gap ${gap.number}: ${gap.title}`, current: '/gaps', body })
}

async function showPanels(visit: Visit, gapId: string, panels: readonly GapPanel[]): Promise<ComponentChildren[]> {
  const { timeZone } = visit.office.settings
  const visitor = visitorOf(visit)
  const rights = { visitor, may: (grant: Grant) => may(visitor, grant) }
  const context = { today: visit.office.today(), stamp: visit.stamp(), timeZone, ...rights }
  return Promise.all(panels.map((panel) => panel(visit.db, gapId, context)))
}

/** The parts of the rank; before the office has a rule, those it would start out with. */
function rowsOf(parts: Awaited<ReturnType<typeof listRankParts>>): RankRow[] {
  return criterionIds.map((key) => {
    const part = parts.find((one) => one.key === key)
    return {
      key,
      weight: part?.weight ?? usualWeighting.weights[key],
      points: part?.points ?? null,
      because: part?.because ?? '',
      by: part?.by ?? '',
    }
  })
}

function lineOf({ state, owner, why, at, by }: GapEvent): HistoryLine {
  return { at, says: state === null ? `Owner: ${owner}` : capital(state), why, by }
}
