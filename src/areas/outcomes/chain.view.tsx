import type { ComponentChildren } from 'preact'
import { type LocalDate, showShortDay } from '../../kernel/dates.ts'
import { Chain, type Link } from '../../ui/chain.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { isTooFew } from '../../ui/stats.tsx'
import { showPeriod } from '../measures/measure.schema.ts'
import type { Kept } from '../evaluation/commitment.schema.ts'
import type { GapChain } from './chain.store.ts'
import { showFigure, showLevel } from './figure.rules.ts'
import type { Change, WatchedGap } from './outcome.schema.ts'

type ChainProps = {
  chain: GapChain
  kept: Kept
  watched: { gap: WatchedGap; change: Change } | null
  maySeeActivities: boolean
}

/** Objectives that are shown before the rest is only counted. */
const shownObjectives = 4

/** How the gap leads to its measure: what was to be learned, where, and what became of it. */
export function ChainLeaf(props: ChainProps) {
  return (
    <Leaf title="The chain">
      <Chain
        links={[
          objectiveLink(props.chain),
          activityLink(props),
          competenceLink(props.chain),
          commitmentLink(props.kept),
          measureLink(props.watched),
        ]}
      />
    </Leaf>
  )
}

function objectiveLink({ objectives }: GapChain): Link {
  const said = [...new Set(objectives.map(({ statement }) => statement))]
  const more = said.length - shownObjectives
  return {
    kind: said.length === 1 ? 'Objective' : 'Objectives',
    on: said.length > 0,
    says:
      said.length === 0 ? (
        <Nothing>No objective is tied to this gap yet.</Nothing>
      ) : (
        <>
          {said.slice(0, shownObjectives).map((statement, at) => (
            <p>{said.length === 1 ? statement : `${at + 1}. ${statement}`}</p>
          ))}
          {more > 0 ? <p class="soft">{more === 1 ? 'And one more' : `And ${more} more`}</p> : null}
        </>
      ),
  }
}

function activityLink({ chain, maySeeActivities }: ChainProps): Link {
  return {
    kind: 'Activities',
    on: chain.activities.some(({ started }) => started > 0),
    says:
      chain.activities.length === 0 ? (
        <Nothing>No activity is planned for it yet.</Nothing>
      ) : (
        chain.activities.map((activity) => (
          <p>
            {maySeeActivities ? <a href={`/office/activities/${activity.id}`}>{activity.title}</a> : activity.title}
            {`, ${activity.state}, opens ${showShortDay(activity.releasesOn as LocalDate)}: ${activity.started} took part, ${activity.completed} completed it`}
          </p>
        ))
      ),
  }
}

function competenceLink({ tested, passed, rated, ratedHigh }: GapChain): Link {
  return {
    kind: 'Competence',
    on: passed > 0,
    says:
      tested === 0 && rated === 0 ? (
        <Nothing>Nobody has taken a test yet.</Nothing>
      ) : (
        <>
          <p>{share(passed, tested, { says: 'who took the test passed it', few: 'took the test' })}</p>
          {rated > 0 ? (
            <p>{share(ratedHigh, rated, { says: 'say they can do it now, 4 or 5 of 5', few: 'rated themselves' })}</p>
          ) : null}
          <p class="soft">A test shows knowledge, and what people say of themselves is their own word.</p>
        </>
      ),
  }
}

const keptWords = { says: 'followed up were kept; in part counts a half, silence as not kept', few: 'followed up' }

function commitmentLink(kept: Kept): Link {
  const waiting = kept.committed - kept.followedUp
  return {
    kind: 'Commitments',
    on: kept.points > 0,
    says:
      kept.committed === 0 ? (
        <Nothing>Nobody has said yet what they will change.</Nothing>
      ) : (
        <>
          {kept.followedUp > 0 ? <p>{share(kept.points, kept.followedUp, keptWords)}</p> : null}
          {waiting > 0 ? (
            <p>{waiting === 1 ? 'One is asked about later' : `${waiting} are asked about later`}</p>
          ) : null}
        </>
      ),
  }
}

function measureLink(watched: ChainProps['watched']): Link {
  const newest = watched?.change.newest
  if (!watched || !newest) return { kind: 'Measure', says: <Nothing>No figure yet.</Nothing> }
  const { gap, change } = watched
  const target = gap.target === null ? '' : `. Target ${showLevel(gap.target, gap.unit)}`
  const period = showPeriod(newest.periodStart, newest.periodEnd)
  return {
    kind: 'Measure',
    on: change.isReached === true,
    says: (
      <p>
        <a href="#measure">{`${showFigure(newest, gap.unit)}, ${period}`}</a>
        {target}
      </p>
    ),
  }
}

/** "46 of 55 who took the test passed it"; under five, only that it is too few to say. */
function share(n: number, of: number, what: { says: string; few: string }): string {
  return isTooFew(n, of) ? `${of} ${what.few}: too few to say` : `${n.toLocaleString('en-US')} of ${of} ${what.says}`
}

function Nothing({ children }: { children: ComponentChildren }) {
  return <p class="soft">{children}</p>
}
