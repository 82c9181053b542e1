import { capital } from '../../kernel/words.ts'
import type { ComponentChildren } from 'preact'
import { showInstant } from '../../kernel/dates.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Facing, Leaf } from '../../ui/leaf.tsx'
import { Next } from '../../ui/next.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Prose } from '../../ui/prose.tsx'
import { Status } from '../../ui/status.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { showMeasured } from '../measures/measure.schema.ts'
import type { EvidenceStrength } from '../strength/strength.schema.ts'
import { EvidenceLeaf } from './evidence.view.tsx'
import type { LinkedFinding } from './finding-link.store.ts'
import { isBetween } from './gap.rules.ts'
import { needWords, showAudience } from './gap.schema.ts'
import type { Gap } from './gap.store.ts'
import type { GapState } from './life.schema.ts'
import { type NextAct, farPoints, isFarTarget } from './next-act.rules.ts'
import { RankLeaf, type RankRow } from '../ranking/rank.part.tsx'
import { stateShapes } from './state.view.tsx'

export type GapPageProps = {
  gap: Gap
  place: { rank: number; of: number } | null
  next: NextAct
  findings: LinkedFinding[]
  strength: EvidenceStrength
  ranking: { version: number; rows: RankRow[] }
  history: HistoryLine[]
  panels: ComponentChildren[]
  latest: number | null
  may: { decide: boolean; plan: boolean; seeEvidence: boolean }
  timeZone: string
}

/** One thing that happened to a gap: a step, or a new owner. */
export type HistoryLine = { at: Date; says: string; why: string; by: string | null }

/** One gap with everything known of it, what comes next, and who is to do it. */
export function GapPage(page: GapPageProps) {
  const { gap, place, next, findings, strength, ranking, panels, may } = page
  return (
    <>
      <Crumbs trail={crumbsOf(gap)} />
      <PageTitle meta={metaOf(gap, place)}>{gap.title}</PageTitle>
      <NextLine gap={gap} next={next} may={may} />
      <Far gap={gap} latest={page.latest} />
      <div>
        <Said gap={gap} may={may} />
        {panels}
        <EvidenceLeaf gapId={gap.id} state={gap.state} findings={findings} strength={strength} may={may} />
        <RankLeaf
          gap={gap}
          rows={ranking.rows}
          version={ranking.version}
          mayDecide={may.decide && gap.state !== 'closed'}
        />
        <History gap={gap} lines={page.history} timeZone={page.timeZone} mayDecide={may.decide} />
      </div>
    </>
  )
}

function crumbsOf(gap: Gap) {
  const trail = [{ label: 'Gaps', href: '/gaps' }]
  return isBetween(gap) ? [...trail, { label: 'Between professions', href: '/gaps?view=between' }] : trail
}

const stateSays: Partial<Record<GapState, string>> = {
  addressed: 'Addressed, still open',
  reopened: 'Reopened, open again',
}

function metaOf(gap: Gap, place: GapPageProps['place']): ComponentChildren[] {
  return [
    `Gap ${gap.number}`,
    ...(place ? [`Rank ${place.rank} of ${place.of.toLocaleString('en-US')}`] : []),
    <Status is={stateShapes[gap.state]}>{stateSays[gap.state] ?? capital(gap.state)}</Status>,
    gap.patients,
    gap.ownerFamilyName === null ? 'No owner' : `Owner: ${gap.ownerGivenName} ${gap.ownerFamilyName}`,
  ]
}

function NextLine({ gap, next, may }: { gap: Gap; next: NextAct; may: GapPageProps['may'] }) {
  const acts: Record<NonNullable<NextAct['act']>, [label: string, path: string, isAllowed: boolean]> = {
    link: ['Link a finding', `/gaps/${gap.id}/findings`, may.decide],
    step: [gap.state === 'candidate' ? 'Accept or park' : 'Decide', decidePath(gap), may.decide],
    owner: ['Name an owner', `/gaps/${gap.id}/owner`, may.decide],
    score: ['Mark it', `/gaps/${gap.id}/scores`, may.decide],
    plan: ['Plan education', planPath(gap.id), may.plan],
    measure: ['Choose a measure', `/gaps/${gap.id}/description#field-series`, may.decide],
  }
  const [label, path, isAllowed] = next.act ? acts[next.act] : ['', '', false]
  return (
    <Next more={next.more} by={next.by} act={isAllowed ? <ButtonLink href={path}>{label}</ButtonLink> : undefined}>
      {next.says}
    </Next>
  )
}

/** A gap that was taught is decided further down this page, beside its measure; any other by its next step. */
function decidePath(gap: Gap): string {
  return gap.state === 'addressed' && gap.measureId !== null ? '#decide' : `/gaps/${gap.id}/steps`
}

