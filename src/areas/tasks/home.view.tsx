import { Fragment, type ComponentChildren } from 'preact'
import type { Stamp } from '../../http/route.ts'
import { type LocalDate, showDay, showShortDay } from '../../kernel/dates.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Status } from '../../ui/status.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { type Group, groupOf, showCount, showDue, showLate, showWaiting } from './waiting.rules.ts'

/** One thing that waits: a task someone asked for, or a duty that an area knows of. `act` is what the button says. */
export type WaitingLine = {
  id: string
  title: string
  why: string
  href: string
  act: string
  dueOn: LocalDate | null
}

/** Something another person owes. */
export type OwedLine = { id: string; name: string; title: string; dueOn: LocalDate | null; stamp: Stamp }

export type OfficeHome = {
  today: LocalDate
  lines: WaitingLine[]
  owed: { lines: OwedLine[]; count: number; isMore: boolean } | null
  bounced: number
}

function sayOwed({ count, isMore }: { count: number; isMore: boolean }): string {
  if (count === 1) return 'The one thing owed'
  return `All ${isMore ? `of more than ${count.toLocaleString('en-US')}` : count}, oldest first`
}

const groups: Group[] = ['Late', 'This week', 'Later']

/** The home of people who work here: what waits for them by when, and what others owe them. */
export function OfficeHomePage({ today, lines, owed, bounced }: OfficeHome) {
  return (
    <>
      <PageTitle meta={[`${showDay(today)}.`, sayLate(lines, today)].filter(Boolean)}>
        {showWaiting(lines.length)}
      </PageTitle>
      {bounced > 0 ? <BouncedNotice count={bounced} /> : null}
      <div class="beside gap">
        <div>
          {lines.length === 0 ? <NothingWaits /> : null}
          {groups.map((group) => (
            <WaitingGroup
              title={group}
              today={today}
              lines={lines.filter((one) => groupOf(one.dueOn, today) === group)}
            />
          ))}
        </div>
        {owed ? (
          <aside aria-label="What others owe">
            <h2 class="serif">Others owe</h2>
            <OthersOwe lines={owed.lines} today={today} />
            {owed.count > 0 ? (
              <p class="small">
                <a href="/office/owed">{sayOwed(owed)}</a>
              </p>
            ) : null}
          </aside>
        ) : null}
      </div>
    </>
  )
}

function sayLate(lines: WaitingLine[], today: LocalDate): string {
  const late = lines.filter((line) => showLate(line.dueOn, today)).length
  if (late === 0) return lines.length === 0 ? '' : 'Nothing is late.'
  return late === 1 ? 'One is late.' : `${showCount(late)} are late.`
}

function BouncedNotice({ count }: { count: number }) {
  const says = count === 1 ? 'One mail came back.' : `${showCount(count)} mails came back.`
  return (
    <Notice is="warn">
      <p>
        <b>{says}</b> Whoever it was for has not been asked. <a href="/mail?state=bounced">Look at the mail</a>
      </p>
    </Notice>
  )
}

function NothingWaits() {
  return (
    <Empty title="Everything you owe is done.">
      When a gate, a review or a decision needs you, it stands here with the day it is due and the button that does it.
    </Empty>
  )
}

function WaitingGroup({ title, lines, today }: { title: string; lines: WaitingLine[]; today: LocalDate }) {
  if (lines.length === 0) return null
  return (
    <Leaf title={title}>
      <Entries>
        {lines.map((line, i) => (
          <Entry
            when={<Due dueOn={line.dueOn} today={today} />}
            title={line.title}
            href={line.href}
            meta={line.why}
            act={<Act line={line} first={title === 'Late' && i === 0} />}
          />
        ))}
      </Entries>
    </Leaf>
  )
}

/** When something is due: late and near days carry a mark, so that they are seen first. */
export function Due({ dueOn, today }: { dueOn: LocalDate | null; today: LocalDate }) {
  const says = showDue(dueOn, today)
  if (showLate(dueOn, today)) return <Status is="late">{says}</Status>
  return says === 'Today' || says === 'Tomorrow' ? <Status is="wait">{says}</Status> : <>{says}</>
}

function Act({ line, first }: { line: WaitingLine; first: boolean }) {
  return (
    <ButtonLink href={line.href} small look={first ? 'filled' : 'quiet'}>
      {line.act} <span class="hide">: {line.title}</span>
    </ButtonLink>
  )
}

function OthersOwe({ lines, today }: { lines: OwedLine[]; today: LocalDate }) {
  if (lines.length === 0)
    return <p class="meta">Nothing. Whoever is asked for something stands here until it is done.</p>
  return (
    <Entries>
      {lines.map((line) => (
        <Entry
          title={line.name}
          meta={
            <>
              {/[.?]$/.test(line.title) ? line.title : `${line.title}.`} <OwedBy dueOn={line.dueOn} today={today} />
            </>
          }
          act={<AskAgain line={line} />}
        />
      ))}
    </Entries>
  )
}

function OwedBy({ dueOn, today }: { dueOn: LocalDate | null; today: LocalDate }) {
  if (dueOn === null) return null
  const late = showLate(dueOn, today)
  return late ? <Status is="late">{late}</Status> : <Fragment>By {showShortDay(dueOn)}</Fragment>
}

/** The button that sends a reminder by hand. Each has a stamp of its own, because several stand on a page. */
export function AskAgain({ line }: { line: { id: string; name: string; stamp: Stamp } }) {
  return (
    <Form action={`/office/owed/${line.id}/ask`} {...line.stamp} inline>
      <Button look="quiet" small>
        Ask again <span class="hide">: {line.name}</span>
      </Button>
    </Form>
  )
}

export type LearnerHome = {
  greeting: string
  today: LocalDate
  lines: WaitingLine[]
  panels: ComponentChildren[]
}

/** A learner's home: what waits for them, then what areas above add. */
export function LearnerHomePage({ greeting, today, lines, panels }: LearnerHome) {
  return (
    <>
      <PageTitle lead={`${showWaiting(lines.length)}.`}>{greeting}</PageTitle>
      {lines.length > 0 ? (
        <Leaf title="Waiting for you">
          <Entries>
            {lines.map((line) => (
              <Entry
                heading
                when={<Due dueOn={line.dueOn} today={today} />}
                title={line.title}
                href={line.href}
                act={<Act line={line} first={false} />}
              >
                {line.why}
              </Entry>
            ))}
          </Entries>
        </Leaf>
      ) : null}
      {panels}
      {panels.length === 0 ? <NothingYet /> : null}
    </>
  )
}

function NothingYet() {
  return (
    <Leaf title="Your learning">
      <Empty title="Nothing here yet.">
        <p>
          What you have begun, the credit you can claim and your certificates stand here once you take part in
          something.
        </p>
        <p>
          <ButtonLink href="/catalog">Find an activity</ButtonLink>
        </p>
      </Empty>
    </Leaf>
  )
}
