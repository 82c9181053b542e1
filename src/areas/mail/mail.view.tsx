import type { ComponentChildren } from 'preact'
import type { Stamp } from '../../http/route.ts'
import { type LocalDate, showInstant, showShortDay } from '../../kernel/dates.ts'
import { hideSecrets } from '../../kernel/link.ts'
import { Button } from '../../ui/button.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Prose } from '../../ui/prose.tsx'
import { Status } from '../../ui/status.tsx'
import { PageTitle } from '../../ui/title.tsx'

type State = 'queued' | 'sent' | 'bounced'

/** Where a mail stands. */
export function MailStatus({ state }: { state: State }) {
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
