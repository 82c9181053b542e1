import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import type { Channel, Standing } from '../evidence/source.schema.ts'
import { isSpeaking } from '../strength/piece.rules.ts'
import { type Direction, betweenFrom } from './gap.schema.ts'
import type { GapState } from './life.schema.ts'

/** A finding as deciding about a link sees it: the latest verdict (null: open) and whether its source still stands. */
export type Linkable = { verdict: 'accepted' | 'dismissed' | null; standing: Standing; channel: Channel }

/**
 * May a gap be proposed from these findings? There must be one at least, and all accepted from sources that stand.
 *
 * @param asked how many findings were named; those that do not exist are not among `findings`
 * @returns the findings, or refusal `gap/no-finding`, `gap/finding-not-accepted`, `gap/source-retracted`
 * @source office.gap.evidence
 */
export function decideProposal<One extends Linkable>(
  findings: readonly One[],
  asked: number,
): Decision<readonly One[]> {
  if (findings.length === 0 || findings.length < asked) {
    const message = 'Choose at least one accepted finding; nothing becomes a gap without a source'
    return refuse({ code: 'gap/no-finding', source: 'office.gap.evidence', field: 'finding', message })
  }
  for (const finding of findings) {
    const link = decideLink(finding)
    if (!link.ok) return link
  }
  return allow(findings)
}

/**
 * May this finding be linked to a gap, for it or against it?
 *
 * @returns the finding, or refusal `gap/finding-not-accepted`, `gap/source-retracted`
 * @source office.gap.evidence
 */
export function decideLink<One extends Linkable>(finding: One): Decision<One> {
  const source = 'office.gap.evidence'
  if (finding.verdict !== 'accepted') {
    const message = 'Accept this finding first; only accepted findings are linked to a gap'
    return refuse({ code: 'gap/finding-not-accepted', source, field: 'finding', message })
  }
  if (finding.standing === 'retracted') {
    const message = 'The source of this finding was retracted; look for another one'
    return refuse({ code: 'gap/source-retracted', source, field: 'finding', message })
  }
  return allow(finding)
}

/**
 * May a finding be taken off a gap? A gap beyond candidate keeps one finding that speaks for it.
 *
 * @param speaking how many findings speak for the gap now
 * @returns the link, or refusal `gap/last-finding`
 * @source office.gap.evidence
 */
export function decideUnlink(
  link: Linkable & { direction: Direction },
  gap: { state: GapState; speaking: number },
): Decision<typeof link> {
  const isLast = link.direction === 'for' && isSpeaking(link) && gap.speaking === 1
  if (!isLast || gap.state === 'candidate' || gap.state === 'parked') return allow(link)
  return refuse({
    code: 'gap/last-finding',
    source: 'office.gap.evidence',
    message: 'This is the last finding that speaks for the gap: link another first, or park the gap',
  })
}

/**
 * May what is said of a gap, or its marks, be changed where it stands? A closed gap is reopened first.
 *
 * @returns the state, or refusal `gap/closed`
 * @source office.gap.life
 */
export function decideChange(state: GapState): Decision<GapState> {
  if (state !== 'closed') return allow(state)
  const message = 'This gap is closed, and what was said of it stays. Reopen it first, with the reason'
  return refuse({ code: 'gap/closed', source: 'office.gap.life', message })
}

/**
 * Does a gap lie between professions or specialties? A candidate for joint education needs no more than that; how much of
 * it each holds is not weighed here.
 *
 * @source office.gap.between
 */
export function isBetween(gap: { professions: number; specialties: number }): boolean {
  return gap.professions >= betweenFrom.professions || gap.specialties >= betweenFrom.specialties
}
