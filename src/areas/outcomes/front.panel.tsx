import type { FrontPanel } from '../catalog/catalog.slots.ts'
import { pickTold } from './front.rules.ts'
import { WhatChanged } from './front.view.tsx'
import { readOutcomes } from './outcome.rules.ts'
import { listWatched } from './watch.store.ts'

/** On the front page: the gap whose measure became better by most since education. */
export const changePanel: FrontPanel = async (db, today, timeZone) => {
  const told = pickTold(readOutcomes(await listWatched(db, { today, timeZone }, { isTaught: true })))
  return told && <WhatChanged told={told} />
}
