import { Worker } from 'node:worker_threads'
import type { Decision } from '../kernel/decision.ts'
import { readMeasureReports } from './fhir/measure-report.map.ts'
import type { MeasureValueSource } from './fhir/measure-report.map.ts'
import type { Limits } from './limit.ts'
import { type ArticleSource, readPubmed } from './pubmed/article.map.ts'
import type { FileReading } from './row.ts'
import type { RunKind, TableName } from './run.schema.ts'
import { type SheetRows, readWorkbook } from './spreadsheets/workbook.wire.ts'

/** Kinds whose files are records, read by a reader of their own. */
export type RecordKind = Exclude<RunKind, TableName>

/** A file to be read, by the reader of its kind; `limits` undefined: as large as the web allows. */
export type Reading = { kind: RecordKind | 'workbook'; bytes: Uint8Array; limits?: Limits }

/** What the reader of each kind gives. */
export type Read =
  | { kind: 'pubmed'; reading: FileReading<ArticleSource> }
  | { kind: 'measure-report'; reading: FileReading<MeasureValueSource> }
  | { kind: 'workbook'; reading: Decision<SheetRows[]> }

/** Files below this are read in a few hundredths of a second; starting a thread for them would take longer. */
const smallBytes = 1_048_576

/** Reads a file here and now, by the reader of its kind. */
export function readNow({ kind, bytes, limits }: Reading): Read {
  if (kind === 'pubmed') return { kind, reading: readPubmed(bytes, limits) }
  if (kind === 'measure-report') return { kind, reading: readMeasureReports(bytes, limits) }
  return { kind, reading: readWorkbook(bytes) }
}

/**
 * Reads a file without keeping others waiting: a large one in a thread of its own, since reading 50 MB takes seconds in
 * which no page would be answered. The thread and all its memory end with the file.
 *
 * @throws when the thread ends without an answer
 */
export function readApart(reading: Reading): Promise<Read> {
  if (reading.bytes.length < smallBytes) return Promise.resolve(readNow(reading))
  return new Promise((resolve, reject) => {
    const thread = new Worker(threadFile, { workerData: reading, resourceLimits: { maxOldGenerationSizeMb: 2048 } })
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.once('exit', (code) => reject(new Error(`The thread that read a file ended with ${code} and no answer`)))
  })
}

/** Beside this file in the tree; beside the bundle where the program is one. */
const threadFile = new URL(import.meta.url.endsWith('.ts') ? './reading.source.mjs' : './reading.js', import.meta.url)
