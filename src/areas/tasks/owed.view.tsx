import type { Stamp } from '../../http/route.ts'
import { type LocalDate, showShortDay } from '../../kernel/dates.ts'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Empty } from '../../ui/empty.tsx'
import { FilterSelect, FilterWords, Filters } from '../../ui/filters.tsx'
import { Ledger, RowTitle } from '../../ui/ledger.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Pages } from '../../ui/pages.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { AskAgain, Due } from './home.view.tsx'

export type OwedRow = {
  id: string
  name: string
  title: string
  email: string
  dueOn: LocalDate | null
  stamp: Stamp
  askedOn: LocalDate | null
  asks: number
}

export type OwedList = {
  rows: OwedRow[]
  count: number
  today: LocalDate
  words: string
  late: boolean
  next?: string
  asked?: string
  refused?: string
}

/** Everything others owe, oldest first, each with the button that asks again. */
export function OwedPage(list: OwedList) {
  const { rows, today } = list
  const isNarrowed = list.words !== '' || list.late
  return (
    <>
      <Crumbs trail={[{ label: 'Waiting for you', href: '/office' }]} />
      <PageTitle lead="Reminders go out by themselves, four times at most. After that a call does more than a mail.">
        What others owe
      </PageTitle>
      {list.asked ? (
        <Notice is="good" title="Asked again." live>{`${list.asked} gets a mail with a fresh link.`}</Notice>
      ) : null}
      {list.refused ? (
        <Notice is="bad" title="No mail was sent." live>
          {list.refused}
        </Notice>
      ) : null}
      <Filters action="/office/owed" label="Filter what others owe">
        <FilterWords value={list.words} placeholder="A name, or what it is" />
        <FilterSelect
          name="late"
          label="Due"
          value={list.late ? 'yes' : ''}
          options={[{ value: 'yes', label: 'Late only' }]}
        />
      </Filters>
      <div class="gap">
        {rows.length === 0 ? <NobodyOwes isNarrowed={isNarrowed} /> : <Rows rows={rows} today={today} />}
        <Pages
          next={list.next}
          says={list.count > rows.length ? `${list.count.toLocaleString('en-US')} in all` : undefined}
        />
      </div>
    </>
  )
}

function NobodyOwes({ isNarrowed }: { isNarrowed: boolean }) {
  return isNarrowed ? (
    <Empty title="Nothing fits.">Try fewer words, or look at all.</Empty>
  ) : (
    <Empty title="Nobody owes anything.">
      A disclosure, a review, an answer: whoever is asked for something stands here until it is done.
    </Empty>
  )
}

function Rows({ rows, today }: { rows: OwedRow[]; today: LocalDate }) {
  return (
    <Ledger
      caption="What others owe, oldest first"
      hideCaption
      rows={rows}
      columns={[
        { key: 'name', label: 'Who', row: true, cell: (row) => <RowTitle soft={row.email}>{row.name}</RowTitle> },
        { key: 'title', label: 'What' },
        { key: 'dueOn', label: 'By', nowrap: true, cell: (row) => <Due dueOn={row.dueOn} today={today} /> },
        { key: 'asked', label: 'Asked', cell: sayAsked },
        { key: 'act', label: 'Ask again', hide: true, act: true, cell: (row) => <AskAgain line={row} /> },
      ]}
    />
  )
}

function sayAsked(row: OwedRow): string {
  if (row.askedOn === null) return 'Not by mail'
  const often = row.asks === 1 ? 'Once' : row.asks === 2 ? 'Twice' : `${row.asks} times`
  return row.asks === 1 ? `Once, ${showShortDay(row.askedOn)}` : `${often}, last ${showShortDay(row.askedOn)}`
}
