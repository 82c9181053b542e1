import { type LocalDate, daysBetween } from '../../kernel/dates.ts'
import type { Channel } from '../evidence/source.schema.ts'
import type { Evidence, EvidenceStrength, StrengthPolicy, StrengthWord } from './strength.schema.ts'
import { usualStrengthPolicy } from './strength.schema.ts'

const daysInMonth = 365.25 / 12

/**
 * What one piece of evidence is worth on this day: relevance times quality, halved with every half-life of its channel.
 *
 * @returns 0 to 1; what was measured after `today` counts as of today
 * @source office.gap.strength
 */
export function worthOf(evidence: Evidence, today: LocalDate, policy: StrengthPolicy = usualStrengthPolicy): number {
  const { halfLifeMonths } = policy.channels[evidence.channel]
  const months = Math.max(0, daysBetween(evidence.measuredOn, today)) / daysInMonth
  return evidence.relevance * evidence.quality * 0.5 ** (months / halfLifeMonths)
}

/**
 * Joins the evidence of all channels into one strength and its word. Evidence against is kept apart: it lowers nothing by
 * itself, and where both sides are strong the gap is conflicting.
 *
 * @source office.gap.strength
 * @source methods.perceived-need
 */
export function joinEvidence(
  evidence: readonly Evidence[],
  today: LocalDate,
  policy: StrengthPolicy = usualStrengthPolicy,
): EvidenceStrength {
  const worth = (piece: Evidence) => worthOf(piece, today, policy)
  const support = evidence.filter(({ direction }) => direction === 1)
  const channels = listChannels(support, worth, policy)
  const overall = joinWorths(channels.map(({ channel, strength }) => policy.channels[channel].weight * strength))
  const converging = channels.filter(({ strength }) => strength >= policy.converges).map(({ channel }) => channel)
  const exceeds = (side: 1 | -1) => evidence.some((one) => one.direction === side && worth(one) > policy.converges)
  const felt = (piece: Evidence) => piece.needType === 'perceived'
  const onlyPerceived = support.length > 0 && support.every(felt)
  const seen = support.some((one) => one.needType === 'unperceived' && converging.includes(one.channel))
  return {
    method: 'joined evidence',
    version: '1',
    n: evidence.length,
    overall: support.length === 0 ? null : overall,
    channels,
    converging,
    onlyPerceived,
    conflicting: exceeds(1) && exceeds(-1),
    word: wordFor(overall, converging.length, seen),
  }
}

/**
 * The word for a strength. High needs three channels and something seen that clinicians did not feel; what is only felt
 * is moderate at most.
 *
 * @param seen is there unperceived evidence in a channel that counts?
 * @source methods.perceived-need
 */
export function wordFor(overall: number, converging: number, seen: boolean): StrengthWord {
  if (overall >= 0.8 && converging >= 3 && seen) return 'high'
  return overall >= 0.5 && converging >= 2 ? 'moderate' : 'low'
}

/** The strength of each channel that has evidence, strongest first; one family counts by its best piece. */
function listChannels(
  support: readonly Evidence[],
  worth: (piece: Evidence) => number,
  policy: StrengthPolicy,
): EvidenceStrength['channels'] {
  const byChannel = new Map<Channel, Evidence[]>()
  for (const piece of listBestOfFamilies(support, worth))
    byChannel.set(piece.channel, [...(byChannel.get(piece.channel) ?? []), piece])
  return [...byChannel]
    .map(([channel, pieces]) => ({
      channel,
      strength: Math.min(policy.channelCap, joinWorths(pieces.map(worth))),
      pieces: pieces.length,
    }))
    .toSorted((a, b) => b.strength - a.strength)
}

function listBestOfFamilies(support: readonly Evidence[], worth: (piece: Evidence) => number): Evidence[] {
  const best = new Map<string, Evidence>()
  for (const piece of support) {
    const held = best.get(piece.sourceFamily)
    if (!held || worth(piece) > worth(held)) best.set(piece.sourceFamily, piece)
  }
  return [...best.values()]
}

/** What is left open shrinks with each piece, and never below nothing. */
function joinWorths(worths: readonly number[]): number {
  return 1 - worths.reduce((open, worth) => open * (1 - worth), 1)
}
