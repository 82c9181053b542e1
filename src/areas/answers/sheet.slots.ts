import type { LocalDate } from '../../kernel/dates.ts'
import type { Decision, Missing } from '../../kernel/decision.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { Sent } from '../items/item.schema.ts'

/**
 * How an area above takes the answers of its sheets, where handing one in means something to it: marks it, completes a
 * course. `answer` saves a page as the area's own route would, and hands the sheet in after the last; `after` is where
 * the person goes on then, behind sign-in. Without one a sheet is simply handed in.
 */
export type SheetTaker = {
  area: string
  answer: (
    tx: Tx,
    sheet: { id: string; subjectId: string; personId: string },
    answered: { page: number; form: Sent; today: LocalDate },
  ) => Promise<Decision<{ nextPage: number | null }> | Missing>
  after: (db: Db, sheet: { subjectId: string }) => Promise<string>
}
