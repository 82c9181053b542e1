import { type LocalDate, dayOf } from '../../kernel/dates.ts'
import type { NeedType, Strength } from '../evidence/finding.schema.ts'
import type { Channel, Standing } from '../evidence/source.schema.ts'
import { type Evidence, qualityOf } from './evidence-strength.schema.ts'
import { isSpeaking } from './gap.rules.ts'
import type { Direction } from './gap.schema.ts'

/** What the strength of a gap's evidence needs to know of a linked finding. */
export type Linked = {
  direction: Direction
  verdict: 'accepted' | 'dismissed' | null
  standing: Standing
  channel: Channel
  needType: NeedType
  strength: Strength
  sourceId: string
  measureId: string | null
  reporter: string | null
  issuedOn: LocalDate | null
  periodEnd: LocalDate | null
  recordedAt: Date
}

/**
 * Linked findings as pieces of evidence. A link is a person's word that the finding bears on the gap, so its relevance is 1;
 * its quality is its strength. Findings that no longer speak are left out. Values of one measure and reporter are one
 * family, and so is one source.
 *
 * @source office.gap.strength
 */
export function listPieces(findings: readonly Linked[], timeZone: string): Evidence[] {
  return findings.filter(isSpeaking).map((finding) => ({
    channel: finding.channel,
    direction: finding.direction === 'for' ? 1 : -1,
    relevance: 1,
    quality: qualityOf[finding.strength],
    measuredOn: finding.periodEnd ?? finding.issuedOn ?? dayOf(finding.recordedAt, timeZone),
    needType: finding.needType,
    sourceFamily: finding.measureId ? `${finding.measureId} ${finding.reporter}` : finding.sourceId,
  }))
}
