import type { Stamp } from '../../http/route.ts'
import { type LocalDate, showShortDay } from '../../kernel/dates.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Radios } from '../../ui/choices.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Details } from '../../ui/details.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { DateField, EmailField, TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Next } from '../../ui/next.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { CommitteeFields } from './committee-form.view.tsx'
import { type Meeting, type Member, type Rhythm, memberParts, partWords } from './committee.schema.ts'
import { HandedEntry, type HandedLine, RecordedEntry, type RecordedLine } from './handed.view.tsx'

/** What the page of a committee shows. `mayRecord`: of the office; `mayHand`: of the office or its liaison. */
export type CommitteePageProps = {
  committee: {
    id: string
    name: string
    organization: string | null
    watches: string
    meets: Rhythm
    endedOn: LocalDate | null
    endReason: string | null
  }
  members: Member[]
  meetings: Meeting[]
  handed: HandedLine[]
  recorded: RecordedLine[]
  mayRecord: boolean
  mayHand: boolean
  maySeeOffice: boolean
  stamp: Stamp
  today: LocalDate
  organizations: string[]
  typed: Readonly<Record<string, string>>
  errors: Errors
}

/** One committee: who sits in it, when it met, what it handed over and what became of that. */
export function CommitteePage(page: CommitteePageProps) {
  const { committee, maySeeOffice, errors } = page
  const met = page.meetings[0]
  const isOver = committee.endedOn !== null
  return (
    <>
      <Crumbs
        trail={maySeeOffice ? [{ label: 'Committees', href: '/quality' }] : [{ label: 'My learning', href: '/my' }]}
      />
      <ErrorSummary title="Nothing is saved yet" errors={listErrors(errors)} />
      <PageTitle
        lead={committee.watches || undefined}
        meta={[
          committee.organization ?? 'No organization told',
          `Meets ${committee.meets}`,
          met ? `Last met ${showShortDay(met.heldOn)}` : 'No meeting recorded',
        ]}
      >
        {committee.name}
      </PageTitle>
      {isOver ? (
        <Notice title={`Ended on ${showShortDay(committee.endedOn!)}.`}>{committee.endReason ?? ''}</Notice>
      ) : (
        <Next act={<NextAct {...page} />}>{nextOf(page)}</Next>
      )}
      <HandedLeaf {...page} />
      <MeetingsLeaf {...page} />
      <MembersLeaf {...page} />
      {page.mayRecord && !isOver ? <FactsLeaf {...page} /> : null}
    </>
  )
}

/** What waits goes first for the office; everyone else hands over. */
function NextAct({ committee, handed, mayRecord, mayHand }: CommitteePageProps) {
  const waiting = handed.findLast(({ state }) => state === 'waiting')
  const href = `/quality/committees/${committee.id}/hand-overs/new`
  if (!mayHand) return null
  if (!mayRecord || !waiting) return <ButtonLink href={href}>Hand over</ButtonLink>
  return (
    <span class="row">
      <ButtonLink href={href} look="quiet">
        Hand over
      </ButtonLink>{' '}
      <ButtonLink href={`/quality/hand-overs/${waiting.id}`}>Decide</ButtonLink>
    </span>
  )
}

function nextOf({ handed, members }: CommitteePageProps): string {
  const waiting = handed.filter(({ state }) => state === 'waiting').length
  if (waiting > 0)
    return waiting === 1 ? 'One hand-over waits for the office.' : `${waiting} hand-overs wait for the office.`
  if (!members.some((one) => one.part === 'liaison' && one.toOn === null))
    return 'Nobody is its liaison: name one, so that it can hand over.'
  return 'Hand over what the committee saw.'
}

function HandedLeaf({ handed, recorded, maySeeOffice }: CommitteePageProps) {
  return (
    <Leaf title="Handed over" small="What became of it">
      {handed.length === 0 && recorded.length === 0 ? <p class="soft">Nothing yet.</p> : null}
      <Entries label="Handed over">
        {handed.map((one) => (
          <HandedEntry one={one} maySeeOffice={maySeeOffice} />
        ))}
      </Entries>
      {recorded.length === 0 ? null : (
        <Details summary={`Recorded by the office in its name: ${recorded.length}`}>
          <Entries label="Recorded by the office">
            {recorded.map((one) => (
              <RecordedEntry one={one} maySeeOffice={maySeeOffice} />
            ))}
          </Entries>
        </Details>
      )}
    </Leaf>
  )
}

