import type pg from 'pg'

/** A table of the office as it is copied: its columns in their order, and what its rows are sorted by so that equal content reads equal. */
export type Table = { name: string; columns: string[]; sortedBy: string }

type Row = { name: string; columns: string[]; sorted: string[] | null; needs: string[] }

/**
 * Lists the tables of the office, each after those that its foreign keys point to. They come from PostgreSQL's own
 * catalog, so that a new table is copied without anybody thinking of it.
 *
 * Left out are unlogged tables: PostgreSQL itself empties them after a crash, so nothing worth keeping stands in them
 * (today the attempts at guarded doors, which are forgotten after minutes). Everything else is the office's own.
 */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Row>(
    `select c.relname as name,
       (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       (select array_agg(quote_ident(a.attname) || case when a.attcollation = 0 then '' else ' collate "C"' end order by k.at)
        from pg_index i, unnest(i.indkey::int[]) with ordinality k(attnum, at), pg_attribute a
        where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.attnum) as sorted,
       array(select distinct r.relname::text from pg_constraint f join pg_class r on r.oid = f.confrelid
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as needs
     from pg_class c
     where c.relkind = 'r' and c.relpersistence = 'p' and c.relnamespace = 'public'::regnamespace
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
     order by c.relname collate "C"`,
  )
  return inOrder(rows).map(({ name, columns, sorted }) => ({
    name,
    columns,
    sortedBy: sorted?.join(', ') ?? `${quote(name)}::text collate "C"`,
  }))
}

/** Sorts tables so that each comes after those it needs. @throws when some need each other in a circle */
export function inOrder<T extends { name: string; needs: string[] }>(tables: readonly T[]): T[] {
  const placed = new Set<string>()
  const ordered: T[] = []
  let waiting = [...tables]
  while (waiting.length > 0) {
    const ready = waiting.filter(({ needs }) => needs.every((one) => placed.has(one)))
    if (ready.length === 0)
      throw new Error(`These tables point to each other in a circle: ${waiting.map(({ name }) => name).join(', ')}`)
    for (const table of ready) placed.add(table.name)
    ordered.push(...ready)
    waiting = waiting.filter((table) => !placed.has(table.name))
  }
  return ordered
}

/** A name as SQL reads it, whatever letters it has. */
export function quote(name: string): string {
  return `"${name.replace(/"/g, '""')}"`
}
