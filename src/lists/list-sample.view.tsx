import type { Visit } from '../http/route.ts'
import { capital } from '../kernel/words.ts'
import { RowTitle } from '../ui/ledger.tsx'
import { type State, Status } from '../ui/status.tsx'
import { makeAct } from './act.ts'
import { parseAsk } from './address.ts'
import { ListPage } from './list.view.tsx'
import { type Register, shapeOf } from './register.ts'

type Course = {
  id: string
  title: string
  director: string
  state: 'running' | 'closed' | 'in planning'
  learners: number
}

const marks: Record<Course['state'], State> = { running: 'live', closed: 'done', 'in planning': 'todo' }

const courses: Course[] = [
  { id: '1', title: 'Sepsis in the first hour', director: 'H. Okonjo', state: 'running', learners: 214 },
  {
    id: '2',
    title: 'Blood thinners before surgery when the kidneys are failing and the patient lives alone',
    director: 'R. Castellane',
    state: 'closed',
    learners: 1_208,
  },
  { id: '3', title: 'Asthma at school', director: 'A. Lindgren', state: 'in planning', learners: 0 },
]

/** A list that is not kept anywhere: its rows stand here, and its links and forms lead back to the page they are on. */
const sample: Register<Course, Course, undefined> = {
  path: '/styles',
  name: 'sample',
  title: 'Sample',
  one: 'course',
  many: 'courses',
  may: 'public',
  source: {
    table: 'activities_activity',
    as: 'a',
    select: undefined as never,
    near: undefined,
    orders: { title: { keys: [] }, learners: { keys: [], down: true } },
    where: () => [],
  },
  narrow: () => undefined,
  dress: (_visit, rows) => rows,
  nameOf: ({ title }) => title,
  columns: [
    {
      key: 'title',
      label: 'Course',
      row: true,
      order: 'title',
      cell: ({ title }) => <RowTitle href="/styles">{title}</RowTitle>,
    },
    { key: 'director', label: 'Director', person: true },
    {
      key: 'learners',
      label: 'Learners',
      num: true,
      order: 'learners',
      cell: ({ learners }) => learners.toLocaleString('en-US'),
    },
    { key: 'state', label: 'State', cell: ({ state }) => <Status is={marks[state]}>{capital(state)}</Status> },
    { key: 'number', label: 'Number', isExtra: true },
  ],
  filters: [
    {
      name: 'state',
      label: 'Courses by state',
      any: 'All',
      isTabs: true,
      options: Object.keys(marks).map((value) => ({ value, label: capital(value) })),
    },
    {
      name: 'stage',
      label: 'Stage',
      options: ['resident', 'faculty'].map((value) => ({ value, label: capital(value) })),
    },
  ],
  orders: { title: 'by title', learners: 'by number of learners' },
  search: 'A title',
  head: () => null,
  empty: () => ({ title: 'No course fits.', says: 'Try fewer words.' }),
}

const act = makeAct<Course>({
  name: 'sample',
  label: 'Ask the directors',
  may: 'activity.see',
  says: () => '',
  done: '',
  final: 'A mail that was sent cannot be called back.',
  act: () => Promise.reject(new Error('The sample is no list')),
})

/** The list part with rows of its own, for the page of styles. */
export function ListShown({ visit }: { visit: Visit }) {
  const shape = shapeOf(sample)
  const { ask } = parseAsk(shape, {})
  const found = { rows: [], count: 1_000, isMore: true, isNear: false, after: 'next', before: 'previous' }
  return (
    <div id="list">
      <ListPage
        register={sample}
        shape={shape}
        shown={{ visit, ask, found, rows: courses }}
        head={null}
        counts={{ running: 1, closed: 'more than 1,000' }}
        ignored={['stage: martian']}
        views={[{ id: '1', name: 'Mine', address: '', isShared: true, isOwn: true, isDefault: false }]}
        acts={[act]}
      />
    </div>
  )
}
