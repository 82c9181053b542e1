import type { Db } from '../../platform/database.ts'
import type { Holding } from './company.schema.ts'

/** What an area above knows of who is tied to companies, without telling who. */
export type CompanyTies = {
  /** How many people told a tie to each of these companies. */
  countPeople(db: Db, companyIds: readonly string[]): Promise<ReadonlyMap<string, number>>
  /** What people said of who holds the shares of a company, and the activities in which it matters now. */
  findTies(
    db: Db,
    companyId: string,
  ): Promise<{
    said: { holding: Holding; count: number }[]
    activities: { id: string; number: string; title: string }[]
  }>
}
