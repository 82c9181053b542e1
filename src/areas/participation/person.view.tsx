import { dayOf, showShortDay } from '../../kernel/dates.ts'
import { capital } from '../../kernel/words.ts'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Pages } from '../../ui/pages.tsx'
import { Status } from '../../ui/status.tsx'
import { PageTitle } from '../../ui/title.tsx'

export type Taken = {
  id: string
  activityId: string
  number: string
  title: string
  format: string
  startedAt: Date
  completedAt: Date | null
}

/** The newest of what a person took part in; `all` leads to the rest, null where there is none. */
export function TakenLeaf({ taken, all, timeZone }: { taken: Taken[]; all: string | null; timeZone: string }) {
  return (
    <Leaf title="Took part in" small="The newest first" id="participation">
      {taken.length === 0 ? <p>Nothing yet.</p> : <TakenEntries taken={taken} timeZone={timeZone} />}
      {all === null ? null : <a href={all}>All they took part in</a>}
    </Leaf>
  )
}

type TakenPageProps = { person: { name: string; href: string }; taken: Taken[]; next?: string; timeZone: string }

/** All a person took part in, the newest first, a page at a time. */
export function TakenPage({ person, taken, next, timeZone }: TakenPageProps) {
  return (
    <>
      <Crumbs trail={[{ label: person.name, href: person.href }]} />
      <PageTitle lead="As the ledger has it, the newest first.">What {person.name} took part in</PageTitle>
      {taken.length === 0 ? <p>Nothing more.</p> : <TakenEntries taken={taken} timeZone={timeZone} />}
      <Pages next={next} />
    </>
  )
}

function TakenEntries({ taken, timeZone }: { taken: Taken[]; timeZone: string }) {
  const show = (at: Date) => showShortDay(dayOf(at, timeZone))
  return (
    <Entries>
      {taken.map(({ activityId, number, title, format, startedAt, completedAt }) => (
        <Entry
          when={show(startedAt)}
          title={title}
          href={`/office/activities/${activityId}`}
          meta={[number, capital(format)].join(', ')}
        >
          {completedAt ? (
            <Status is="done">{`Completed ${show(completedAt)}`}</Status>
          ) : (
            <Status is="live">Begun, not completed</Status>
          )}
        </Entry>
      ))}
    </Entries>
  )
}
