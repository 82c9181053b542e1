import { sql } from 'kysely'
import type { Source } from '../../platform/listing.ts'
import { containing } from '../../platform/search.ts'
import type { OrganizationKind, OrganizationLine } from './organization.schema.ts'
import type { PartnershipKind } from './partnership.schema.ts'

/** Which organizations to list. `within` is the one whose parts are meant; those that were retired only when they are asked for. */
export type OrganizationFilter = {
  kind?: OrganizationKind
  partner?: PartnershipKind | 'any'
  within?: string
  isRetired: boolean | 'any'
}

/**
 * Organizations by name. A word is looked for in the name, in names it had, in the place where it is, and, whole, in its numbers.
 */
export const organizations: Source<OrganizationLine, OrganizationFilter> = {
  table: 'organizations_organization',
  as: 'o',
  select: sql<OrganizationLine>`o.id, o.name, o.kind, o.city, o.state, o.parent_id as "parentId",
    (select u.name from organizations_organization u where u.id = o.parent_id) as parent,
    array(select p.kind from organizations_partnership p where p.organization_id = o.id and p.until is null
      order by p.since, p.kind) as partner,
    o.is_provider as "isProvider", o.retired_at is not null as "isRetired"`,
  text: sql`o.name || ' ' || coalesce(o.city, '')`,
  hasWord: (word) => sql`(o.name || ' ' || coalesce(o.city, '') ilike ${containing(word)}
    or o.id in (select f.organization_id from organizations_former_name f where f.name ilike ${containing(word)})
    or o.id in (select i.organization_id from organizations_identifier i where i.value in (${word}, upper(${word}))))`,
  near: sql`o.name`,
  orders: {
    name: { keys: [{ by: sql`lower(o.name)`, type: 'text' }] },
    newest: { keys: [{ by: sql`o.created_at`, type: 'instant' }], down: true },
  },
  where: ({ kind, partner, within, isRetired }) => [
    ...(kind ? [sql`o.kind = ${kind}`] : []),
    ...(partner === 'any'
      ? [sql`exists (select from organizations_partnership p where p.organization_id = o.id and p.until is null)`]
      : []),
    ...(partner && partner !== 'any'
      ? [
          sql`exists (select from organizations_partnership p where p.organization_id = o.id and p.until is null and p.kind = ${partner})`,
        ]
      : []),
    ...(within
      ? [
          sql`o.id in (with recursive parts as (
            select id from organizations_organization where parent_id = ${within}
            union all select c.id from parts a join organizations_organization c on c.parent_id = a.id) select id from parts)`,
        ]
      : []),
    ...(isRetired === 'any' ? [] : [isRetired ? sql`o.retired_at is not null` : sql`o.retired_at is null`]),
  ],
}
