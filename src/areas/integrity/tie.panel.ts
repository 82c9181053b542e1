import type { CompanyTies } from '../companies/company.slots.ts'
import { countPeopleTied, listActivitiesWith, listSaidHoldings } from './tie.store.ts'

/** What disclosures add to the pages of companies: how many are tied to them, what they said, where it matters. */
export const companyTies: CompanyTies = {
  countPeople: countPeopleTied,
  async findTies(db, companyId) {
    const [said, activities] = await Promise.all([listSaidHoldings(db, companyId), listActivitiesWith(db, companyId)])
    return { said, activities }
  },
}
