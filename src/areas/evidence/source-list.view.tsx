import { capital } from '../../kernel/words.ts'
import { type State, Status } from '../../ui/status.tsx'
import { type Design, type Standing, standingWords } from './source.schema.ts'

/** "Cohort, level 3"; null where a source has no design. */
export function showDesign(source: { design: Design | null; levelStart: number | null }): string | null {
  if (source.design === null) return null
  const design = source.design === 'unknown' ? 'Design not known' : capital(source.design)
  return source.levelStart === null ? design : `${design}, level ${source.levelStart}`
}

const standingStates: Record<Standing, State> = {
  standing: 'done',
  corrected: 'wait',
  'expression of concern': 'late',
  retracted: 'stop',
}

/** How a source stands: a retraction as loud as a state can be. */
export function StandingStatus({ standing }: { standing: Standing }) {
  return <Status is={standingStates[standing]}>{standingWords[standing]}</Status>
}
