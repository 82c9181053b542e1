import { z } from 'zod'
import { may } from '../../http/permission.ts'
import { type Stamp, type Visit, visitorOf } from '../../http/route.ts'
import { type LocalDate, dayOf, isLocalDate, showShortDay } from '../../kernel/dates.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { makeAct } from '../../lists/act.ts'
import type { Register, RegisterColumn } from '../../lists/register.ts'
import { Crumbs } from '../../ui/crumbs.tsx'
import { DateField } from '../../ui/field.tsx'
import { RowTitle } from '../../ui/ledger.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { showName } from '../people/person.schema.ts'
import { AskAgain, Due } from './home.view.tsx'
import { owedScope } from './owed.rules.ts'
import { askAgain, moveDueDay, restoreDueDay } from './task.commands.ts'
import { type OwedFilter, type OwedTask, findTask, owed } from './task.store.ts'

type OwedRow = OwedTask & { name: string; stamp: Stamp; today: LocalDate; askedOn: LocalDate | null }

const columns: readonly RegisterColumn<OwedRow>[] = [
  {
    key: 'name',
    label: 'Who',
    row: true,
    order: 'name',
    cell: (row) => <RowTitle soft={row.email}>{row.name}</RowTitle>,
  },
  { key: 'email', label: 'E-mail', isExtra: true },
  { key: 'title', label: 'What', isFixed: true },
  {
    key: 'dueOn',
    label: 'By',
    nowrap: true,
    order: 'due',
    cell: (row) => <Due dueOn={row.dueOn} today={row.today} />,
    text: (row) => row.dueOn,
  },
  { key: 'asked', label: 'Asked', order: 'oldest', cell: sayAsked, text: sayAsked },
  {
    key: 'act',
    label: 'Ask again',
    hide: true,
    act: true,
    isFixed: true,
    isUnwritten: true,
    cell: (row) => <AskAgain line={row} />,
  },
]

/** What others owe, oldest first: all of it for the office, for others what they asked for themselves. */
export const owedRegister: Register<OwedTask, OwedRow, OwedFilter> = {
  path: '/office/owed',
  name: 'owed',
  title: 'What others owe',
  one: 'thing owed',
  many: 'things owed',
  may: 'office.see',
  current: '/office',
  source: owed,
  narrow: (visit, { late }) => {
    const visitor = visitorOf(visit)
    const theirs = owedScope(visitor, may(visitor, 'task.see'))
    return theirs === null ? missing : { ...theirs, lateOn: late === 'yes' ? visit.office.today() : undefined }
  },
  dress: (visit, tasks) => tasks.map((task) => rowOf(visit, task)),
  nameOf: ({ name, title }) => `${name}: ${title}`,
  columns,
  filters: [{ name: 'late', label: 'Due', options: [{ value: 'yes', label: 'Late only' }] }],
  orders: { oldest: 'oldest first', due: 'by the day they are due', name: 'by family name' },
  search: 'A name, or what it is',
  head: async ({ visit }) => (
    <>
      <Crumbs trail={[{ label: 'Waiting for you', href: '/office' }]} />
      <PageTitle lead="Reminders go out by themselves, four times at most. After that a call does more than a mail.">
        What others owe
      </PageTitle>
      <WhoWasAsked name={await findAsked(visit)} />
    </>
  ),
  empty: (isNarrowed) =>
    isNarrowed
      ? { title: 'Nothing fits.', says: 'Try fewer words, or look at all.' }
      : {
          title: 'Nobody owes anything.',
          says: 'A disclosure, a review, an answer: whoever is asked for something stands here until it is done.',
        },
  acts: [
    makeAct({
      name: 'reminder',
      label: 'Ask again',
      may: 'office.see',
      says: (row) => `${row.name} gets a mail with a fresh link`,
      done: 'Asked again',
      final: 'Whoever is asked gets a mail, and a mail that was sent cannot be called back.',
      act: (tx, row, _said, visit) => askAgain(tx, row.id, visit.office.address()),
    }),
    makeAct({
      name: 'due-day',
      label: 'Move the due day',
      may: 'office.see',
      ask: {
        schema: z.object({ dueOn: z.string().refine(isLocalDate, 'Enter the day by which it is due') }),
        Fields: ({ typed, errors }) => (
          <DateField name="dueOn" label="Due by" value={typed.dueOn} error={errors.dueOn} required />
        ),
      },
      says: (_row, { dueOn }) => `Due by ${showShortDay(dueOn as LocalDate)}`,
      done: 'Due day moved',
      act: (tx, row, { dueOn }, visit) => moveDueDay(tx, row.id, dueOn as LocalDate, visit.office.today()),
      undo: (tx, taskId, kept: { dueOn: LocalDate | null }) => restoreDueDay(tx, taskId, kept.dueOn),
    }),
  ],
}

/** Who was asked again a moment ago, where that is theirs to know who look. */
async function findAsked(visit: Visit): Promise<string | undefined> {
  const { asked = '' } = visit.query
  const visitor = visitorOf(visit)
  const task = isId(asked) ? await findTask(visit.db, asked) : undefined
  return task && (may(visitor, 'task.see') || task.owedTo === visitor.id) ? showName(task) : undefined
}

function WhoWasAsked({ name }: { name: string | undefined }) {
  return name ? <Notice is="good" title="Asked again." live>{`${name} gets a mail with a fresh link.`}</Notice> : null
}

function rowOf(visit: Visit, task: OwedTask): OwedRow {
  const { office } = visit
  return {
    ...task,
    name: showName(task),
    stamp: visit.stamp(),
    today: office.today(),
    askedOn: task.lastAskedAt && dayOf(task.lastAskedAt, office.settings.timeZone),
  }
}

function sayAsked(row: OwedRow): string {
  if (row.askedOn === null) return 'Not by mail'
  const often = row.asks === 1 ? 'Once' : row.asks === 2 ? 'Twice' : `${row.asks} times`
  return row.asks === 1 ? `Once, ${showShortDay(row.askedOn)}` : `${often}, last ${showShortDay(row.askedOn)}`
}
