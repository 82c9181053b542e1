import type { Db } from '../../platform/database.ts'

/** How many things this person still owes. */
export async function countWaiting(db: Db, personId: string): Promise<number> {
  const { count } = await db
    .selectFrom('tasks_task as t')
    .leftJoin('tasks_task_end as e', 'e.task_id', 't.id')
    .where('t.owed_by', '=', personId)
    .where('e.task_id', 'is', null)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
