import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openTestOffice } from '../../test/office.ts'

test('a statement is planned once for each connection, whatever its values', async () => {
  const { database } = await openTestOffice()
  await database.db.connection().execute(async (db) => {
    const ask = async (wanted: number) =>
      (await sql<{ n: number }>`select ${wanted}::int + 1 as n`.execute(db)).rows[0]!.n
    assert.deepEqual([await ask(1), await ask(2), await ask(-7)], [2, 3, -6])
    const kept = await sql<{ count: number }>`
      select count(*) as count from pg_prepared_statements where statement like 'select $1::int%' and name like ${'kept%'}`.execute(
      db,
    )
    assert.equal(kept.rows[0]!.count, 1)
  })
})

test('a search by words is planned for the words it has', async () => {
  const { database } = await openTestOffice()
  await database.db.connection().execute(async (db) => {
    for (const like of ['%a%', '%b%']) await sql`select id from people_person where email ilike ${like}`.execute(db)
    const { rows } = await sql`select from pg_prepared_statements where statement like ${'%email ilike%'}
      and statement not like ${'%pg_prepared%'}`.execute(db)
    assert.equal(rows.length, 0)
  })
})

test('lists and rows without end take no place from what is sent again and again', async () => {
  const { database } = await openTestOffice()
  await database.db.connection().execute(async (db) => {
    const sum = async (many: number) => {
      const rows = sql.join(Array.from({ length: many }, (_, at) => sql`(${at}::int)`))
      return (await sql<{ n: number }>`select sum(x) as n from (values ${rows}) as given (x)`.execute(db)).rows[0]!.n
    }
    assert.deepEqual([await sum(50), await sum(51), await sum(200)], [1225, 1275, 19_900])
    const kept = await sql<{ count: number }>`
      select count(*) as count from pg_prepared_statements where statement like 'select sum(x)%'`.execute(db)
    assert.equal(kept.rows[0]!.count, 1)
  })
})
