import type { LocalDate } from '../../kernel/dates.ts'
import type { NeedType, Strength } from '../evidence/finding.schema.ts'
import type { Channel } from '../evidence/source.schema.ts'

/**
 * One piece of evidence for or against a gap. `relevance` and `quality` run from 0 to 1. Pieces of one `sourceFamily`
 * (the same registry, survey wave or underlying trial) count once. `direction` is 0 where it speaks for neither side.
 */
export type Evidence = {
  channel: Channel
  direction: 1 | -1 | 0
  relevance: number
  quality: number
  measuredOn: LocalDate
  needType: NeedType
  sourceFamily: string
}

/** What a channel weighs, and in how many months its evidence halves. Our own numbers; the office can change them. */
export type ChannelWeight = { weight: number; halfLifeMonths: number }
export type StrengthPolicy = { channels: Record<Channel, ChannelWeight>; channelCap: number; converges: number }

/** How the office starts out. */
export const usualStrengthPolicy: StrengthPolicy = {
  channels: {
    'quality committee': { weight: 1, halfLifeMonths: 18 },
    literature: { weight: 1, halfLifeMonths: 36 },
    'public health': { weight: 0.9, halfLifeMonths: 3 },
    publication: { weight: 0.8, halfLifeMonths: 36 },
    evaluation: { weight: 0.6, halfLifeMonths: 12 },
    survey: { weight: 0.6, halfLifeMonths: 12 },
  },
  channelCap: 0.9,
  converges: 0.3,
}

/** What a finding's strength in words is worth as quality. Our own numbers. */
export const qualityOf: Record<Strength, number> = { strong: 0.9, moderate: 0.6, limited: 0.3 }

/** The words for the strength of a gap's evidence. */
export const strengthWords = ['low', 'moderate', 'high'] as const
export type StrengthWord = (typeof strengthWords)[number]

/**
 * The joined strength, with its breakdown. `overall` is no probability. `converging` are the channels strong enough to
 * count; `conflicting` means strong evidence on both sides, which a person must write about and nothing averages away.
 */
export type EvidenceStrength = {
  method: string
  version: string
  n: number
  overall: number | null
  channels: { channel: Channel; strength: number; pieces: number }[]
  converging: Channel[]
  onlyPerceived: boolean
  conflicting: boolean
  word: StrengthWord
}
