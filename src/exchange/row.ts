import type { Decision } from '../kernel/decision.ts'

/** One row of a file: where it stands (line number in XML/JSON where possible, else ordinal), what it is in a few words, and what it says or why it is refused. */
export type FileRow<T> = { line: number; what: string; read: Decision<T> }

/** A whole file: refused in a sentence, or rows. `recognized` names what kind of file it is in plain words. */
export type FileReading<T> = Decision<{ recognized: string; rows: FileRow<T>[] }>

/** A file that is never held whole: refused in a sentence, or so many rows, read anew each time they are asked for. */
export type FileStream<T> = Decision<{ recognized: string; total: number; rows: () => AsyncIterable<FileRow<T>> }>
