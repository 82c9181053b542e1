import type { State } from '../../ui/status.tsx'
import type { GapState } from './life.schema.ts'

/** The shape of each state of a gap. */
export const stateShapes: Record<GapState, State> = {
  candidate: 'todo',
  accepted: 'todo',
  planned: 'wait',
  addressed: 'live',
  closed: 'done',
  reopened: 'late',
  parked: 'stop',
}
