import type { Actor } from '../../kernel/actor.ts'
import { showInstant } from '../../kernel/dates.ts'
import { isId } from '../../kernel/ids.ts'
import { capital } from '../../kernel/words.ts'
import type { Register, RegisterColumn } from '../../lists/register.ts'
import { Details } from '../../ui/details.tsx'
import { RowTitle } from '../../ui/ledger.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { type AuditChoice, type AuditFound, auditList } from './audit-list.store.ts'

type AuditRow = AuditFound & { when: string; who: string }

/** By which door an act came. */
const doors = ['session', 'link', 'key', 'command line', 'timed work', 'public'] as const satisfies Actor['via'][]

const columns: readonly RegisterColumn<AuditRow>[] = [
  { key: 'when', label: 'When', order: 'newest', nowrap: true, isFixed: true, text: ({ at }) => at.toISOString() },
  {
    key: 'act',
    label: 'Act',
    row: true,
    cell: ({ act, subject }) => (
      <RowTitle href={`/office/audit?q=${encodeURIComponent(subject)}`} soft={subject}>
        {act}
      </RowTitle>
    ),
  },
  { key: 'subject', label: 'Record', isExtra: true },
  {
    key: 'who',
    label: 'By',
    person: true,
    cell: (row) => (row.actorId ? <a href={`/office/audit?person=${row.actorId}`}>{row.who}</a> : row.who),
  },
  {
    key: 'roles',
    label: 'As',
    isExtra: true,
    cell: ({ roles }) => roles.join(', '),
    text: ({ roles }) => roles.join(', '),
  },
  { key: 'via', label: 'Through' },
  { key: 'why', label: 'Why', plain: true, cell: ({ why }) => why ?? '–' },
  {
    key: 'change',
    label: 'What changed',
    cell: (row) => <Change row={row} />,
    text: ({ before, after }) => showJson({ before, after }),
  },
  { key: 'requestId', label: 'Request', isExtra: true, cell: ({ requestId }) => requestId ?? '–' },
]

/** Everything that was done in the office, the newest first. */
export const auditRegister: Register<AuditFound, AuditRow, AuditChoice> = {
  path: '/office/audit',
  name: 'audit',
  title: 'Audit',
  one: 'act',
  many: 'acts',
  may: 'audit.see',
  source: auditList,
  narrow: (_visit, { via, person }) => ({ via: doors.find((one) => one === via), personId: person }),
  dress: ({ office }, rows) =>
    rows.map((row) => ({ ...row, when: showInstant(row.at, office.settings.timeZone), who: whoActed(row) })),
  nameOf: ({ act, subject }) => `${act}, ${subject}`,
  columns,
  filters: [
    { name: 'via', label: 'Through', options: doors.map((value) => ({ value, label: capital(value) })) },
    { name: 'person', label: 'By', isInHead: true, options: [], takes: isId },
  ],
  orders: { newest: 'newest first' },
  search: 'The beginning of an act, as gap.accept, or the id of a record',
  head: ({ ask }) => (
    <>
      <PageTitle lead="Every act that changed something, with who, when and why. Nobody can change or remove a row of it.">
        Audit
      </PageTitle>
      {ask.filters.person ? (
        <p>
          Only what one person or program did, or what was done on their behalf. <a href="/office/audit">Show all</a>
        </p>
      ) : null}
    </>
  ),
  empty: (isNarrowed) =>
    isNarrowed
      ? {
          title: 'No act fits.',
          says: 'Acts are found by how they begin, as gap. or certificate.withdraw, and by the id of what they were done to.',
        }
      : { title: 'Nothing was done yet.', says: 'The first act of the office stands here at once.' },
}

function whoActed({ actor, onBehalfOf, via, actorId }: AuditFound): string {
  if (actor !== null) return onBehalfOf === null ? actor : `${actor}, for ${onBehalfOf}`
  if (via === 'key') return `A key of ${onBehalfOf ?? 'nobody known'}`
  if (actorId !== null) return 'Someone no longer known'
  return via === 'public' ? 'The public' : 'The office itself'
}

function Change({ row: { before, after } }: { row: AuditRow }) {
  if (before === null && after === null) return <>–</>
  return (
    <Details summary="Before and after" small>
      <p>
        Before: <code>{showJson(before)}</code>
      </p>
      <p>
        After: <code>{showJson(after)}</code>
      </p>
    </Details>
  )
}

function showJson(value: unknown): string {
  return value === null ? 'nothing' : JSON.stringify(value)
}
