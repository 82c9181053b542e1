import type { LocalDate } from '../../kernel/dates.ts'
import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import { findKind, refuseKind, rootKind } from '../kind.ts'
import { type Limits, webLimits } from '../limit.ts'
import type { FileReading, FileRow, FileStream } from '../row.ts'
import { type Chunks, openXml } from '../xml-stream.ts'
import { type XmlPart, readXml } from '../xml.ts'
import { type ArticleWire, type DeletedWire, parseArticle, parseBookArticle, parseDeleted } from './article.wire.ts'
import type { AuthorWire } from './author.wire.ts'
import { publishedOn, showPublished } from './date.map.ts'
import {
  type Design,
  type Standing,
  designOf,
  isPreprint,
  listRetracted,
  standingOf,
  startLevel,
} from './design.rules.ts'

/** An article or book chapter as a source of evidence. */
export type ArticleSource = {
  pmid: string
  /** Lower case, without the address before it. */
  doi: string | null
  pmcid: string | null
  title: string
  /** The journal's short name; of a book chapter, the book. */
  journal: string | null
  /** The first day it can have been published; `publishedText` says how much of it is known. */
  publishedOn: LocalDate | null
  /** As printed, "2019 Nov-Dec". */
  publishedText: string
  /** "Okafor AN", or the name of a group. */
  authors: string[]
  abstract: { label: string | null; text: string }[]
  publicationTypes: { ui: string; name: string }[]
  mesh: { ui: string; name: string; major: boolean }[]
  keywords: string[]
  design: Design
  /** Where an appraiser starts on the OCEBM levels, 1 to 5; null where no level is given. */
  levelStart: number | null
  standing: Standing
  /** The PMIDs that this record retracts; empty unless it is a notice of retraction. */
  retracts: string[]
  preprint: boolean
  language: string | null
}

type Row = FileRow<ArticleSource>

const reads = 'PubMed records in XML'
const source = 'pubmed.record'
const sets = ['PubmedArticleSet', 'PubmedBookArticleSet']
const singles = ['PubmedArticle', 'PubmedBookArticle']

/**
 * Reads a file of PubMed records (EFetch, or "PubMed XML"). Chapters of books are read too; records that PubMed took
 * back are refused rows, so that someone looks at what stands on them.
 *
 * @param limits the largest file in bytes; 50 MB where nothing else is told
 * @returns a row for each record, or a refusal `file/…`, `xml/…`, `pubmed/empty-set`
 * @source pubmed.record
 */
export function readPubmed(bytes: Uint8Array, limits: Limits = webLimits): FileReading<ArticleSource> {
  const kind = findKind(bytes)
  if (bytes.length > 0 && kind.family !== 'xml') return refuseKind(kind, reads)
  const file = readXml(bytes, limits, (root) => ({ root: root.name, records: listRecords(root) }))
  if (!file.ok) return file
  const { root, records } = file.value
  if (records === null) return refuseKind(rootKind(root), reads)
  const recognized = recognizeSet(records.length)
  if (!recognized.ok) return recognized
  const best = new Map<string, Kept>()
  for (const [at, record] of records.entries()) keepBest(best, record, at)
  return allow({ recognized: recognized.value, rows: records.map((record, at) => rowOf(record, at, best)) })
}

/**
 * The same for a file that is read piece by piece, twice: first all of it is looked over, so that a file which is broken
 * anywhere is refused as a whole; then its rows are read one by one. What is held is one record at a time, and of each
 * record its number and place, some 100 bytes.
 *
 * @returns undefined where the file can only be read whole: it is not UTF-8, or no set of records
 * @source pubmed.record
 */
export async function streamPubmed(chunks: Chunks): Promise<FileStream<ArticleSource> | undefined> {
  const opened = await openXml(chunks)
  if (opened === undefined || (opened.ok && singles.includes(opened.value.root))) return undefined
  if (!opened.ok) return opened
  const { root, read } = opened.value
  if (!sets.includes(root)) return refuseKind(rootKind(root), reads)
  const records = () => read((set) => set.parts().flatMap(parseRecord))
  const best = new Map<string, Kept>()
  let total = 0
  for await (const found of records()) {
    if (!found.ok) return found
    for (const record of found.value) keepBest(best, record, total++)
  }
  const recognized = recognizeSet(total)
  return recognized.ok
    ? allow({ recognized: recognized.value, total, rows: () => rowsOf(records(), best) })
    : recognized
}

