import { missing } from '../../kernel/decision.ts'
import { showShortDay } from '../../kernel/dates.ts'
import { isId } from '../../kernel/ids.ts'
import { capital } from '../../kernel/words.ts'
import type { Register, RegisterColumn } from '../../lists/register.ts'
import { Crumbs } from '../../ui/crumbs.tsx'
import { RowTitle } from '../../ui/ledger.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { findOrganization } from '../organizations/organization.store.ts'
import { relations } from '../people/person.schema.ts'
import { type Member, type MemberFilter, members } from './member.store.ts'

const daysOf = ({ since, until }: Member) => {
  if (until) return `${since ? `${showShortDay(since)} ` : ''}to ${showShortDay(until)}`
  return since ? `from ${showShortDay(since)}` : ''
}

const columns: readonly RegisterColumn<Member>[] = [
  {
    key: 'name',
    label: 'Name',
    row: true,
    order: 'name',
    cell: (one) => (
      <RowTitle href={`/people/${one.personId}`} soft={one.email}>{`${one.familyName}, ${one.givenName}`}</RowTitle>
    ),
    text: (one) => `${one.familyName}, ${one.givenName}`,
  },
  { key: 'email', label: 'E-mail', isExtra: true },
  { key: 'relation', label: 'As', cell: (one) => capital(one.relation), text: (one) => one.relation },
  { key: 'title', label: 'Title', isExtra: true, cell: (one) => one.title ?? '–', text: (one) => one.title },
  { key: 'department', label: 'Department', cell: (one) => one.department ?? '–', text: (one) => one.department },
  { key: 'profession', label: 'Profession', cell: (one) => capital(one.profession), text: (one) => one.profession },
  { key: 'days', label: 'Days', cell: (one) => daysOf(one) || '–', text: daysOf },
]

/** Who belongs to one organization. */
export const memberRegister: Register<Member, Member, MemberFilter> = {
  path: '/organizations/:organizationId/people',
  name: 'members',
  title: 'People of an organization',
  one: 'person',
  many: 'people',
  may: 'people.see',
  current: '/organizations',
  source: members,
  narrow: async ({ db, params, office }, { relation, state }) => {
    const { organizationId = '' } = params
    if (!isId(organizationId) || !(await findOrganization(db, organizationId))) return missing
    return {
      organizationId,
      today: office.today(),
      relation: relations.find((one) => one === relation),
      isOver: state === 'over',
    }
  },
  dress: (_visit, rows) => rows,
  nameOf: (one) => `${one.givenName} ${one.familyName}`,
  columns,
  filters: [
    { name: 'relation', label: 'As', options: relations.map((value) => ({ value, label: capital(value) })) },
    {
      name: 'state',
      label: 'When',
      usual: 'now',
      options: [
        { value: 'now', label: 'They belong to it' },
        { value: 'over', label: 'They did once' },
      ],
    },
  ],
  orders: { name: 'by family name' },
  search: 'Name, e-mail address or department',
  head: async ({ visit }) => {
    const organization = await findOrganization(visit.db, visit.params.organizationId!)
    return (
      <>
        <Crumbs
          trail={[
            { label: 'Organizations', href: '/organizations' },
            { label: organization?.name ?? '', href: `/organizations/${visit.params.organizationId!}` },
          ]}
        />
        <PageTitle>People of {organization?.name}</PageTitle>
      </>
    )
  },
  empty: (isNarrowed) =>
    isNarrowed
      ? { title: 'Nobody fits.', says: 'Try part of a name, or clear the filters.' }
      : { title: 'Nobody belongs to it.', says: 'Where somebody belongs is said on their own page.' },
}
