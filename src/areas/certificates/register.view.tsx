import { type LocalDate, showShortDay } from '../../kernel/dates.ts'
import { type Quarters, showCredits } from '../../kernel/quarters.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { FilterSelect, FilterWords, Filters } from '../../ui/filters.tsx'
import { type Column, Ledger, RowTitle } from '../../ui/ledger.tsx'
import { Pages } from '../../ui/pages.tsx'
import { Stat, Stats } from '../../ui/stats.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { Standing, standingWords } from './certificate.part.tsx'
import type { TranscriptLine } from './transcript.rules.ts'

export type RegisterFilter = { words: string; kind: string; standing: string }
export type RegisterCounts = { awards: number; quarters: Quarters; participations: number; withdrawn: number }

type RegisterProps = {
  lines: TranscriptLine[]
  counts: RegisterCounts
  filter: RegisterFilter
  file: string
  next?: string
  first?: string
}

/** Every certificate the office has issued, narrowed by words, kind and standing. */
export function RegisterPage({ lines, counts, filter, file, next, first }: RegisterProps) {
  const isNarrowed = Object.values(filter).some((value) => value !== '')
  return (
    <>
      <PageTitle
        lead="Every certificate the office has issued. Nothing is edited: a mistake is withdrawn or replaced."
        acts={
          <ButtonLink href={file} look="quiet">
            As a spreadsheet
          </ButtonLink>
        }
      >
        Credit
      </PageTitle>
      <Stats>
        <Stat
          n={counts.awards}
          what={counts.awards === 1 ? 'award stands' : 'awards stand'}
          period={`${showCredits(counts.quarters)} in all`}
          atLeast={0}
        />
        <Stat
          n={counts.participations}
          what={counts.participations === 1 ? 'certificate of participation' : 'certificates of participation'}
          atLeast={0}
        />
        <Stat n={counts.withdrawn} what="withdrawn" atLeast={0} />
      </Stats>
      <RegisterFilters filter={filter} />
      {lines.length === 0 ? (
        <Empty title={isNarrowed ? 'No certificate fits.' : 'No certificates yet.'}>
          {isNarrowed
            ? 'Try a part of the name, or clear the filters.'
            : 'A certificate stands here as soon as a learner claims credit for a completed activity.'}
        </Empty>
      ) : (
        <Ledger caption="Certificates, the newest first" hideCaption columns={columns} rows={lines} />
      )}
      <Pages previous={first} next={next} />
    </>
  )
}

function RegisterFilters({ filter }: { filter: RegisterFilter }) {
  return (
    <Filters action="/office/credit" label="Narrow the list">
      <FilterWords value={filter.words} placeholder="A name, a number or a title" />
      <FilterSelect
        name="kind"
        label="Kind"
        value={filter.kind}
        any="Both"
        options={[
          { value: 'credit', label: 'Credit awarded' },
          { value: 'participation', label: 'Took part' },
        ]}
      />
      <FilterSelect
        name="standing"
        label="Standing"
        value={filter.standing}
        options={Object.entries(standingWords).map(([value, label]) => ({ value, label }))}
      />
    </Filters>
  )
}

const columns: Column<TranscriptLine>[] = [
  {
    key: 'who',
    label: 'Certificate',
    row: true,
    cell: ({ id, number, words }) => (
      <RowTitle href={`/office/credit/certificates/${id}`} soft={number}>
        {words.learner}
      </RowTitle>
    ),
  },
  { key: 'title', label: 'Activity', cell: ({ words }) => words.title },
  {
    key: 'completed',
    label: 'Completed',
    nowrap: true,
    cell: ({ words }) => showShortDay(words.completedOn as LocalDate),
  },
  {
    key: 'credits',
    label: 'Credits',
    num: true,
    cell: ({ words }) => (words.awarded === null ? 'none' : showCredits(words.awarded)),
  },
  { key: 'standing', label: 'Standing', cell: ({ standing }) => <Standing is={standing} /> },
]
