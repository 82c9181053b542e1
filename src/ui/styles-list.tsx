import { Button, ButtonLink } from './button.tsx'
import { Doors } from './doors.tsx'
import { Empty } from './empty.tsx'
import { Entries, Entry } from './entries.tsx'
import { FilterSelect, FilterWords, Filters } from './filters.tsx'
import { Ledger, RowTitle, type Column } from './ledger.tsx'
import { Notice } from './notice.tsx'
import { Spark } from './spark.tsx'
import { Status, type State } from './status.tsx'

const doors = ['survey', 'quality committee', 'literature', 'public health', 'publication', 'evaluation']

/** What waits, what comes, what happened. */
export function EntriesShown() {
  return (
    <Entries label="Waiting">
      <Entry
        when={<Status is="late">3 days late</Status>}
        title="Henrik Okonjo has not disclosed"
        href="#entries"
        meta="Speaker, The first hour of sepsis on the ward. Approval waits for this. Asked twice, last on Friday."
        act={
          <Button type="button" small>
            Ask again
          </Button>
        }
      />
      <Entry
        when="Thu, Nov 12, 8:30 am"
        heading
        title="Blood thinners before surgery when the kidneys are failing"
        href="#entries"
        meta="Workshop · Alder Bay, room 204 · 7 places left"
      >
        Plan the stop, the bridge and the restart for six patients, and leave with one page your whole team has agreed.
      </Entry>
      <Entry when="Tue, Jun 30, 2026">Addressed. Ruth Castellane, after the second activity ran.</Entry>
      <Entry
        title="An entry without a margin"
        href="#entries"
        act={
          <ButtonLink href="#entries" look="quiet" small>
            Look
          </ButtonLink>
        }
      />
    </Entries>
  )
}

type Sample = {
  id: string
  score: string
  title: string
  who: string
  open: string[]
  now: string
  trend: number[]
  target: number
  owner: string | null
  is: State
  state: string
}

const samples: Sample[] = [
  {
    id: '1',
    score: '.84',
    title: 'Blood thinner not stopped for the right number of days before surgery',
    who: 'Adults with eGFR under 50. Surgery, anesthesia, pharmacy, nursing',
    open: ['survey', 'quality committee', 'literature', 'evaluation'],
    now: '38 of 47',
    trend: [0.52, 0.54, 0.51, 0.53, 0.55, 0.59, 0.65, 0.71, 0.81],
    target: 0.9,
    owner: 'R. Castellane',
    is: 'live',
    state: 'Addressed',
  },
  {
    id: '2',
    score: '.79',
    title: 'Sepsis patients not reassessed within six hours on the ward',
    who: 'Adults, three hospitals. Medicine, nursing',
    open: ['quality committee', 'literature', 'evaluation'],
    now: '71 of 122',
    trend: [0.61, 0.59, 0.6, 0.56, 0.58],
    target: 0.85,
    owner: 'J. Ferreby',
    is: 'wait',
    state: 'Planned',
  },
  {
    id: '3',
    score: '.71',
    title: 'Measles not recognized at first contact',
    who: 'All ages. Emergency, pediatrics, nursing, front desk',
    open: ['public health'],
    now: 'too few to say',
    trend: [],
    target: 0.9,
    owner: null,
    is: 'todo',
    state: 'Accepted',
  },
]

const columns: Column<Sample>[] = [
  { key: 'score', label: 'Score', num: true, sort: { href: '#ledger', now: 'descending' } },
  {
    key: 'title',
    label: 'Gap',
    row: true,
    sort: { href: '#ledger' },
    cell: (gap) => (
      <RowTitle href="#ledger" soft={gap.who}>
        {gap.title}
      </RowTitle>
    ),
  },
  { key: 'open', label: 'Doors', cell: (gap) => <Doors all={doors} open={gap.open} /> },
  { key: 'now', label: 'Now', nowrap: true },
  {
    key: 'trend',
    label: 'Two years',
    cell: (gap) => (
      <Spark values={gap.trend} target={gap.target} says={`Two years, target ${gap.target * 100} percent`} />
    ),
  },
  { key: 'owner', label: 'Owner', person: true, cell: (gap) => gap.owner ?? <em class="soft">No owner</em> },
  { key: 'state', label: 'State', cell: (gap) => <Status is={gap.is}>{gap.state}</Status> },
]

