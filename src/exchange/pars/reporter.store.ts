import type { LocalDate } from '../../kernel/dates.ts'
import type { Db } from '../../platform/database.ts'
import { findProvider } from '../../areas/organizations/organization.store.ts'
import { findPolicy } from '../../areas/policies/policy.store.ts'
import type { Reporter } from './reportable.schema.ts'

/** Who reports today, from the office at this address. The name is "" before a provider is recorded. */
export async function findReporter(db: Db, office: { today: LocalDate; address: string }): Promise<Reporter> {
  const [provider, providerId] = await Promise.all([findProvider(db), findPolicy(db, 'pars.providerId', office.today)])
  return { providerId, providerName: provider?.name ?? '', address: office.address }
}
