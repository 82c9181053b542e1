/** What can be imported. @check exchange_run.kind */
export const runKinds = ['pubmed', 'measure-report'] as const
export type RunKind = (typeof runKinds)[number]

/** What each kind is called on screens and in the help of the command line. */
export const kindWords: Record<RunKind, { name: string; reads: string; from: string }> = {
  pubmed: { name: 'PubMed records', reads: 'PubMed records in XML', from: 'XML from EFetch, or saved from PubMed' },
  'measure-report': {
    name: 'Measure reports',
    reads: 'FHIR measure reports in JSON',
    from: 'FHIR JSON of type summary, alone or in a bundle',
  },
}

/** @check exchange_run.state */
export const runStates = ['running', 'done', 'refused', 'failed'] as const
export type RunState = (typeof runStates)[number]

/** What became of a row. @check exchange_row.outcome */
export const outcomes = ['made', 'changed', 'same', 'refused'] as const
export type Outcome = (typeof outcomes)[number]

/** How many rows of a run had each outcome. */
export type OutcomeCounts = Record<Outcome, number>

/** What an import did with one row, in a sentence; `sourceId` is the source it made, changed or found. */
export type RowResult = { outcome: Outcome; message: string; sourceId: string | null }

/** A row as it is kept: its place in the file, what it is, what became of it. */
export type KeptRow = RowResult & { position: number; line: number; what: string }

/** A file as someone brought it. It is read and not kept; its name, size and hash are. */
export type BroughtFile = { name: string; bytes: Uint8Array }

/** A file that is not held: what is kept of it anyway. `size` is in bytes. */
export type LyingFile = { name: string; size: number; sha256: string }

export const fileMegabytes = 50
export const jsonMegabytes = 25

/** What became of a row, as screens say it. */
export const outcomeWords: Record<Outcome, string> = {
  made: 'New',
  changed: 'Corrected',
  same: 'Known',
  refused: 'Refused',
}
