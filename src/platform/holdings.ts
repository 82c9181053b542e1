import { type RawBuilder, sql } from 'kysely'
import type { Holding, Holdings } from '../kernel/holding.ts'
import { hideSecrets } from '../kernel/link.ts'
import type { Db } from './database.ts'
import { type Reference, listReferences } from './references.ts'

/** A row of a table as JSON has it. */
export type HeldRow = Record<string, unknown>
export type HeldTable = { table: string; title: string; rows: HeldRow[] }

const you = 'you'
const someoneElse = 'someone else'
const rowsAtOnce = 500

/**
 * Everything held about a person, table by table: their own record, what points to it, the mails to them and the audit of their record.
 * Whoever else is named by a reference is "someone else"; secrets of the office are left out.
 */
export async function* listHeld(db: Db, personId: string, { held }: Holdings): AsyncGenerator<HeldTable> {
  const people = await listReferences(db, 'people_person')
  const own = await readRows(db, 'people_person', sql`t.id = ${personId}`)
  yield { table: 'people_person', title: 'Who you are', rows: own }
  for (const holding of held) {
    const rows = await readRows(db, holding.table, isTheirs(holding, held, personId))
    const names = people.filter(({ table }) => table === holding.table).map(({ column }) => column)
    yield {
      table: holding.table,
      title: holding.title,
      rows: rows.map((row) => strip(row, { names, omit: holding.omit ?? [], personId })),
    }
  }
  yield { table: 'platform_mail', title: 'Mails we sent you', rows: await listMails(db, personId) }
  yield { table: 'platform_audit', title: 'What was done to your record', rows: await listHistory(db, personId) }
}

/** Columns that point to people, or to what is held of them, and are named neither among what is held nor what is left out; and the reverse. */
export async function listForgotten(db: Db, { held, leftOut }: Holdings): Promise<string[]> {
  const targets = ['people_person', ...new Set(held.map(({ table }) => table))]
  const references: Reference[] = []
  for (const target of targets) references.push(...(await listReferences(db, target)))
  const keyOf = ({ table, column }: { table: string; column: string }) => `${table}.${column}`
  const named = new Set([...held.map(keyOf), ...Object.keys(leftOut)])
  const there = new Set(references.map(keyOf))
  return [
    ...[...there].filter((key) => !named.has(key)).map((key) => `${key} points to a person and is in neither list`),
    ...[...named].filter((key) => !there.has(key)).map((key) => `${key} is listed and points to nobody`),
  ].toSorted()
}

function isTheirs({ column, of }: Holding, held: readonly Holding[], personId: string): RawBuilder<unknown> {
  if (of === undefined) return sql`t.${sql.ref(column)} = ${personId}`
  const parent = held.find(({ table }) => table === of)
  if (!parent) throw new Error(`${of} is not among what is held`)
  return sql`t.${sql.ref(column)} in (select t.id from ${sql.table(of)} t where ${isTheirs(parent, held, personId)})`
}

async function readRows(db: Db, table: string, isIt: RawBuilder<unknown>): Promise<HeldRow[]> {
  const { rows } = await sql<{ row: HeldRow }>`
    select to_jsonb(t) as row from ${sql.table(table)} t where ${isIt}`.execute(db)
  return rows.map(({ row }) => row)
}

function strip(row: HeldRow, of: { names: readonly string[]; omit: readonly string[]; personId: string }): HeldRow {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([column]) => !of.omit.includes(column))
      .map(([column, value]) => [column, of.names.includes(column) ? whoIs(value, of.personId) : value]),
  )
}

function whoIs(value: unknown, personId: string): string | null {
  if (value === null) return null
  return value === personId ? you : someoneElse
}

async function listMails(db: Db, personId: string): Promise<HeldRow[]> {
  const mails = await db
    .selectFrom('platform_mail')
    .where('person_id', '=', personId)
    .orderBy('queued_at')
    .select(['to_address as to', 'subject', 'body', 'state', 'queued_at as queuedAt', 'sent_at as sentAt'])
    .execute()
  return mails.map((mail) => ({ ...mail, body: hideSecrets(mail.body) }))
}

async function listHistory(db: Db, personId: string): Promise<HeldRow[]> {
  const found: HeldRow[] = []
  let after = { at: new Date(0), id: '00000000-0000-0000-0000-000000000000' }
  for (;;) {
    const { rows } = await sql<{ at: Date; id: string; act: string; actor_id: string | null } & HeldRow>`
      select at, id, act, actor_id, why, before, after from platform_audit
      where subject = ${personId} and (at, id) > (${after.at}, ${after.id}::uuid)
      order by at, id limit ${sql.lit(rowsAtOnce)}`.execute(db)
    found.push(
      ...rows.map(({ id: _id, actor_id, ...row }) => ({ ...row, by: whoIs(actor_id, personId) ?? 'the office' })),
    )
    const last = rows.at(-1)
    if (!last || rows.length < rowsAtOnce) return found
    after = last
  }
}
