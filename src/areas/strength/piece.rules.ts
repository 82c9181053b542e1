import { type LocalDate, dayOf } from '../../kernel/dates.ts'
import type { NeedType, Strength } from '../evidence/finding.schema.ts'
import type { Channel, Standing } from '../evidence/source.schema.ts'
import { type Evidence, qualityOf } from './strength.schema.ts'

/** Does a linked finding count today: accepted as of now, from a source that was not retracted? @source office.gap.evidence */
export function isSpeaking(finding: { verdict: 'accepted' | 'dismissed' | null; standing: Standing }): boolean {
  return finding.verdict === 'accepted' && finding.standing !== 'retracted'
}

/** What the strength of evidence needs to know of a finding that is linked for something or against it. */
export type Linked = {
  direction: 'for' | 'against'
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
 * Linked findings as pieces of evidence. A link is a person's word that the finding bears on it, so its relevance is 1;
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
