import type { XmlPart } from '../xml.ts'
import { type AuthorWire, parseAuthors } from './author.wire.ts'

/** A date as PubMed prints it: in parts, or as one text ("2019 Nov-Dec"). */
export type DateWire = {
  year: string | null
  month: string | null
  day: string | null
  season: string | null
  text: string | null
}

/** A number given to the record elsewhere, such as `doi` or `pmc`. */
export type IdWire = { type: string; id: string }

/** An article or book chapter, in PubMed's words. */
export type ArticleWire = {
  kind: 'article' | 'book chapter'
  line: number
  pmid: string | null
  /** PubMed counts the versions of a record from 1. */
  version: number
  ids: IdWire[]
  title: string | null
  journal: string | null
  printed: DateWire | null
  electronic: DateWire | null
  authors: AuthorWire[]
  abstract: { label: string | null; text: string }[]
  types: { ui: string; name: string }[]
  headings: { ui: string; name: string; major: boolean }[]
  keywords: string[]
  language: string | null
  /** What other records say of this one, or it of them, such as `RetractionIn`. */
  comments: { type: string; pmid: string | null }[]
}

/** A record that PubMed took back. */
export type DeletedWire = { kind: 'deleted'; line: number; pmid: string }

/**
 * Takes apart a `PubmedArticle`. Its numbers come from its own list only, never from its references.
 *
 * @source pubmed.record
 */
export function parseArticle(record: XmlPart): ArticleWire {
  const citation = record.part('MedlineCitation')
  const article = citation?.part('Article') ?? null
  const journal = article?.part('Journal') ?? null
  const numbers = record.part('PubmedData', 'ArticleIdList')
  return {
    kind: 'article',
    line: record.line,
    ...parsePmid(citation),
    ids: [...parseIds(numbers), ...parseLocations(article)],
    title: article?.textAt('ArticleTitle') ?? article?.textAt('VernacularTitle') ?? null,
    journal:
      journal?.textAt('ISOAbbreviation') ??
      citation?.textAt('MedlineJournalInfo', 'MedlineTA') ??
      journal?.textAt('Title') ??
      null,
    printed: parseDate(journal?.part('JournalIssue', 'PubDate')),
    electronic: parseDate(article?.part('ArticleDate')),
    authors: parseAuthors(article?.parts('AuthorList') ?? []),
    abstract: parseAbstract(article?.part('Abstract')),
    types: listTypes(article?.part('PublicationTypeList')),
    headings: listHeadings(citation),
    keywords: listKeywords(citation),
    language: article?.textAt('Language') ?? null,
    comments: listComments(citation),
  }
}

/**
 * Takes apart a `PubmedBookArticle`: a chapter, or a whole book where it names no chapter.
 *
 * @source pubmed.record
 */
export function parseBookArticle(record: XmlPart): ArticleWire {
  const chapter = record.part('BookDocument')
  const book = chapter?.part('Book') ?? null
  const title = chapter?.textAt('ArticleTitle') ?? null
  const lists = chapter?.parts('AuthorList') ?? []
  return {
    kind: 'book chapter',
    line: record.line,
    ...parsePmid(chapter),
    ids: [...parseIds(chapter?.part('ArticleIdList')), ...parseIds(record.part('PubmedBookData', 'ArticleIdList'))],
    title: title ?? book?.textAt('BookTitle') ?? null,
    journal: title === null ? null : (book?.textAt('BookTitle') ?? null),
    printed: parseDate(chapter?.part('ContributionDate')) ?? parseDate(book?.part('PubDate')),
    electronic: null,
    authors: parseAuthors(lists.length > 0 ? lists : (book?.parts('AuthorList') ?? [])),
    abstract: parseAbstract(chapter?.part('Abstract')),
    types: listTypes(chapter),
    headings: [],
    keywords: listKeywords(chapter),
    language: chapter?.textAt('Language') ?? null,
    comments: [],
  }
}

/**
 * The records that a `DeleteCitation` or `DeleteDocument` takes back.
 *
 * @source pubmed.deleted
 */
export function parseDeleted(list: XmlPart): DeletedWire[] {
  return list.parts('PMID').map((one) => ({ kind: 'deleted', line: one.line, pmid: one.text() }))
}

function parsePmid(owner: XmlPart | null | undefined): { pmid: string | null; version: number } {
  const pmid = owner?.part('PMID')
  const version = Number(pmid?.attribute('Version') ?? 1)
  return { pmid: pmid?.text() || null, version: Number.isInteger(version) && version > 0 ? version : 1 }
}

function parseIds(list: XmlPart | null | undefined): IdWire[] {
  return (list?.parts('ArticleId') ?? []).map((one) => ({ type: one.attribute('IdType') ?? '', id: one.text() }))
}

/** Numbers that the article itself bears, unless marked as not valid. */
function parseLocations(article: XmlPart | null): IdWire[] {
  const valid = (article?.parts('ELocationID') ?? []).filter((one) => one.attribute('ValidYN') !== 'N')
  return valid.map((one) => ({ type: one.attribute('EIdType') ?? '', id: one.text() }))
}

function parseDate(date: XmlPart | null | undefined): DateWire | null {
  if (!date) return null
  const [year, month, day] = [date.textAt('Year'), date.textAt('Month'), date.textAt('Day')]
  return { year, month, day, season: date.textAt('Season'), text: date.textAt('MedlineDate') }
}

function parseAbstract(abstract: XmlPart | null | undefined): { label: string | null; text: string }[] {
  const parts = abstract?.parts('AbstractText') ?? []
  return parts
    .map((one) => ({ label: one.attribute('Label') || null, text: one.text() }))
    .filter((one) => one.text !== '')
}

function listTypes(owner: XmlPart | null | undefined): { ui: string; name: string }[] {
  return (owner?.parts('PublicationType') ?? []).map((one) => ({ ui: one.attribute('UI') ?? '', name: one.text() }))
}

/** A heading is a major one when it, or one of its qualifiers, is marked so. */
function listHeadings(citation: XmlPart | null): { ui: string; name: string; major: boolean }[] {
  return (citation?.part('MeshHeadingList')?.parts('MeshHeading') ?? []).flatMap((heading) => {
    const descriptor = heading.part('DescriptorName')
    const major = [descriptor, ...heading.parts('QualifierName')].some((one) => one?.attribute('MajorTopicYN') === 'Y')
    return descriptor ? [{ ui: descriptor.attribute('UI') ?? '', name: descriptor.text(), major }] : []
  })
}

function listKeywords(owner: XmlPart | null): string[] {
  const words = (owner?.parts('KeywordList') ?? []).flatMap((list) => list.parts('Keyword').map((one) => one.text()))
  return [...new Set(words.filter((one) => one !== ''))]
}

/** References are many and say nothing about the standing of the article: they are left out. */
function listComments(citation: XmlPart | null): { type: string; pmid: string | null }[] {
  const comments = citation?.part('CommentsCorrectionsList')?.parts('CommentsCorrections') ?? []
  const own = comments.filter((one) => one.attribute('RefType') !== 'Cites')
  return own.map((one) => ({ type: one.attribute('RefType') ?? '', pmid: one.textAt('PMID') }))
}
