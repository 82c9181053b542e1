import { Empty } from '../../ui/empty.tsx'
import { FilterSelect, FilterWords, Filters } from '../../ui/filters.tsx'
import { type Column, Ledger, RowTitle } from '../../ui/ledger.tsx'
import { Pages } from '../../ui/pages.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { questionnaireKinds } from './questionnaire.schema.ts'

export type QuestionnaireLine = {
  id: string
  kind: string
  title: string
  number: number
  items: number
  answered: number
}

const columns: Column<QuestionnaireLine>[] = [
  {
    key: 'title',
    label: 'Questionnaire',
    row: true,
    cell: (line) => <RowTitle href={`/office/questionnaires/${line.id}`}>{line.title}</RowTitle>,
  },
  { key: 'kind', label: 'Kind' },
  { key: 'items', label: 'Questions', num: true },
  { key: 'number', label: 'Version', num: true },
  { key: 'answered', label: 'Handed in', num: true },
]

/** Every questionnaire of the office, by title. New ones are begun where they are used: a test in its course. */
export function QuestionnairesPage(list: { lines: QuestionnaireLine[]; words: string; kind: string; next?: string }) {
  return (
    <>
      <PageTitle lead="Tests, evaluations and review forms. A version that someone has answered stays as it is.">
        Questionnaires
      </PageTitle>
      <Filters action="/office/questionnaires" label="Filter the questionnaires">
        <FilterWords value={list.words} placeholder="A title" />
        <FilterSelect
          name="kind"
          label="Kind"
          value={list.kind}
          options={questionnaireKinds.map((kind) => ({ value: kind, label: kind }))}
        />
      </Filters>
      <div class="gap">
        {list.lines.length === 0 ? (
          <Empty title="No questionnaire fits.">
            A test appears here when a course sets it up; other forms when they are first used.
          </Empty>
        ) : (
          <Ledger caption="Questionnaires, by title" hideCaption columns={columns} rows={list.lines} />
        )}
        <Pages next={list.next} />
      </div>
    </>
  )
}
