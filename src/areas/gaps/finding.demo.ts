import type { DemoFinding } from './gap.demo.ts'

type Said = Pick<DemoFinding, 'source' | 'issuer' | 'statement' | 'population'> & Partial<DemoFinding>

/** What a committee of a hospital counted and handed over. */
export function handedOver(said: Said): DemoFinding {
  const kind = 'committee hand-over' as const
  return { channel: 'quality committee', kind, needType: 'unperceived', strength: 'moderate', ...said }
}

/** What clinicians answered when they were asked. */
export function surveyed(said: Omit<Said, 'issuer'> & { issuer?: string }): DemoFinding {
  const issuer = 'Office of Continuing Medical Education'
  return { channel: 'survey', kind: 'survey result', issuer, needType: 'perceived', strength: 'limited', ...said }
}

/** What learners wrote after an activity. */
export function evaluated(said: Omit<Said, 'issuer'> & { issuer?: string }): DemoFinding {
  const issuer = 'Office of Continuing Medical Education'
  return {
    channel: 'evaluation',
    kind: 'evaluation result',
    issuer,
    needType: 'perceived',
    strength: 'limited',
    ...said,
  }
}

/** What a journal published. */
export function published(said: Said): DemoFinding {
  return { channel: 'literature', kind: 'article', needType: 'ascribed', strength: 'moderate', ...said }
}

/** What a health department reported of its people. */
export function reported(said: Said): DemoFinding {
  const kind = 'public-health report' as const
  return { channel: 'public health', kind, needType: 'unperceived', strength: 'moderate', ...said }
}

/** What the school's own people published. */
export function publishedHere(said: Said): DemoFinding {
  return { channel: 'publication', kind: 'own publication', needType: 'ascribed', strength: 'moderate', ...said }
}
