import type { Stamp } from '../../http/route.ts'
import { type LocalDate, showShortDay } from '../../kernel/dates.ts'
import { Button } from '../../ui/button.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Form } from '../../ui/form.tsx'
import { Ledger, RowTitle } from '../../ui/ledger.tsx'
import { Notice } from '../../ui/notice.tsx'
import { type State, Status } from '../../ui/status.tsx'
import { PageTitle } from '../../ui/title.tsx'

/** Who has told, in words that say nothing of what. `mayAsk`: can this person still be asked? */
export type AskLine = {
  personId: string
  name: string
  email: string
  roles: string
  state: State
  says: string
  dueOn: LocalDate | null
  askedOn: LocalDate | null
  mayAsk: boolean
}

type AsksProps = {
  activity: { id: string; title: string; isClinical: boolean }
  people: AskLine[]
  stamp: Stamp
  mayAsk: boolean
  asked?: string
  refused?: string
}

/** Who in control of content has disclosed and who has not; what they told is for the integrity officer. */
export function AsksPage({ activity, people, stamp, mayAsk, asked, refused }: AsksProps) {
  const here = `/office/activities/${activity.id}`
  return (
    <>
      <Crumbs
        trail={[
          { label: 'Activities', href: '/office/activities' },
          { label: activity.title, href: here },
        ]}
      />
      <PageTitle lead="What they told is read by the integrity officer only.">Who has disclosed</PageTitle>
      {asked ? (
        <Notice is="good" live>
          {`A mail to ${asked} is on its way.`}
        </Notice>
      ) : null}
      {refused ? (
        <Notice is="bad" live title="No mail was sent.">
          {refused}
        </Notice>
      ) : null}
      {activity.isClinical ? null : <Notice>Nothing clinical is taught here, so nobody has to disclose.</Notice>}
      {people.length === 0 ? (
        <Empty title="Nobody controls the content yet.">
          Directors, planners, faculty and reviewers stand here once they are named, and are asked by mail.
        </Empty>
      ) : (
        <AskTable here={here} people={people} stamp={stamp} mayAsk={mayAsk} />
      )}
    </>
  )
}

function AskTable({ here, people, stamp, mayAsk }: Pick<AsksProps, 'people' | 'stamp' | 'mayAsk'> & { here: string }) {
  return (
    <Ledger
      caption="Everyone in control of content"
      hideCaption
      rows={people}
      columns={[
        {
          key: 'name',
          label: 'Who',
          row: true,
          cell: (one) => <RowTitle soft={`${one.roles} · ${one.email}`}>{one.name}</RowTitle>,
        },
        { key: 'state', label: 'State', cell: (one) => <Status is={one.state}>{one.says}</Status> },
        { key: 'dueOn', label: 'By', nowrap: true, cell: (one) => (one.dueOn ? showShortDay(one.dueOn) : '–') },
        {
          key: 'askedOn',
          label: 'Last asked',
          nowrap: true,
          cell: (one) => (one.askedOn ? showShortDay(one.askedOn) : '–'),
        },
        {
          key: 'act',
          label: 'Act',
          hide: true,
          act: true,
          cell: (one) =>
            mayAsk && one.mayAsk ? (
              <AskAgain action={`${here}/disclosures/${one.personId}/asks`} stamp={stamp} line={one} />
            ) : null,
        },
      ]}
    />
  )
}

/** The button that asks, or asks again. */
export function AskAgain({
  action,
  stamp,
  line,
}: {
  action: string
  stamp: Stamp
  line: Pick<AskLine, 'name' | 'askedOn'>
}) {
  return (
    <Form action={action} {...stamp} inline>
      <Button look="quiet" small>
        {line.askedOn ? 'Ask again' : 'Ask'} <span class="hide">: {line.name}</span>
      </Button>
    </Form>
  )
}
