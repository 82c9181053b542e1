import { sql } from 'kysely'
import type { MergeRule } from '../kernel/merge-rule.ts'
import type { Db, Tx } from './database.ts'
import { type Reference, type Uniqueness, listColumns, listReferences, listUniqueness } from './references.ts'

/** One record that goes into another of the same table. */
export type Absorption = { table: string; keptId: string; goneId: string }

/** How many rows of a column point to the record that goes, and how many of them are alike with one of the record that stays. */
export type Share = { table: string; column: string; rows: number; alike: number }

type Key = Record<string, unknown>
type Trail = {
  table: string
  act: 'moved' | 'set aside' | 'filled' | 'added'
  column: string | null
  key: Key
  content?: unknown
}

/** What would be moved and what would collide, column by column; columns to which nothing points are left out. */
export async function listShares(db: Db | Tx, { table, keptId, goneId }: Absorption): Promise<Share[]> {
  const references = await listReferences(db, table)
  const rules = await listUniqueness(db, references)
  const shares: Share[] = []
  for (const reference of references) {
    const { table, column } = reference
    const { rows } = await sql<{ rows: number }>`
      select count(*) as rows from ${sql.table(table)} where ${sql.ref(column)} = ${goneId}`.execute(db)
    const count = rows[0]!.rows
    if (count === 0) continue
    const own = rules.filter((rule) => rule.table === table && rule.column === column)
    const alike = await Promise.all(own.map((rule) => listAlike(db, rule, { keptId, goneId })))
    shares.push({ table, column, rows: count, alike: new Set(alike.flat().map((key) => JSON.stringify(key))).size })
  }
  return shares
}

/** Keys of rows of the record that goes which the rule would forbid beside those of the record that stays. */
async function listAlike(db: Db | Tx, rule: Uniqueness, of: { keptId: string; goneId: string }): Promise<Key[]> {
  const only = rule.only ? sql`and (${sql.raw(rule.only)})` : sql``
  const compared = sql.join(
    rule.compared.map((column, i) => sql`${sql.raw(column)} as ${sql.ref(`c${i}`)}`).concat(sql`1 as one`),
  )
  const rowsOf = (id: string) =>
    sql`(select ${keyOf(rule)} as key, ${compared} from ${sql.table(rule.table)} where ${sql.ref(rule.column)} = ${id} ${only})`
  const equal = sql.join(
    rule.compared.map((_, i) => sql`g.${sql.ref(`c${i}`)} = k.${sql.ref(`c${i}`)}`).concat(sql`true`),
    sql` and `,
  )
  const { rows } = await sql<{ key: Key }>`
    select g.key from ${rowsOf(of.goneId)} g join ${rowsOf(of.keptId)} k on ${equal}`.execute(db)
  return rows.map(({ key }) => key)
}

function keyOf({ key }: Reference) {
  return sql`jsonb_build_object(${sql.join(key.flatMap((column) => [sql.lit(column), sql.ref(column)]))})`
}

/**
 * Makes one record part of another: what points to the one points to the other, and the one is gone. What became of each row is
 * kept under `moveId`, for `giveBack`. This is the one place that writes tables of every owner for them (decision 0036); whether it
 * may be is decided above.
 *
 * @param fill columns of the record itself that are taken over where the one that stays has nothing; those of a group together
 */
export async function absorb(
  tx: Tx,
  moveId: string,
  absorption: Absorption,
  { rules, fill }: { rules: readonly MergeRule[]; fill: readonly string[][] },
): Promise<void> {
  const { table, keptId, goneId } = absorption
  const references = await listReferences(tx, table)
  const uniqueness = await listUniqueness(tx, references)
  const trail: Trail[] = []
  for (const columns of fill) trail.push(...(await fillIn(tx, absorption, columns)))
  for (const reference of references) {
    const rule = rules.find((one) => one.table === reference.table)
    if (rule?.does === 'set aside')
      trail.push(...(await setAside(tx, reference, sql`${sql.ref(reference.column)} = ${goneId}`)))
    if (rule?.does === 'keep one') trail.push(...(await setAlikeAside(tx, reference, uniqueness, absorption)))
    trail.push(...(await move(tx, reference, { from: goneId, to: keptId })))
  }
  trail.push(...(await setAside(tx, { table, column: 'id', key: ['id'] }, sql`id = ${goneId}`)))
  await saveTrail(tx, moveId, trail)
}

/** Sets aside what both have; a row that two rules find alike is gone after the first. */
async function setAlikeAside(
  tx: Tx,
  reference: Reference,
  uniqueness: readonly Uniqueness[],
  of: { keptId: string; goneId: string },
): Promise<Trail[]> {
  const trail: Trail[] = []
  for (const rule of uniqueness.filter(({ table, column }) => table === reference.table && column === reference.column))
    for (const key of await listAlike(tx, rule, of))
      trail.push(...(await setAside(tx, reference, isRow(reference.table, key))))
  return trail
}

