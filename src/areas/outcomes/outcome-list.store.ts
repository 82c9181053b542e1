import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { Source } from '../../platform/listing.ts'
import { containing, wordsOf } from '../../platform/search.ts'

const hasWord = (word: string) => sql`(g.number || ' ' || g.title || ' ' || g.measure_reporter ilike ${containing(word)}
  or exists (select from measures_measure m where m.id = g.measure_id and m.name ilike ${containing(word)}))`

/**
 * Gaps with a measure, the newest first. Which of them stand in a view the rules decide, so their ids are handed in; words are
 * looked for in the number, the title, the measure and the hospital.
 */
export const outcomeList: Source<{ id: string }, { ids: readonly string[] }> = {
  table: 'gaps_gap',
  as: 'g',
  select: sql`g.id`,
  hasWord,
  near: sql`g.title`,
  orders: {
    number: { keys: [{ by: sql`g.number`, type: 'whole' }], down: true },
    title: { keys: [{ by: sql`lower(g.title) collate "C"`, type: 'text' }] },
  },
  always: ({ ids }) => [sql`g.id = any(${[...ids]}::uuid[])`],
  where: () => [],
}

/** Gaps with a measure that hold these words, however they stand. */
export async function listGapsWith(db: Db, words: string): Promise<string[]> {
  const which = [sql`g.measure_id is not null`, ...wordsOf(words).map(hasWord)]
  const { rows } = await sql<{ id: string }>`
    select g.id from gaps_gap g where ${sql.join(which, sql` and `)}`.execute(db)
  return rows.map(({ id }) => id)
}
