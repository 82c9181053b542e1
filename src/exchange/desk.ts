import type { Decision } from '../kernel/decision.ts'
import type { Tx } from '../platform/database.ts'
import type { From } from './intake.commands.ts'
import type { FileLine, KeptRow, RowResult } from './run.schema.ts'
import { markRow, takeRowBack } from './run.store.ts'
import { type Answers, type Ask, type Cells, type Field, type ReadRow, type TableKind, cellsOf } from './table-kind.ts'

/** What a run needs of the kind of its file, whatever its rows are. */
export type Desk = {
  /** Null where the file is no table: its records say themselves what they are. */
  table: { fields: readonly Field[]; asks: readonly Ask[]; decideAnswers: TableKind<unknown>['decideAnswers'] } | null
  /** So many rows are taken in one transaction. */
  batch: number
  /** Do its rows lean on each other, so that up to `batch` of them are taken in at once, and all are taken back at once? */
  isOnePiece: boolean
  /** May its lines stay a while where they were refused, so that they can be mended? */
  keepsRefused: boolean
  take: (tx: Tx, lines: readonly FileLine[], run: Taking) => Promise<KeptRow[]>
  undo: Undoing
}

/** The run whose rows are taken in. */
export type Taking = { runId: string; columns: Readonly<Record<string, number>>; answers: Answers }

/** A row to be taken back, with what its kind kept for that. */
export type UndoRow = { line: number; what: string; undo: unknown }

/**
 * What rows that were looked at before will leave of records, by their id: the rows of a list are looked at in pieces, the last
 * first, before any is taken back, and what a later one changed is no hold for an earlier one.
 */
export type Seen = Map<string, unknown>

/** How rows are taken back: first what has been built on them, in sentences, then the act. */
export type Undoing = {
  listBuilt: (tx: Tx, rows: readonly UndoRow[], seen: Seen) => Promise<string[]>
  undoAll: (tx: Tx, rows: readonly UndoRow[]) => Promise<void>
}

/** A row that is not taken in, with the reason; `path` leads to where that can be mended. */
export function refusedRow(message: string, path: string | null = null): RowResult {
  return { outcome: 'refused', message, path, undo: null }
}

/** The desk of a kind of table: rows are read here and taken in together. */
export function tableDesk<T>(
  kind: TableKind<T>,
  undo: Undoing,
  pace: { keepsRefused: boolean; batch: number; isOnePiece?: true },
): Desk {
  const { fields, asks, decideAnswers } = kind
  return {
    table: { fields, asks, decideAnswers },
    ...{ isOnePiece: false, ...pace },
    undo,
    async take(tx, lines, run) {
      const named = lines.map((line) => ({ line, cells: cellsOf(fields, run.columns, line.cells as string[]) }))
      const read = named.map(({ line, cells }) => readLine(kind, line, cells, run.answers))
      const good: ReadRow<T>[] = read.flatMap((one, i) =>
        'value' in one ? [{ line: lines[i]!.line, value: one.value }] : [],
      )
      const taken = good.length > 0 ? await kind.takeAll(tx, good, { runId: run.runId }, run.answers) : []
      let next = 0
      return named.map(({ line, cells }, i) => {
        const one = read[i]!
        const result = 'value' in one ? taken[next++]! : one
        return { position: line.position, line: line.line, what: shorten(kind.what(cells)), ...result }
      })
    },
  }
}

function readLine<T>(kind: TableKind<T>, line: FileLine, cells: Cells, answers: Answers): RowResult | { value: T } {
  if (line.refusal !== null) return refusedRow(line.refusal)
  if (line.sameAs !== null)
    return { outcome: 'same', message: `Says the same as line ${line.sameAs}`, path: null, undo: null }
  const decision: Decision<T> = kind.read(cells, answers)
  return decision.ok ? { value: decision.value } : refusedRow(decision.refusal.message)
}

/** The desk of files of records: each is whole by itself, and what a refused one wrote is taken back. */
export function recordDesk<T>(take: (tx: Tx, value: T, from: From) => Promise<RowResult>, undo: Undoing): Desk {
  return {
    table: null,
    batch: 100,
    isOnePiece: false,
    keepsRefused: false,
    undo,
    async take(tx, lines, run) {
      const rows: KeptRow[] = []
      for (const line of lines) {
        const { what, value } = line.cells as { what: string; value: T }
        const from = { runId: run.runId, line: line.line }
        const result =
          line.refusal === null ? await takeWhole(tx, () => take(tx, value, from)) : refusedRow(line.refusal)
        rows.push({ position: line.position, line: line.line, what, ...result })
      }
      return rows
    },
  }
}

async function takeWhole(tx: Tx, take: () => Promise<RowResult>): Promise<RowResult> {
  await markRow(tx)
  const result = await take()
  if (result.outcome === 'refused') await takeRowBack(tx)
  return result
}

function shorten(what: string): string {
  return what.length > 200 ? `${what.slice(0, 199)}…` : what
}
