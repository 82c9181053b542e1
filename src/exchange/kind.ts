import { type Refusal, refuse } from '../kernel/decision.ts'
import { showHead } from './encoding.ts'
import { jsonLimits } from './limit.ts'
import { jsonKind } from './json-kind.ts'

/** What a file is, in plain words, and what to do with it when this is the wrong place for it. */
export type FileKind = { family: 'xml' | 'json' | 'other'; name: string; next: string | null }

const bringTo = (place: string) => `bring it to ${place}`
const fetchRecords = 'fetch the records it names with EFetch and bring that file'

/** XML files by the name of their root element. */
const roots: Record<string, [name: string, next: string | null]> = {
  PubmedArticleSet: ['a set of PubMed records', bringTo('Literature')],
  PubmedBookArticleSet: ['a set of PubMed book records', bringTo('Literature')],
  eSearchResult: ['the answer to a PubMed search (ESearch), which holds numbers and no articles', fetchRecords],
  eSummaryResult: ['a list of summaries (ESummary), which holds no whole articles', fetchRecords],
  eLinkResult: ['a list of links between PubMed records (ELink), which holds no articles', fetchRecords],
  eFetchResult: ['an error that PubMed answered instead of records', 'fetch the records again'],
  alert: ['a public-health alert (CAP)', bringTo('Emergency')],
  manifest: ['the manifest of a course package (SCORM)', 'bring the whole package, as a ZIP file, to Courses'],
  courseStructure: ['the structure of a course package (cmi5)', 'bring the whole package, as a ZIP file, to Courses'],
  tincan: ['the manifest of a course package (xAPI)', 'bring the whole package, as a ZIP file, to Courses'],
  article: ['the full text of an article (JATS)', 'fetch its PubMed record instead'],
  feed: ['a news feed (Atom)', null],
  rss: ['a news feed (RSS)', null],
  RDF: ['a news feed (RDF)', null],
  html: ['a web page', 'save the data behind it as a file'],
  schema: ['an XML schema, the description of a format', null],
  'qti-assessment-item': ['a test question (QTI)', null],
}

/** Files by their first bytes. */
const beginnings: [RegExp, name: string, next: string | null][] = [
  [/^PK[\s\S]*imsmanifest\.xml/, 'a course package (SCORM, ZIP)', bringTo('Courses')],
  [/^PK[\s\S]*xl\//, 'a spreadsheet', null],
  [/^PK[\s\S]*word\//, 'a Word document', null],
  [/^PK/, 'a ZIP archive', 'unpack it and bring the file inside'],
  [/^%PDF/, 'a PDF document', null],
  [/^\x1f\x8b/, 'a compressed file (gzip)', 'unpack it and bring the file inside'],
  [/^(?:\x89PNG|\xff\xd8\xff|GIF8)/, 'a picture', null],
  [/^\xd0\xcf\x11\xe0/, 'an old Office document', null],
  [/^\{\\rtf/, 'a text document (RTF)', null],
]

const texts: [RegExp, name: string, next: string | null][] = [
  [/^\s*PMID- ?\d/, 'a list of PubMed records as text (.nbib)', 'fetch the same records as XML'],
  [/^\s*TY {2}- /, 'a list of references (RIS)', 'fetch the same records from PubMed as XML'],
  [/^\s*@\w+\s*\{/, 'a list of references (BibTeX)', 'fetch the same records from PubMed as XML'],
  [
    /^\s*\{[^\n]*\}[ \t]*\r?\n[ \t]*\{/,
    'a series of JSON documents, one on each line (NDJSON)',
    'bring its entries one by one or as a FHIR bundle',
  ],
  [/^\s*(?:<!doctype html|<html)/i, 'a web page', 'save the data behind it as a file'],
]

/**
 * Says what kind of file this is from its beginning, without parsing XML; JSON is parsed up to its usual limit.
 * A name is only a name: whether the file can be read is for its reader to say.
 */
export function findKind(bytes: Uint8Array): FileKind {
  const raw = Buffer.from(bytes.subarray(0, 65_536)).toString('latin1')
  const head = showHead(bytes)
  const known = beginnings.find(([sign]) => sign.test(raw)) ?? texts.find(([sign]) => sign.test(head))
  if (known) return { family: 'other', name: known[1], next: known[2] }
  if (/^\s*</.test(head)) return rootKind(findRoot(head))
  if (/^\s*[{[]/.test(head)) return { family: 'json', ...jsonKind(bytes.length <= jsonLimits.bytes ? bytes : null) }
  const isText = !/[\x00-\x08\x0e-\x1a]/.test(head)
  return { family: 'other', name: isText ? 'a text file' : 'a file of a kind not known here', next: null }
}

/** What an XML file is by the name of its root element; null when it has none. */
export function rootKind(root: string | null): FileKind {
  const known = root === null ? undefined : Object.entries(roots).find(([name]) => name === root)?.[1]
  const fhir = { name: `FHIR data in XML (${root})`, next: 'ask for the same data as JSON' }
  if (root === 'MeasureReport' || root === 'Bundle') return { family: 'xml', ...fhir }
  if (known) return { family: 'xml', name: known[0], next: known[1] }
  return { family: 'xml', name: root === null ? 'an XML file' : `an XML file that begins with <${root}>`, next: null }
}

/**
 * Refuses a file of another kind, and says what it is, what is read here, and where it belongs.
 *
 * @param reads what is read at this door, in the plural: "PubMed records in XML"
 * @returns refusal `file/other-kind`
 */
export function refuseKind(kind: Pick<FileKind, 'name' | 'next'>, reads: string): { ok: false; refusal: Refusal } {
  const next = kind.next ? `: ${kind.next}` : ''
  return refuse({ code: 'file/other-kind', message: `This is ${kind.name}, but only ${reads} are read here${next}` })
}

/** The local name of the first element, read without a parser. */
function findRoot(head: string): string | null {
  const bare = head.replace(
    /<!--[\s\S]*?(?:-->|$)|<\?[\s\S]*?(?:\?>|$)|<!DOCTYPE[^>[]*(?:\[[\s\S]*?\]\s*)?(?:>|$)/g,
    '',
  )
  return /<(?:[\w.-]{1,60}:)?([A-Za-z_][\w.-]{0,60})[\s/>]/.exec(bare)?.[1] ?? null
}
