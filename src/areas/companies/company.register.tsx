import type { Register, RegisterColumn } from '../../lists/register.ts'
import { Crumbs } from '../../ui/crumbs.tsx'
import { RowTitle } from '../../ui/ledger.tsx'
import { Status } from '../../ui/status.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { type Eligibility, eligibilities } from './company.schema.ts'
import type { CompanyTies } from './company.slots.ts'
import { type CompanyRow, companies } from './company.store.ts'
import { type CompanyLine, eligibilityStates, eligibilityWords, holdingWords } from './company.view.tsx'

const columns: readonly RegisterColumn<CompanyLine>[] = [
  {
    key: 'name',
    label: 'Company',
    row: true,
    order: 'name',
    cell: (one) => (
      <RowTitle href={`/integrity/companies/${one.id}`} soft={one.businessLines.join(', ') || undefined}>
        {one.name}
      </RowTitle>
    ),
  },
  {
    key: 'businessLines',
    label: 'Business',
    isExtra: true,
    cell: (one) => one.businessLines.join(', ') || '–',
    text: (one) => one.businessLines.join(', '),
  },
  {
    key: 'eligibility',
    label: 'Eligibility',
    cell: (one) => <Status is={eligibilityStates[one.eligibility]}>{eligibilityWords[one.eligibility]}</Status>,
    text: (one) => eligibilityWords[one.eligibility],
  },
  {
    key: 'holding',
    label: 'Shares',
    cell: (one) => holdingWords[one.holding],
    text: (one) => holdingWords[one.holding],
  },
  { key: 'people', label: 'People tied', num: true },
]

/** Every company that somebody has told ties to, with what the office has found about it. */
export const companyRegister = (
  ties: CompanyTies,
): Register<CompanyRow, CompanyLine, { eligibility?: Eligibility }> => ({
  path: '/integrity/companies',
  name: 'companies',
  title: 'Companies',
  one: 'company',
  many: 'companies',
  may: 'integrity.see',
  current: '/integrity',
  source: companies,
  narrow: (_visit, filters) => ({ eligibility: eligibilities.find((one) => one === filters.eligibility) }),
  dress: async ({ db }, rows) => {
    const people = await ties.countPeople(
      db,
      rows.map(({ id }) => id),
    )
    return rows.map((row) => ({ ...row, people: people.get(row.id) ?? 0 }))
  },
  nameOf: ({ name }) => name,
  columns,
  filters: [
    {
      name: 'eligibility',
      label: 'Eligibility',
      options: eligibilities.map((value) => ({ value, label: eligibilityWords[value] })),
    },
  ],
  orders: { name: 'by name', newest: 'newest first' },
  search: 'Name or business',
  head: () => (
    <>
      <Crumbs trail={[{ label: 'Integrity', href: '/integrity' }]} />
      <PageTitle lead="A company is ineligible when it makes, sells or distributes what is used by or on patients.">
        Companies
      </PageTitle>
    </>
  ),
  empty: (isNarrowed) =>
    isNarrowed
      ? { title: 'No company fits.', says: 'Try part of a name, or clear the filter.' }
      : { title: 'No company is known yet.', says: 'Companies come in with the disclosures that name them.' },
})