function planPath(gapId: string): string {
  return `/office/activities/new?gap=${gapId}`
}

/** Before education is planned: a target that one course is unlikely to reach. */
function Far({ gap, latest }: { gap: Gap; latest: number | null }) {
  const isEarly = gap.state === 'candidate' || gap.state === 'accepted' || gap.state === 'reopened'
  if (!isEarly || gap.measureUnit !== 'proportion' || gap.target === null || latest === null) return null
  if (!isFarTarget(latest, gap.target)) return null
  const points = Math.round(Math.abs(gap.target - latest) * 100)
  return (
    <Notice
      is="warn"
      title={`From ${showMeasured(latest, 'proportion')} to ${showMeasured(gap.target, 'proportion')} are ${points} points.`}
    >
      {`One course rarely moves a measure by more than ${farPoints}. Plan for more than a course, or set a nearer target first.`}
    </Notice>
  )
}

function Said({ gap, may }: { gap: Gap; may: GapPageProps['may'] }) {
  const needs = needWords(gap)
  const change =
    gap.state === 'closed' ? null : (
      <ButtonLink href={`/gaps/${gap.id}/description`} look="quiet" small>
        Change what it says
      </ButtonLink>
    )
  const canPlan = may.plan && ['accepted', 'planned', 'addressed', 'reopened'].includes(gap.state)
  return (
    <Leaf title="The gap" id="gap">
      <div class="flow">
        <Facing
          sides={[
            { title: 'What happens', children: <Prose text={gap.currentPractice} /> },
            {
              title: 'What should',
              children: (
                <>
                  <Prose text={gap.bestPractice} />
                  <p class="meta">{gap.bestPracticeSource}</p>
                </>
              ),
            },
          ]}
        />
        <Facts
          facts={[
            ...(gap.difference ? [['How far apart', gap.difference] as [string, string]] : []),
            ['Why', gap.whyExists],
            ['Need', capital(needs.join(' and '))],
            [isBetween(gap) ? 'Between' : 'Held by', capital(showAudience(gap.audience))],
            ...(gap.isComplex ? [['Patients', 'With complex medical and surgical needs'] as [string, string]] : []),
            ['Measure', showMeasure(gap)],
          ]}
        />
        <p class="row">
          {may.decide ? change : null}{' '}
          {canPlan ? (
            <ButtonLink href={planPath(gap.id)} look="quiet" small>
              Plan education
            </ButtonLink>
          ) : null}
        </p>
      </div>
    </Leaf>
  )
}

/** Which series will close the gap, where it should get to, and for how long it is watched. */
function showMeasure(gap: Gap): string {
  if (gap.measureName === null || gap.measureUnit === null)
    return 'None chosen yet: nothing would show that it is closed'
  const parts = [
    [gap.measureName, gap.measureReporter, gap.measurePopulation].filter(Boolean).join(', '),
    gap.target === null ? 'no target yet' : `target ${showMeasured(gap.target, gap.measureUnit)}`,
    gap.smallestChange === null ? '' : `a change of ${showPoints(gap.smallestChange, gap.measureUnit)} matters`,
    gap.watchMonths === null ? '' : `watched ${gap.watchMonths} months after education`,
  ]
  return parts.filter(Boolean).join('; ')
}

function showPoints(change: number, unit: string): string {
  return unit === 'proportion' ? `${Number((change * 100).toPrecision(12))} points` : String(change)
}

type HistoryProps = { gap: Gap; lines: HistoryLine[]; timeZone: string; mayDecide: boolean }

function History({ gap, lines, timeZone, mayDecide }: HistoryProps) {
  return (
    <Leaf title="History">
      <div class="flow">
        <Entries>
          {lines.map(({ at, says, why, by }) => (
            <Entry when={showInstant(at, timeZone)}>
              <p>
                <b>{says}.</b> {why ? `${endSentence(why)} ` : ''}
                <span class="soft">{by ?? 'Timed work'}</span>
              </p>
            </Entry>
          ))}
        </Entries>
        {mayDecide ? (
          <p class="row">
            <ButtonLink href={`/gaps/${gap.id}/steps`} look="quiet" small>
              {gap.state === 'closed' ? 'Reopen it' : 'Take a step'}
            </ButtonLink>{' '}
            <ButtonLink href={`/gaps/${gap.id}/owner`} look="quiet" small>
              {gap.ownerId === null ? 'Name an owner' : 'Change the owner'}
            </ButtonLink>
          </p>
        ) : null}
      </div>
    </Leaf>
  )
}

function endSentence(words: string): string {
  return /[.?!”"]$/.test(words) ? words : `${words}.`
}
