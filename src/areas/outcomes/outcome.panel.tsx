import { countKept } from '../evaluation/commitment.rules.ts'
import type { GapPanel } from '../gaps/gap.slots.ts'
import { type GapChain, findChain } from './chain.store.ts'
import { ChainLeaf } from './chain.view.tsx'
import { readGap } from './change.rules.ts'
import { MeasureLeaf } from './series.view.tsx'
import { mayDecide } from './verdict.rules.ts'
import { listVerdicts } from './verdict.store.ts'
import { DecisionLeaf } from './verdict.view.tsx'
import { findWatched } from './watch.store.ts'

/** On the page of a gap: its measure over time, whether it stays open, and the chain that leads to the measure. */
export const outcomePanel: GapPanel = async (db, gapId, { today, stamp, timeZone, visitor, may }) => {
  const [gap, chain, given] = await Promise.all([
    findWatched(db, gapId, { today, timeZone }),
    findChain(db, gapId),
    listVerdicts(db, gapId),
  ])
  const watched = gap ? { gap, change: readGap(gap) } : null
  if (!watched && chain.activities.length === 0) return null
  const rights = { isOfOffice: may('gap.decide'), personId: visitor.id }
  return (
    <>
      {watched ? (
        <>
          <MeasureLeaf {...watched} maySeeSources={may('evidence.see')} />
          <DecisionLeaf
            {...watched}
            stamp={stamp}
            given={given}
            timeZone={timeZone}
            mayDecide={mayDecide(watched.gap, rights)}
          />
        </>
      ) : null}
      <ChainLeaf chain={chain} kept={keptOf(chain)} watched={watched} maySeeActivities={may('activity.see')} />
    </>
  )
}

function keptOf({ commitments }: GapChain) {
  return countKept(commitments)
}
