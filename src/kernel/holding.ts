/**
 * A table that holds something about people, for the copy a person gets of it: its rows whose `column` points to the person or, with
 * `of`, to a row of another such table. `omit` names columns that are secrets of the office.
 */
export type Holding = { table: string; column: string; title: string; of?: string; omit?: readonly string[] }

/** All of them, and the columns that point to people and are knowingly left out, each with the reason; keys are "table.column". */
export type Holdings = { held: readonly Holding[]; leftOut: Readonly<Record<string, string>> }