function MeetingsLeaf({ committee, meetings, mayHand, stamp, today, typed, errors }: CommitteePageProps) {
  const isRefused = Boolean(errors.heldOn ?? errors.agenda)
  return (
    <Leaf title="Meetings">
      {meetings.length === 0 ? <p class="soft">No meeting is recorded yet.</p> : null}
      <Entries label="Meetings">
        {meetings.slice(0, 12).map((one) => (
          <Entry
            when={showShortDay(one.heldOn)}
            meta={one.handOvers === 0 ? undefined : `Handed over: ${one.handOvers}`}
          >
            {one.agenda}
          </Entry>
        ))}
      </Entries>
      {meetings.length > 12 ? <p class="meta">{`And ${meetings.length - 12} earlier ones`}</p> : null}
      {mayHand && committee.endedOn === null ? (
        <Details summary="Record a meeting" open={isRefused}>
          <Form action={`/quality/committees/${committee.id}/meetings`} {...stamp} label="Record a meeting">
            <DateField
              name="heldOn"
              label="Day"
              value={typed.heldOn ?? today}
              max={today}
              error={errors.heldOn}
              required
            />
            <TextArea
              name="agenda"
              label="What it was about"
              hint="In a sentence or two, without a word about a patient"
              rows={3}
              value={typed.agenda}
              error={errors.agenda}
              required
            />
            <Button look="quiet">Record the meeting</Button>
          </Form>
        </Details>
      ) : null}
    </Leaf>
  )
}

function MembersLeaf({ committee, members, mayRecord, stamp, typed, errors }: CommitteePageProps) {
  const going = members.filter(({ toOn }) => toOn === null)
  const former = members.filter(({ toOn }) => toOn !== null)
  const mayEnd = mayRecord && committee.endedOn === null
  return (
    <Leaf title="Members">
      {going.length === 0 ? <p class="soft">Nobody is named.</p> : null}
      <Entries label="Members">
        {going.map((one) => (
          <Entry
            when={partWords[one.part]}
            title={one.name}
            meta={`Since ${showShortDay(one.fromOn)}`}
            act={mayEnd ? <EndPart committeeId={committee.id} member={one} stamp={stamp} /> : undefined}
          />
        ))}
      </Entries>
      {former.length === 0 ? null : (
        <Details summary={`Earlier: ${former.length}`}>
          <Entries label="Earlier members">
            {former.map((one) => (
              <Entry
                when={partWords[one.part]}
                title={one.name}
                meta={`${showShortDay(one.fromOn)} to ${showShortDay(one.toOn!)}`}
              />
            ))}
          </Entries>
        </Details>
      )}
      {mayEnd ? <NameMember committeeId={committee.id} stamp={stamp} typed={typed} errors={errors} /> : null}
    </Leaf>
  )
}

function EndPart({ committeeId, member, stamp }: { committeeId: string; member: Member; stamp: Stamp }) {
  return (
    <Details summary="End" small>
      <Form
        action={`/quality/committees/${committeeId}/members/${member.id}/end`}
        {...stamp}
        label={`End the part of ${member.name}, ${member.part}`}
      >
        <TextField name="why" id={`why-${member.id}`} label="Why" required />
        <Button look="grave" small>
          End it
        </Button>
      </Form>
    </Details>
  )
}

type NameProps = Pick<CommitteePageProps, 'stamp' | 'typed' | 'errors'> & { committeeId: string }

function NameMember({ committeeId, stamp, typed, errors }: NameProps) {
  return (
    <Details summary="Name someone" open={Boolean(errors.email ?? errors.part)}>
      <Form action={`/quality/committees/${committeeId}/members`} {...stamp} label="Name someone">
        <EmailField
          name="email"
          label="E-mail address"
          hint="Of a person recorded under People"
          value={typed.email}
          error={errors.email}
          autocomplete="off"
          required
        />
        <Radios
          name="part"
          legend="What they are"
          value={typed.part ?? 'liaison'}
          error={errors.part}
          choices={memberParts.map((value) => ({
            value,
            label: partWords[value],
            hint: value === 'liaison' ? 'Hands over, and sees this committee and no other' : undefined,
          }))}
          required
          tight
        />
        <Button look="quiet">Name them</Button>
      </Form>
    </Details>
  )
}

function FactsLeaf(page: CommitteePageProps) {
  const { committee, stamp, typed, errors } = page
  const isRefused = Boolean(errors.watches ?? errors.meets ?? errors.organization)
  return (
    <Leaf title="The committee">
      <Details summary="Correct what it watches over" open={isRefused}>
        <Form action={`/quality/committees/${committee.id}/facts`} {...stamp} label="Correct the committee">
          <CommitteeFields
            typed={{
              organization: typed.organization ?? committee.organization ?? '',
              watches: typed.watches ?? committee.watches,
              meets: typed.meets ?? committee.meets,
            }}
            organizations={page.organizations}
            errors={errors}
          />
          <Button look="quiet">Save</Button>
        </Form>
      </Details>
      <Details summary="End this committee" open={errors.endWhy !== undefined}>
        <Form action={`/quality/committees/${committee.id}/end`} {...stamp} label="End this committee">
          <TextField
            name="endWhy"
            label="Why it ends"
            hint="Its liaisons can no longer hand over. What it handed over stays."
            value={typed.endWhy}
            error={errors.endWhy}
            required
          />
          <Button look="grave">End the committee</Button>
        </Form>
      </Details>
    </Leaf>
  )
}
