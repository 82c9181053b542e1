import { type LocalDate, showShortDay } from '../../kernel/dates.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Ledger, RowTitle } from '../../ui/ledger.tsx'
import { Notice } from '../../ui/notice.tsx'
import { type State, Status } from '../../ui/status.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { type Matter, type MatterKind, matterKinds } from './matter.rules.ts'

const words: Record<MatterKind, { tab: string; state: State; says: string }> = {
  companies: { tab: 'Companies to classify', state: 'wait', says: 'Company unknown' },
  relevance: { tab: 'Relevance to decide', state: 'wait', says: 'Relevance open' },
  mitigation: { tab: 'Mitigations due', state: 'todo', says: 'Not mitigated' },
  late: { tab: 'Disclosures missing', state: 'late', says: 'Not disclosed' },
  blocked: { tab: 'Blocked', state: 'stop', says: 'Blocked' },
}

export type MatterGroup = {
  activity: { id: string; number: string; title: string; state: string }
  matters: Matter[]
}

type MattersProps = {
  groups: MatterGroup[]
  shown: MatterKind | null
  counts: Record<MatterKind, number>
  today: LocalDate
  isCut: boolean
}

/** What waits for the integrity officer, activity by activity, the oldest first. */
export function MattersPage({ groups, shown, counts, today, isCut }: MattersProps) {
  const all = matterKinds.reduce((sum, kind) => sum + counts[kind], 0)
  const tabs = [
    { label: 'All', href: '/integrity', count: all, current: shown === null },
    ...matterKinds.map((kind) => ({
      label: words[kind].tab,
      href: `/integrity?show=${kind}`,
      count: counts[kind],
      current: shown === kind,
    })),
  ]
  return (
    <>
      <PageTitle
        lead="Ties of those who control content: looked at here, by the integrity officer alone."
        acts={
          <ButtonLink href="/integrity/companies" look="quiet">
            Companies
          </ButtonLink>
        }
      >
        Integrity
      </PageTitle>
      <Tabs label="Open questions" tabs={tabs} />
      {isCut ? <Notice>Only the oldest activities are shown. Settle them to see the rest.</Notice> : null}
      {groups.length === 0 ? (
        <Empty title={shown ? 'Nothing of this kind is open.' : 'No question is open.'}>
          When somebody discloses a tie, is late, or a company is not known yet, it stands here until it is decided.
        </Empty>
      ) : (
        <Matters groups={groups} today={today} />
      )}
    </>
  )
}

function Matters({ groups, today }: { groups: MatterGroup[]; today: LocalDate }) {
  return (
    <Ledger
      caption="Open questions by activity, oldest first"
      hideCaption
      groups={groups.map(({ activity, matters }) => ({
        title: <GroupTitle activity={activity} />,
        rows: matters,
      }))}
      columns={[
        {
          key: 'name',
          label: 'Who, and what is open',
          row: true,
          cell: (one) => (
            <RowTitle href={`/integrity/activities/${one.activityId}#person-${one.personId}`} soft={one.says}>
              {one.name}
            </RowTitle>
          ),
        },
        {
          key: 'kind',
          label: 'State',
          cell: (one) => (
            <Status is={words[one.kind].state}>{one.isOutdated ? 'Out of date' : words[one.kind].says}</Status>
          ),
        },
        {
          key: 'startsOn',
          label: 'Role begins',
          nowrap: true,
          cell: (one) => (one.startsOn <= today ? `Began ${showShortDay(one.startsOn)}` : showShortDay(one.startsOn)),
        },
        {
          key: 'act',
          label: 'Act',
          hide: true,
          act: true,
          cell: (one) => (
            <ButtonLink href={one.act.href} look="quiet" small>
              {one.act.label} <span class="hide">: {one.name}</span>
            </ButtonLink>
          ),
        },
      ]}
    />
  )
}

function GroupTitle({ activity }: Pick<MatterGroup, 'activity'>) {
  return (
    <>
      <a href={`/integrity/activities/${activity.id}`}>{activity.title}</a>{' '}
      <span class="soft">
        {activity.number}, {activity.state}
      </span>
    </>
  )
}