async function* rowsOf(records: AsyncIterable<Decision<Wire[]>>, best: Best): AsyncGenerator<Row> {
  let at = 0
  for await (const found of records) {
    if (!found.ok) throw new Error(`The file changed while it was read: ${found.refusal.message}`)
    for (const record of found.value) yield rowOf(record, at++, best)
  }
}

function recognizeSet(count: number): Decision<string> {
  if (count > 0) return allow(count === 1 ? 'A PubMed record' : `A set of ${count} PubMed records`)
  const message = 'This set of PubMed records is empty: fetch the records again and bring that file'
  return refuse({ code: 'pubmed/empty-set', source, message })
}

/** The records in the order of the file; null when the file is no set of them. */
function listRecords(root: XmlPart): (ArticleWire | DeletedWire)[] | null {
  if (singles.includes(root.name)) return parseRecord(root)
  return sets.includes(root.name) ? root.parts().flatMap(parseRecord) : null
}

function parseRecord(record: XmlPart): (ArticleWire | DeletedWire)[] {
  if (record.name === 'PubmedArticle') return [parseArticle(record)]
  if (record.name === 'PubmedBookArticle') return [parseBookArticle(record)]
  return record.name === 'DeleteCitation' || record.name === 'DeleteDocument' ? parseDeleted(record) : []
}

type Wire = ArticleWire | DeletedWire

/** Which record of a number is read: its version, its place among the records, its line. */
type Kept = Pick<ArticleWire, 'version' | 'line'> & { at: number }
type Best = ReadonlyMap<string, Kept>

/** Of records with the same number the one of the latest version is read, and of equal versions the first. */
function keepBest(best: Map<string, Kept>, record: Wire, at: number): void {
  if (record.kind === 'deleted' || record.pmid === null) return
  const before = best.get(record.pmid)
  if (!before || record.version > before.version)
    best.set(record.pmid, { version: record.version, line: record.line, at })
}

function rowOf(record: Wire, at: number, best: Best): Row {
  if (record.kind === 'deleted') return deletedRow(record)
  const what = `${record.kind === 'article' ? 'Article' : 'Book chapter'} ${record.pmid ?? 'without a number'}`
  const chosen = record.pmid === null ? undefined : best.get(record.pmid)
  if (chosen === undefined || chosen.at === at) return { line: record.line, what, read: decideArticle(record) }
  const message = `Record ${record.pmid} stands in this file more than once: the one in line ${chosen.line} is read`
  return { line: record.line, what, read: refuse({ code: 'pubmed/repeated', source, message }) }
}

function deletedRow(record: DeletedWire): Row {
  const message = `PubMed took record ${record.pmid} back: check whether anything here stands on it`
  const read = refuse({ code: 'pubmed/deleted', source: 'pubmed.deleted', message })
  return { line: record.line, what: `Deleted record ${record.pmid}`, read }
}

function decideArticle(wire: ArticleWire): Decision<ArticleSource> {
  const { pmid, title } = wire
  if (pmid === null || !/^\d{1,9}$/.test(pmid))
    return refuse({ code: 'pubmed/no-number', source, message: 'This record bears no PubMed number: fetch it again' })
  if (title === null)
    return refuse({ code: 'pubmed/no-title', source, message: `Record ${pmid} bears no title: look it up in PubMed` })
  const { types, headings, comments, printed, electronic } = wire
  const standing = standingOf(types, comments)
  const design = designOf(types, headings, comments)
  const preprint = isPreprint(types)
  return allow({
    pmid,
    title,
    doi: doiOf(wire),
    pmcid: wire.ids.find((one) => one.type === 'pmc' && one.id !== '')?.id ?? null,
    journal: wire.journal,
    publishedOn: publishedOn(printed, electronic),
    publishedText: showPublished(printed, electronic),
    authors: wire.authors.map(showAuthor),
    abstract: wire.abstract,
    publicationTypes: types,
    mesh: headings,
    keywords: wire.keywords,
    design,
    levelStart: startLevel(design, standing, preprint),
    standing,
    retracts: listRetracted(types, comments),
    preprint,
    language: wire.language,
  })
}

/** Lower case and bare, so that the same DOI is always the same text. */
function doiOf(wire: ArticleWire): string | null {
  const doi = wire.ids.find((one) => one.type === 'doi' && one.id !== '')?.id ?? null
  return doi?.toLowerCase().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/, '') ?? null
}

function showAuthor(author: AuthorWire): string {
  if ('group' in author) return author.group
  return [author.last, author.initials ?? author.fore, author.suffix].filter(Boolean).join(' ')
}