/** Filters above, rows to pick, to sort and to group, and a last line that sums up. */
export function LedgerShown() {
  return (
    <div class="flow apart">
      <Filters action="/styles" label="Filter the gaps" keep={{ sort: 'score' }}>
        <FilterWords name="words" value="blood" />{' '}
        <FilterSelect name="profession-is" label="Profession" options={[{ value: 'rn', label: 'Nursing' }]} />{' '}
        <FilterSelect
          name="state-is"
          label="State"
          value="open"
          any=""
          options={[
            { value: 'open', label: 'Open' },
            { value: 'closed', label: 'Closed' },
          ]}
        />
      </Filters>
      <Ledger
        caption={
          <>
            <b>1–3 of 41.</b> Ranked by size, harm, evidence and what education can move.
          </>
        }
        columns={columns}
        rows={samples}
        pick={{ name: 'pick', value: (gap) => gap.id, label: (gap) => `Pick gap ${gap.id}`, chosen: ['2'] }}
      />
      <GroupedShown />
    </div>
  )
}

type Owed = { what: string; why: string; is: State; says: string; who: string; by: string; ask?: boolean }

const owed: { title: string; rows: Owed[] }[] = [
  {
    title: 'Why and for whom',
    rows: [
      {
        what: 'A gap with its cause',
        why: 'Education must answer a problem seen in practice. C2',
        is: 'done',
        says: 'In order',
        who: 'Jo Ferreby',
        by: 'Mon, Sep 7',
      },
    ],
  },
  {
    title: 'Independence',
    rows: [
      {
        what: 'Everyone in control of content has disclosed',
        why: 'Nobody may plan or speak before their ties of 24 months are known. Standard 3.1',
        is: 'late',
        says: '5 of 6',
        who: 'Henrik Okonjo',
        by: 'Sat, Oct 10',
        ask: true,
      },
      {
        what: 'Owners and employees of companies excluded',
        why: 'Looked at person by person. Standard 3.2',
        is: 'wait',
        says: 'Waits for the last',
        who: 'Integrity officer',
        by: '',
      },
    ],
  },
]

function GroupedShown() {
  const columns: Column<Owed>[] = [
    {
      key: 'what',
      label: 'What must be in order, and why',
      row: true,
      cell: (row) => <RowTitle soft={row.why}>{row.what}</RowTitle>,
    },
    { key: 'says', label: 'State', cell: (row) => <Status is={row.is}>{row.says}</Status> },
    { key: 'who', label: 'Owes it', person: true },
    { key: 'by', label: 'By', nowrap: true },
    {
      key: 'ask',
      label: 'Act',
      hide: true,
      act: true,
      cell: (row) =>
        row.ask ? (
          <Button type="button" look="quiet" small>
            Ask again
          </Button>
        ) : null,
    },
  ]
  return (
    <Ledger
      caption="Rows in groups"
      columns={columns}
      groups={owed}
      foot={{ what: 'All of it', says: '2 of 3', who: '', by: '', ask: null }}
    />
  )
}

/** Nothing yet, not yet, and not at all. */
export function ListStatesShown() {
  return (
    <div class="flow apart">
      <Empty title="No gaps without an owner.">
        <p>
          When a gap is accepted and nobody takes it, it waits here. <a href="#ledger">See all open gaps</a>.
        </p>
      </Empty>
      <Ledger
        caption="A table that is still being filled"
        columns={columns.slice(0, 3)}
        rows={[]}
        empty="The first rows appear here in a moment."
      />
      <Notice title="The file is being read.">
        The rows appear here as they are checked; this page looks again by itself.
      </Notice>
      <Notice is="bad" title="The list could not be loaded.">
        Nothing is lost. Try once more in a minute; if it happens again, tell the office this number: 7F3-20.
      </Notice>
    </div>
  )
}
