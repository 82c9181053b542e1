/** What can be imported. @check exchange_run.kind */
export const runKinds = ['people', 'organizations', 'hospital-outcomes', 'pubmed', 'measure-report'] as const
export type RunKind = (typeof runKinds)[number]

/** Kinds whose files are tables, so that their columns have to be told. */
export const tableKinds = ['people', 'organizations', 'hospital-outcomes'] as const
export type TableName = (typeof tableKinds)[number]

/** What each kind is called on screens and in the help of the command line. */
export const kindWords: Record<RunKind, { name: string; reads: string; from: string }> = {
  people: { name: 'People', reads: 'lists of people in CSV or Excel', from: 'A list with names and e-mail addresses' },
  organizations: {
    name: 'Organizations',
    reads: 'lists of organizations in CSV or Excel',
    from: 'A list of hospitals, practices, agencies or societies',
  },
  'hospital-outcomes': {
    name: 'Hospital outcomes',
    reads: 'public outcomes of hospitals in CSV',
    from: 'Public rates of death and readmission, a line for each hospital',
  },
  pubmed: { name: 'PubMed records', reads: 'PubMed records in XML', from: 'XML from EFetch, or saved from PubMed' },
  'measure-report': {
    name: 'Measure reports',
    reads: 'FHIR measure reports in JSON',
    from: 'FHIR JSON of type summary, alone or in a bundle',
  },
}

/**
 * Where a run stands: its file is being read; it waits for someone to tell the columns; it was looked over and nothing was
 * changed; its rows are taken in; it is over, or was taken back. @check exchange_run.state
 */
export const runStates = [
  'reading',
  'waiting',
  'checking',
  'checked',
  'running',
  'done',
  'refused',
  'failed',
  'undoing',
  'undone',
] as const
export type RunState = (typeof runStates)[number]

/** Is a run in this state being worked on, or meant to be? */
export function isBusy(state: RunState): boolean {
  return state === 'reading' || state === 'checking' || state === 'running' || state === 'undoing'
}

/** What became of a row. @check exchange_row.outcome */
export const outcomes = ['made', 'changed', 'same', 'refused'] as const
export type Outcome = (typeof outcomes)[number]

/** How many rows of a run had each outcome. */
export type OutcomeCounts = Record<Outcome, number>

/**
 * What an import did with one row, in a sentence. `path` is the page of the record it made, changed or found; `undo` what its
 * kind needs to take it back, null where there is nothing to take back.
 */
export type RowResult = { outcome: Outcome; message: string; path: string | null; undo: unknown }

/** One line of a file as it waits: of a table its cells, of other files what the reader made of the record. */
export type FileLine = {
  position: number
  line: number
  cells: unknown
  refusal: string | null
  sameAs: number | null
}

/** One sheet of a table: its name ("" in a CSV), the headings and how many rows stand under them. */
export type Sheet = { name: string; headings: string[]; rows: number }

/** Which column holds which field, by its number from 0. */
export type Columns = Record<string, number>

/** A row as it is kept: its place in the file, what it is, what became of it. */
export type KeptRow = RowResult & { position: number; line: number; what: string }

/** A file as someone brought it. It is read and not kept; its name, size and hash are. */
export type BroughtFile = { name: string; bytes: Uint8Array }

/** A file that is not held: what is kept of it anyway. `size` is in bytes. */
export type LyingFile = { name: string; size: number; sha256: string }

/** A row as its page shows it. */
export type ShownRow = Omit<KeptRow, 'undo'>

export const fileMegabytes = 50
export const jsonMegabytes = 25

/** What became of a row, as screens say it. */
export const outcomeWords: Record<Outcome, string> = {
  made: 'New',
  changed: 'Corrected',
  same: 'Known',
  refused: 'Refused',
}
