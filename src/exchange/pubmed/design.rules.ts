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

export type Standing = 'standing' | 'retracted' | 'expression of concern' | 'corrected'

type Term = { ui: string; name: string }
type Comment = { type: string; pmid: string | null }

/** What tells a design: publication types, and for the two observational designs a MeSH heading; the first that fits. */
const table: { design: Design; types?: string[]; headings?: string[] }[] = [
  { design: 'guideline', types: ['D017065', 'D016431'] },
  { design: 'synthesis', types: ['D000078182', 'D017418'] },
  { design: 'randomized trial', types: ['D016449', 'D065007', 'D065008'] },
  { design: 'nonrandomized trial', types: ['D018848'] },
  { design: 'case-control', headings: ['D016022'] },
  { design: 'cohort', types: ['D064888'], headings: ['D015331'] },
  { design: 'case report', types: ['D002363'] },
  { design: 'opinion', types: ['D016454', 'D016421', 'D016420', 'D016422'] },
]

/** Where the appraisal of a question of therapy begins. A guideline is appraised by other means. */
const levels: Record<Design, number | null> = {
  synthesis: 1,
  'randomized trial': 2,
  'nonrandomized trial': 3,
  cohort: 3,
  'case-control': 4,
  'case report': 4,
  guideline: null,
  opinion: 5,
  unknown: null,
}

const retracted = { ui: 'D016441', names: ['Retracted Publication'] }
const notice = { ui: 'D016440', names: ['Retraction of Publication', 'Retraction Notice'] }
const preprint = 'D000076942'
const lowest = 5

/**
 * The design of a study by its publication types, told by their numbers and never by their names. A recommendation
 * goes before the review it rests on, and a case-control study before the wider "observational". A notice of
 * retraction is no study. What the table does not know stays unknown.
 *
 * @source pubmed.publication-type
 */
export function designOf(types: Term[], headings: Term[], comments: Comment[] = []): Design {
  if (isNotice(types, comments)) return 'unknown'
  const has = (terms: Term[], known: string[] | undefined) => terms.some((one) => known?.includes(one.ui))
  return table.find((row) => has(types, row.types) || has(headings, row.headings))?.design ?? 'unknown'
}

/** Is it a preprint? @source pubmed.publication-type */
export function isPreprint(types: Term[]): boolean {
  return types.some((one) => one.ui === preprint)
}

/**
 * The level from which an appraiser starts, 1 to 5; a preprint starts one step lower. Null for what is retracted, for
 * guidelines and for unknown designs.
 *
 * @source methods.evidence-levels
 */
export function startLevel(design: Design, standing: Standing, preprint: boolean): number | null {
  const level = levels[design]
  if (level === null || standing === 'retracted') return null
  return preprint ? Math.min(level + 1, lowest) : level
}

/**
 * How a record stands: retracted by either of PubMed's signals, its publication type or a note that points to the
 * notice; else under an expression of concern; else corrected.
 *
 * @source pubmed.retraction
 */
export function standingOf(types: Term[], comments: Comment[]): Standing {
  const notes = comments.map((one) => one.type)
  const isRetracted = types.some((one) => one.ui === retracted.ui || retracted.names.includes(one.name))
  if (isRetracted || notes.includes('RetractionIn') || notes.includes('RetractedandRepublishedIn')) return 'retracted'
  if (notes.includes('ExpressionOfConcernIn')) return 'expression of concern'
  const corrections = ['ErratumIn', 'CorrectedandRepublishedIn', 'PartialRetractionIn']
  return notes.some((one) => corrections.includes(one)) ? 'corrected' : 'standing'
}

/**
 * The records that this one takes back, by PMID; none when it is no notice of retraction.
 *
 * @source pubmed.retraction
 */
export function listRetracted(types: Term[], comments: Comment[]): string[] {
  if (!isNotice(types, comments)) return []
  return comments.filter((one) => one.type === 'RetractionOf').flatMap((one) => (one.pmid === null ? [] : [one.pmid]))
}

/** A notice bears one of two names, of which PubMed uses the one before and the other since 2025, or points to what it retracts. */
function isNotice(types: Term[], comments: Comment[]): boolean {
  const isNamed = types.some((one) => one.ui === notice.ui || notice.names.includes(one.name))
  return isNamed || comments.some((one) => one.type === 'RetractionOf')
}
