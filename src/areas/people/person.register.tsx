import { may } from '../../http/permission.ts'
import { visitorOf } from '../../http/route.ts'
import { capital } from '../../kernel/words.ts'
import type { Register, RegisterColumn, Shown } from '../../lists/register.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { RowTitle } from '../../ui/ledger.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { type DirectoryFilter, directory } from './person-list.store.ts'
import { type PersonLine, careerStages, professions } from './person.schema.ts'
import type { PersonAct } from './person.slots.ts'

const options = (words: readonly string[]) => words.map((value) => ({ value, label: capital(value) }))

const columns: readonly RegisterColumn<PersonLine>[] = [
  {
    key: 'name',
    label: 'Name',
    row: true,
    order: 'name',
    cell: (p) => <RowTitle href={`/people/${p.id}`} soft={p.email}>{`${p.familyName}, ${p.givenName}`}</RowTitle>,
    text: (p) => `${p.familyName}, ${p.givenName}`,
  },
  { key: 'email', label: 'E-mail', order: 'email', isExtra: true },
  {
    key: 'profession',
    label: 'Profession',
    cell: (p) => (p.degree ? `${p.profession}, ${p.degree}` : p.profession),
    text: (p) => p.profession,
  },
  { key: 'degree', label: 'Degree', isExtra: true, cell: (p) => p.degree ?? '–' },
  { key: 'specialty', label: 'Specialty', cell: (p) => p.specialty ?? '–' },
  { key: 'careerStage', label: 'Stage' },
]

/** Everyone the office knows, by family name, with what areas above can do to several of them. */
export const personRegister = (acts: readonly PersonAct[]): Register<PersonLine, PersonLine, DirectoryFilter> => ({
  path: '/people',
  name: 'people',
  title: 'People',
  one: 'person',
  many: 'people',
  may: 'people.see',
  source: directory,
  narrow: (_visit, filters) => ({
    profession: professions.find((one) => one === filters.profession),
    careerStage: careerStages.find((one) => one === filters.stage),
  }),
  dress: (_visit, people) => people,
  nameOf: (person) => `${person.givenName} ${person.familyName}`,
  columns,
  filters: [
    { name: 'profession', label: 'Profession', options: options(professions) },
    { name: 'stage', label: 'Stage', options: options(careerStages) },
  ],
  orders: { name: 'by family name', email: 'by e-mail address' },
  search: 'Name or e-mail address',
  head: ({ visit }) => (
    <PageTitle
      acts={
        may(visitorOf(visit), 'people.record') ? (
          <>
            <ButtonLink href="/people/requests" look="quiet">
              Requests about data
            </ButtonLink>
            <ButtonLink href="/people/duplicates" look="quiet">
              Known twice?
            </ButtonLink>
            <ButtonLink href="/people/new">New person</ButtonLink>
          </>
        ) : null
      }
    >
      People
    </PageTitle>
  ),
  caption: (shown) => <WhoComesFirst {...shown} />,
  empty: (isNarrowed) =>
    isNarrowed
      ? { title: 'Nobody fits.', says: 'Try part of a name, or clear the filters.' }
      : { title: 'Nobody is known yet.', says: 'People come in when they register, or are recorded here.' },
  acts,
})

function WhoComesFirst({ ask, found }: Shown<PersonLine>) {
  const last = ask.words.split(/\s+/).at(-1)
  if (!last || found.isNear || ask.order !== 'name') return null
  return <>People whose family name begins with “{last}” come first.</>
}
