import type { ComponentChildren } from 'preact'
import type { Grant } from '../../http/permission.ts'
import type { Stamp, Visitor } from '../../http/route.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import type { Db, Tx } from '../../platform/database.ts'
import type { Standing } from './organization.schema.ts'

/** What a section of an organization's page may know of who looks, and when. */
export type OrganizationContext = {
  visitor: Visitor
  today: LocalDate
  timeZone: string
  stamp: Stamp
  may(grant: Grant): boolean
}

/** A section that an area above adds to the page of an organization; null when it has nothing to say. */
export type OrganizationPanel = (
  db: Db,
  organization: { id: string; name: string },
  context: OrganizationContext,
) => Promise<ComponentChildren | null>

/** What an area above knows to stand on an organization that is about to be retired, in sentences. */
export type OrganizationGate = (db: Db | Tx, organizationId: string, today: LocalDate) => Promise<readonly Standing[]>
