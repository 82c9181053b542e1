import { may } from '../../http/permission.ts'
import { visitorOf } from '../../http/route.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { capital } from '../../kernel/words.ts'
import type { Register, RegisterColumn } from '../../lists/register.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { RowTitle } from '../../ui/ledger.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { type OrganizationFilter, organizations } from './organization-list.store.ts'
import { type OrganizationLine, organizationKinds } from './organization.schema.ts'
import { findOrganization } from './organization.store.ts'
import { partnershipKinds } from './partnership.schema.ts'

const options = (words: readonly string[]) => words.map((value) => ({ value, label: capital(value) }))
const placeOf = ({ city, state }: OrganizationLine) => [city, state].filter(Boolean).join(', ')
const partnerOf = ({ partner, isProvider }: OrganizationLine) => (isProvider ? ['the school itself'] : partner)

const columns: readonly RegisterColumn<OrganizationLine>[] = [
  {
    key: 'name',
    label: 'Name',
    row: true,
    order: 'name',
    cell: (one) => (
      <RowTitle href={`/organizations/${one.id}`} soft={one.parent ? `Part of ${one.parent}` : undefined}>
        {one.name}
      </RowTitle>
    ),
    text: (one) => one.name,
  },
  { key: 'kind', label: 'Kind', cell: (one) => capital(one.kind), text: (one) => one.kind },
  { key: 'parent', label: 'Part of', isExtra: true, cell: (one) => one.parent ?? '–', text: (one) => one.parent },
  { key: 'place', label: 'Place', cell: (one) => placeOf(one) || '–', text: placeOf },
  {
    key: 'partner',
    label: 'Partner as',
    cell: (one) => capital(partnerOf(one).join(', ')) || '–',
    text: (one) => partnerOf(one).join(', '),
  },
]

/** Every organization the office deals with, by name. */
export const organizationRegister: Register<OrganizationLine, OrganizationLine, OrganizationFilter> = {
  path: '/organizations',
  name: 'organizations',
  title: 'Organizations',
  one: 'organization',
  many: 'organizations',
  may: 'people.see',
  source: organizations,
  narrow: async ({ db }, { kind, partner, within, state }) => {
    if (within && !(await findOrganization(db, within))) return missing
    return {
      kind: organizationKinds.find((one) => one === kind),
      partner: ([...partnershipKinds, 'any'] as const).find((one) => one === partner),
      within,
      isRetired: state === 'retired',
    }
  },
  dress: (_visit, rows) => rows,
  nameOf: ({ name }) => name,
  columns,
  filters: [
    { name: 'kind', label: 'Kind', options: options(organizationKinds) },
    {
      name: 'partner',
      label: 'Partner as',
      any: 'Anyone',
      options: [{ value: 'any', label: 'Any partner' }, ...options(partnershipKinds)],
    },
    {
      name: 'state',
      label: 'Standing',
      usual: 'open',
      options: [
        { value: 'open', label: 'We deal with it' },
        { value: 'retired', label: 'Retired' },
      ],
    },
    { name: 'within', label: 'Part of', isInHead: true, options: [], takes: isId },
  ],
  orders: { name: 'by name', newest: 'newest first' },
  search: 'Name, city or number',
  head: async ({ visit, ask }) => {
    const whole = ask.filters.within ? await findOrganization(visit.db, ask.filters.within) : undefined
    const add = may(visitorOf(visit), 'people.record') ? (
      <ButtonLink href={whole ? `/organizations/new?parent=${whole.id}` : '/organizations/new'}>
        New organization
      </ButtonLink>
    ) : null
    if (!whole) return <PageTitle acts={add}>Organizations</PageTitle>
    return (
      <>
        <PageTitle acts={add}>Parts of {whole.name}</PageTitle>
        <p>
          However far down. <a href={`/organizations/${whole.id}`}>{whole.name}</a> ·{' '}
          <a href="/organizations">All organizations</a>
        </p>
      </>
    )
  },
  empty: (isNarrowed) =>
    isNarrowed
      ? {
          title: 'No organization fits.',
          says: 'Try part of a name, an earlier name or a number, or clear the filters.',
        }
      : {
          title: 'No organization is known yet.',
          says: 'Schools, hospitals and partners are recorded here, or come in by a file.',
        },
}