async function move(tx: Tx, reference: Reference, { from, to }: { from: string; to: string }): Promise<Trail[]> {
  const { table, column } = reference
  const { rows } = await sql<{ key: Key }>`
    update ${sql.table(table)} set ${sql.ref(column)} = ${to} where ${sql.ref(column)} = ${from}
    returning ${keyOf(reference)} as key`.execute(tx)
  return rows.map(({ key }) => ({ table, act: 'moved' as const, column, key }))
}

async function setAside(tx: Tx, reference: Reference, isIt: ReturnType<typeof sql>): Promise<Trail[]> {
  const { table } = reference
  const { rows } = await sql<{ key: Key; content: unknown }>`
    delete from ${sql.table(table)} r where ${isIt} returning ${keyOf(reference)} as key, to_jsonb(r) as content`.execute(
    tx,
  )
  return rows.map(({ key, content }) => ({ table, act: 'set aside' as const, column: null, key, content }))
}

async function fillIn(tx: Tx, { table, keptId, goneId }: Absorption, columns: readonly string[]): Promise<Trail[]> {
  const set = sql.join(columns.map((column) => sql`${sql.ref(column)} = g.${sql.ref(column)}`))
  const isEmpty = sql.join(
    columns.map((column) => sql`k.${sql.ref(column)} is null and g.${sql.ref(column)} is not null`),
    sql` and `,
  )
  const filled = sql.join(columns.flatMap((column) => [sql.lit(column), sql`k.${sql.ref(column)}`]))
  const { rows } = await sql<{ content: unknown }>`
    update ${sql.table(table)} k set ${set} from ${sql.table(table)} g
    where k.id = ${keptId} and g.id = ${goneId} and ${isEmpty} returning jsonb_build_object(${filled}) as content`.execute(
    tx,
  )
  return rows.map(({ content }) => ({ table, act: 'filled' as const, column: null, key: { id: keptId }, content }))
}

/** The row of this key, found by its index. */
function isRow(table: string, key: Key) {
  const row = sql`jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(key)}::jsonb)`
  return sql.join(
    Object.keys(key).map((column) => sql`${sql.ref(column)} = (${row}).${sql.ref(column)}`),
    sql` and `,
  )
}

/** Keeps that a row was added because of a merge, so that it goes when the merge is undone. */
export async function noteAdded(tx: Tx, moveId: string, row: { table: string; id: string }): Promise<void> {
  await saveTrail(tx, moveId, [{ table: row.table, act: 'added', column: null, key: { id: row.id } }])
}

const rowsAtOnce = 1_000

async function saveTrail(tx: Tx, moveId: string, trail: readonly Trail[]): Promise<void> {
  const { last } = await tx
    .selectFrom('platform_moved_row')
    .where('move_id', '=', moveId)
    .select((eb) => eb.fn.coalesce(eb.fn.max('seq'), sql<number>`0`).as('last'))
    .executeTakeFirstOrThrow()
  const rows = trail.map(({ table, act, column, key, content }, i) => ({
    move_id: moveId,
    seq: last + 1 + i,
    table_name: table,
    act,
    column_name: column,
    key: JSON.stringify(key),
    content: content === undefined ? null : JSON.stringify(content),
  }))
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    await tx
      .insertInto('platform_moved_row')
      .values(rows.slice(at, at + rowsAtOnce))
      .execute()
}

/**
 * Gives back what `absorb` moved, row by row and backwards. A row that is no longer there, or points elsewhere by now, stays as it
 * is; what was filled in goes unless it was changed since.
 *
 * @returns how many rows could not be given back
 */
export async function giveBack(tx: Tx, moveId: string, of: { keptId: string; goneId: string }): Promise<number> {
  const trail = await tx
    .selectFrom('platform_moved_row')
    .where('move_id', '=', moveId)
    .orderBy('seq', 'desc')
    .selectAll()
    .execute()
  let lost = 0
  for (const row of trail) {
    const { numAffectedRows = 0n } = await undo(row, of, await listColumns(tx, row.table_name)).execute(tx)
    if (numAffectedRows === 0n) lost += 1
  }
  return lost
}

type KeptRow = { table_name: string; act: string; column_name: string | null; key: unknown; content: unknown }

function undo(
  { table_name, act, column_name, key, content }: KeptRow,
  of: { keptId: string; goneId: string },
  columns: string[],
) {
  const table = sql.table(table_name)
  const isIt = isRow(table_name, key as Key)
  if (act === 'moved') {
    const column = sql.ref(column_name!)
    return sql`update ${table} set ${column} = ${of.goneId} where ${isIt} and ${column} = ${of.keptId}`
  }
  if (act === 'added') return sql`delete from ${table} where ${isIt}`
  if (act === 'filled') {
    const set = sql.join(Object.keys(content as Key).map((column) => sql`${sql.ref(column)} = null`))
    return sql`update ${table} r set ${set} where ${isIt} and to_jsonb(r) @> ${JSON.stringify(content)}::jsonb`
  }
  const names = sql.join(columns.map((column) => sql.ref(column)))
  return sql`insert into ${table} (${names})
    select ${names} from jsonb_populate_record(null::${table}, ${JSON.stringify(content)}::jsonb) on conflict do nothing`
}
