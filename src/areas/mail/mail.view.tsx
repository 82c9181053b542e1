import type { ComponentChildren } from 'preact'
import type { Stamp } from '../../http/route.ts'
import { type LocalDate, showInstant, showShortDay } from '../../kernel/dates.ts'
import { hideSecrets } from '../../kernel/link.ts'
import { Button } from '../../ui/button.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { Facts } from '../../ui/facts.tsx'
import { FilterWords, Filters } from '../../ui/filters.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Ledger, RowTitle } from '../../ui/ledger.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Pages } from '../../ui/pages.tsx'
import { Prose } from '../../ui/prose.tsx'
import { Status } from '../../ui/status.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { PageTitle } from '../../ui/title.tsx'

type State = 'queued' | 'sent' | 'bounced'

export type MailRow = { id: string; to: string; name: string | null; subject: string; state: State; queuedAt: Date }

export type MailList = {
  rows: MailRow[]
  counts: { bounced: number; queued: number }
  state: State | ''
  words: string
  next?: string
  timeZone: string
}

/** Every mail the office sent, newest first; what came back stands in the first tab. */
export function MailListPage(list: MailList) {
  const { counts, state, words } = list
  const address = (of: State | '') => {
    const query = new URLSearchParams({ ...(of ? { state: of } : {}), ...(words ? { q: words } : {}) }).toString()
    return query ? `/mail?${query}` : '/mail'
  }
  const tab = (label: string, of: State | '', count?: number) => ({
    label,
    count,
    href: address(of),
    current: of === state,
  })
  return (
    <>
      <PageTitle lead="What the office wrote to whom, and what became of it.">Mail</PageTitle>
      <Tabs
        label="Mail by state"
        tabs={[
          tab('Came back', 'bounced', counts.bounced),
          tab('Waiting to be sent', 'queued', counts.queued),
          tab('Sent', 'sent'),
          tab('All', ''),
        ]}
      />
      <Filters action="/mail" label="Find a mail" keep={state ? { state } : {}} act="Find">
        <FilterWords value={words} placeholder="An address, a name, a subject" />
      </Filters>
      <div class="gap">
        {list.rows.length === 0 ? <NoMail state={state} words={words} /> : <MailRows {...list} />}
        <Pages next={list.next} />
      </div>
    </>
  )
}

function NoMail({ state, words }: { state: State | ''; words: string }) {
  if (words) return <Empty title="No mail fits.">Try part of an address, or another tab.</Empty>
  if (state === 'bounced')
    return <Empty title="Nothing came back.">A mail that cannot be delivered stands here until it is sent again.</Empty>
  if (state === 'queued') return <Empty title="Nothing waits to be sent.">Mail leaves within seconds.</Empty>
  return <Empty title="No mail yet.">When the office asks someone for something, the mail is kept here.</Empty>
}

function MailRows({ rows, timeZone }: MailList) {
  return (
    <Ledger
      caption="Mail, newest first"
      hideCaption
      rows={rows}
      columns={[
        {
          key: 'subject',
          label: 'Subject',
          row: true,
          cell: (mail) => <RowTitle href={`/mail/${mail.id}`}>{mail.subject}</RowTitle>,
        },
        {
          key: 'to',
          label: 'To',
          plain: true,
          cell: (mail) => (
            <>
              {mail.name ? <>{mail.name} </> : null}
              <span class="soft">{mail.to}</span>
            </>
          ),
        },
        { key: 'queuedAt', label: 'Written', cell: (mail) => showInstant(mail.queuedAt, timeZone) },
        { key: 'state', label: 'State', cell: (mail) => <MailStatus state={mail.state} /> },
      ]}
    />
  )
}

/** Where a mail stands. */
function MailStatus({ state }: { state: State }) {
  if (state === 'bounced') return <Status is="stop">Came back</Status>
  return state === 'sent' ? <Status is="done">Sent</Status> : <Status is="wait">Waiting</Status>
}

export type MailDetails = {
  mail: {
    id: string
    to: string
    subject: string
    body: string
    state: State
    failures: number
    error: string | null
    queuedAt: Date
    sentAt: Date | null
    personId: string | null
    name: string | null
    presentAddress: string | null
  }
  tasks: { id: string; title: string; dueOn: LocalDate | null; isOpen: boolean; outcome: string | null }[]
  maySeePeople: boolean
  timeZone: string
  stamp: Stamp
  refused?: string
}

/** One mail: to whom, what became of it, what it was about, its words. Links in it do not work from here. */
export function MailPage({ mail, tasks, maySeePeople, timeZone, stamp, refused }: MailDetails) {
  const person: ComponentChildren =
    maySeePeople && mail.personId && mail.name ? <a href={`/people/${mail.personId}`}>{mail.name}</a> : mail.name
  const tries = mail.failures > 0 ? [['Tries that failed', mail.failures] as [string, ComponentChildren]] : []
  return (
    <>
      <Crumbs trail={[{ label: 'Mail', href: '/mail' }]} />
      <PageTitle>{mail.subject}</PageTitle>
      {refused ? (
        <Notice is="bad" title="It was not sent again." live>
          {refused}
        </Notice>
      ) : null}
      {mail.state === 'bounced' ? <CameBack mail={mail} maySeePeople={maySeePeople} stamp={stamp} /> : null}
      <Leaf title="Delivery">
        <Facts
          facts={[
            ['State', <MailStatus state={mail.state} />],
            [
              'To',
              person ? (
                <>
                  {person} {mail.to}
                </>
              ) : (
                mail.to
              ),
            ],
            ['Written', showInstant(mail.queuedAt, timeZone)],
            ['Handed over', mail.sentAt ? showInstant(mail.sentAt, timeZone) : 'Not yet'],
            ...tries,
            ...(mail.error ? [['The server said', mail.error] as [string, ComponentChildren]] : []),
          ]}
        />
      </Leaf>
      {tasks.length > 0 ? <About tasks={tasks} /> : null}
      <Leaf title="Words" small="Links of others are hidden">
        <Prose text={hideSecrets(mail.body)} />
      </Leaf>
    </>
  )
}

function CameBack({ mail, maySeePeople, stamp }: Pick<MailDetails, 'mail' | 'maySeePeople' | 'stamp'>) {
  const moved = mail.presentAddress !== null && mail.presentAddress.toLowerCase() !== mail.to.toLowerCase()
  const person =
    mail.personId && maySeePeople ? <a href={`/people/${mail.personId}/address`}>Correct the address</a> : null
  return (
    <Notice is="bad">
      <p>
        <b>This mail came back.</b>{' '}
        {moved ? (
          `The address is now ${mail.presentAddress}; sending again uses it.`
        ) : (
          <>{person} before it is sent again, or call.</>
        )}
      </p>
      <div class="gap">
        <Form action={`/mail/${mail.id}/sending`} {...stamp} inline>
          <Button>Send again</Button>
        </Form>
      </div>
    </Notice>
  )
}

function About({ tasks }: { tasks: MailDetails['tasks'] }) {
  return (
    <Leaf title="What it asked for">
      <Entries>
        {tasks.map((task) => (
          <Entry
            when={
              task.isOpen ? (
                <Status is="wait">Still waits</Status>
              ) : (
                <Status is="done">{task.outcome === 'done' ? 'Done' : 'Withdrawn'}</Status>
              )
            }
            title={task.title}
            meta={task.dueOn ? `Due ${showShortDay(task.dueOn)}` : undefined}
          />
        ))}
      </Entries>
    </Leaf>
  )
}
