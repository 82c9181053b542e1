import { type LocalDate, showShortDay } from '../../kernel/dates.ts'

/** The six doors through which evidence comes in. @check evidence_source.channel */
export const channels = [
  'survey',
  'quality committee',
  'literature',
  'public health',
  'publication',
  'evaluation',
] as const
export type Channel = (typeof channels)[number]

/** The doors as headings. */
export const channelWords: Record<Channel, string> = {
  survey: 'Survey',
  'quality committee': 'Quality committee',
  literature: 'Literature',
  'public health': 'Public health',
  publication: 'Own publication',
  evaluation: 'Evaluation',
}

/** @check evidence_source.kind */
export const sourceKinds = [
  'article',
  'measure report',
  'committee hand-over',
  'public-health report',
  'survey result',
  'evaluation result',
  'own publication',
] as const
export type SourceKind = (typeof sourceKinds)[number]

/** @check evidence_source.standing */
export const standings = ['standing', 'retracted', 'expression of concern', 'corrected'] as const
export type Standing = (typeof standings)[number]

export const standingWords: Record<Standing, string> = {
  standing: 'Stands',
  retracted: 'Retracted',
  'expression of concern': 'Under concern',
  corrected: 'Corrected',
}

/** @check evidence_source.design */
export const designs = [
  'synthesis',
  'randomized trial',
  'nonrandomized trial',
  'cohort',
  'case-control',
  'case report',
  'guideline',
  'opinion',
  'unknown',
] as const
export type Design = (typeof designs)[number]

/** What an article says beyond its title: as read, and shown as such. */
export type ArticleDetail = {
  kind: 'article'
  authors: string[]
  abstract: { label: string | null; text: string }[]
  publicationTypes: string[]
  keywords: string[]
  doi: string | null
  pmcid: string | null
  isPreprint: boolean
  language: string | null
  /** PMIDs that this record, a notice, takes back. */
  retracts: string[]
}

/** A report of a measure for one period; its numbers are values of the measure. */
export type ReportDetail = {
  kind: 'measure report'
  measure: string
  canonical: string
  periodStart: LocalDate
  periodEnd: LocalDate
}

/** What a person wrote down of a source of another kind: each answer with the words that asked for it, in their order. */
export type TypedDetail = {
  kind: Exclude<SourceKind, 'article' | 'measure report'>
  /** Of how many who were asked so many answered; null where nobody was asked. */
  asked: number | null
  answered: number | null
  facts: { key: string; label: string; text: string }[]
}

export type SourceDetail = ArticleDetail | ReportDetail | TypedDetail

/** A subject of evidence: a MeSH heading with its number, or words of the office's own. */
export type Topic = { label: string; meshUi: string | null; isMajor: boolean }

/**
 * A source to be recorded. `identifierSystem` with `identifier` tell it from every other ("pubmed", "29768149").
 * `issuedOn` is the first day it can have been issued, for a measure report the last day it counts; `issuedText` is
 * what is shown for it: the date as printed, of a measure report its period.
 */
export type SourceDraft = {
  channel: Channel
  kind: SourceKind
  title: string
  issuer: string | null
  issuedOn: LocalDate | null
  issuedText: string | null
  identifierSystem: string
  identifier: string
  link: string | null
  design: Design | null
  levelStart: number | null
  standing: Standing
  detail: SourceDetail
  topics: Topic[]
}

/** What recording did: a new record, a corrected one (with what changed, in words), or nothing because all was known. */
export type Recorded = { sourceId: string; outcome: 'made' | 'changed' | 'same'; changes: string[] }

/** When a source was issued: as printed where that is known ("2019 Nov-Dec"), else the day; empty where nobody says. */
export function showIssued(source: { issuedOn: LocalDate | null; issuedText: string | null }): string {
  return source.issuedText ?? (source.issuedOn === null ? '' : showShortDay(source.issuedOn))
}
