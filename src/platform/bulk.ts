import { sql } from 'kysely'
import type { Tx } from './database.ts'

/** Words of rows that wait beside an index until they are sorted into it; PostgreSQL's own measure is 4 MB. */
const waitingWords = '16MB'
/** Memory for sorting and joining in one statement that compares all rows of a file. */
const comparing = '64MB'

/**
 * Until this transaction ends, lets the words of what it writes wait beside the search indexes: sorted in together they cost
 * a third. Whoever writes next without this, or PostgreSQL's own cleaning, sorts them in; a search finds them meanwhile.
 */
export async function gatherWords(tx: Tx): Promise<void> {
  await sql`select set_config('gin_pending_list_limit', ${waitingWords}, true)`.execute(tx)
}

/** Until this transaction ends, gives its statements memory for the rows of a whole file. */
export async function giveMemory(tx: Tx): Promise<void> {
  await sql`select set_config('work_mem', ${comparing}, true)`.execute(tx)
}
