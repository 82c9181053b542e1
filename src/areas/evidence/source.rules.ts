import type { Design, SourceDraft, Standing } from './source.schema.ts'

/** What is kept of a source, without what belongs to the database. */
type Kept = Pick<
  SourceDraft,
  'title' | 'issuer' | 'issuedOn' | 'issuedText' | 'link' | 'design' | 'levelStart' | 'standing' | 'detail' | 'topics'
>

/**
 * What differs between a source as kept and as it comes now, in the office's words; empty when it is the same.
 * Topics count by label, whatever their order.
 */
export function listChanges(before: Kept, after: Kept): string[] {
  const changes: string[] = []
  if (before.standing !== after.standing) changes.push(showStandingChange(after.standing))
  const facts: [string, (source: Kept) => unknown][] = [
    ['title', (source) => source.title],
    ['issuer', (source) => source.issuer],
    ['day of issue', (source) => [source.issuedOn, source.issuedText]],
    ['link', (source) => source.link],
    ['design', (source) => [source.design, source.levelStart]],
    ['details', (source) => sorted(source.detail)],
    ['topics', (source) => source.topics.map((topic) => `${topic.label} ${topic.isMajor}`.toLowerCase()).sort()],
  ]
  for (const [name, of] of facts)
    if (JSON.stringify(of(before)) !== JSON.stringify(of(after)) && !isImplied(name, before, after)) changes.push(name)
  return changes
}

/**
 * A source as it is to be kept: retracted, where it is known to be, whatever this copy of the record says.
 *
 * @source pubmed.retraction
 */
export function keepRetracted(source: SourceDraft, isRetracted: boolean): SourceDraft {
  return isRetracted ? { ...source, standing: 'retracted', levelStart: null } : source
}

/** A retraction takes the level away; that needs no word of its own. */
function isImplied(name: string, before: Kept, after: Kept): boolean {
  return name === 'design' && before.standing !== after.standing && before.design === after.design
}

function showStandingChange(standing: Standing): string {
  const says: Record<Standing, string> = {
    retracted: 'now retracted',
    'expression of concern': 'now under an expression of concern',
    corrected: 'now corrected by its publisher',
    standing: 'standing again',
  }
  return says[standing]
}

/** The same content in the same order, however the database or a reader ordered the members. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, member]) => [key, sorted(member)]))
}

/**
 * Why a source starts at its level, in one sentence. The level is a start: an appraiser moves it, with a reason.
 *
 * @source methods.evidence-levels
 */
export function showLevelReason(source: {
  design: Design | null
  levelStart: number | null
  standing: Standing
  isPreprint: boolean
}): string {
  if (source.standing === 'retracted') return 'A retracted work has no level: nothing may be built on it.'
  if (source.design === 'guideline') return 'A guideline has no level of its own: it is appraised by how it was made.'
  if (source.design === null || source.design === 'unknown' || source.levelStart === null)
    return 'Its publication types do not tell the design, and an unknown design stays unknown.'
  const lower = source.isPreprint ? ', one step lower because it is a preprint' : ''
  return `${designReasons[source.design]}${lower}.`
}

const designReasons: Record<Exclude<Design, 'guideline' | 'unknown'>, string> = {
  synthesis: 'A systematic review or meta-analysis starts at 1',
  'randomized trial': 'A randomized trial starts at 2',
  'nonrandomized trial': 'A controlled trial without randomization starts at 3',
  cohort: 'A cohort or other observational study starts at 3',
  'case-control': 'A case-control study starts at 4',
  'case report': 'Case reports start at 4',
  opinion: 'A review without a method, an editorial, a comment or a letter starts at 5',
}
