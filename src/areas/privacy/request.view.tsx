import type { Stamp } from '../../http/route.ts'
import { type LocalDate, showDay, showInstant, showShortDay } from '../../kernel/dates.ts'
import { Back, Button, ButtonLink } from '../../ui/button.tsx'
import { Radios } from '../../ui/choices.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { Facts } from '../../ui/facts.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Status } from '../../ui/status.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { type DataRequest, showRequest, subjectWords } from './request.schema.ts'

const people = { label: 'People', href: '/people' }

/** What people ask about their data: what is open, the soonest due first, and what was decided. */
export function RequestsPage({
  open,
  decided,
  today,
}: {
  open: DataRequest[]
  decided: DataRequest[]
  today: LocalDate
}) {
  return (
    <>
      <Crumbs trail={[people]} />
      <PageTitle lead="People can have what is held about them corrected or emptied. The office decides, with the reason.">
        Requests about data
      </PageTitle>
      <Leaf title="Open">
        {open.length === 0 ? (
          <p>Nobody asks for anything.</p>
        ) : (
          <Entries>
            {open.map((request) => (
              <Entry
                when={<DueDay dueOn={request.dueOn} today={today} />}
                title={`${request.name}: ${showRequest(request)}`}
                href={`/people/requests/${request.id}`}
              />
            ))}
          </Entries>
        )}
      </Leaf>
      {decided.length === 0 ? null : (
        <Leaf title="Decided" small="The newest first">
          <Entries>
            {decided.map((request) => (
              <Entry
                when={request.outcome === 'accepted' ? 'Accepted' : 'Declined'}
                title={`${request.name}: ${showRequest(request)}`}
                href={`/people/requests/${request.id}`}
                meta={request.decidedWhy}
              />
            ))}
          </Entries>
        </Leaf>
      )}
    </>
  )
}

function DueDay({ dueOn, today }: { dueOn: LocalDate; today: LocalDate }) {
  const says = `Due ${showShortDay(dueOn)}`
  return dueOn < today ? <Status is="late">{says}</Status> : <>{says}</>
}

export type RequestPageProps = {
  request: DataRequest
  stamp: Stamp
  timeZone: string
  /** What would have to stay if the record were emptied. */
  kept: string[]
  typed: { outcome: string; why: string }
  errors: Errors
}

/** One request, with what stands and what it should be, and where it is decided. */
export function RequestPage(props: RequestPageProps) {
  const { request, timeZone, errors } = props
  return (
    <>
      <Crumbs trail={[people, { label: 'Requests about data', href: '/people/requests' }]} />
      <PageTitle meta={[`Asked ${showInstant(request.askedAt, timeZone)}`, `due ${showDay(request.dueOn)}`]}>
        {`${request.name}: ${showRequest(request)}`}
      </PageTitle>
      {request.outcome !== null && errors.outcome ? (
        <ErrorSummary title="It stands as it was decided" errors={[{ message: errors.outcome }]} />
      ) : null}
      {request.outcome === null ? null : (
        <Notice is={request.outcome === 'accepted' ? 'good' : 'warn'} title={`The office ${request.outcome} this.`}>
          {`${showInstant(request.decidedAt!, timeZone)}, by ${request.decidedBy ?? 'the office'}. ${request.decidedWhy ?? ''}`}
        </Notice>
      )}
      {request.kind === 'correction' ? <Correction request={request} /> : <Erasure {...props} />}
      {request.outcome === null ? <Deciding {...props} /> : null}
      <Back href="/people/requests">All requests</Back>
    </>
  )
}

function Correction({ request }: { request: DataRequest }) {
  return (
    <Leaf title="What is asked">
      <Facts
        facts={[
          ['About', request.about === null ? '' : subjectWords[request.about]],
          ['Stands there now', request.stands],
          ['Should be', request.should],
          ['How to see that', request.why || 'Not said'],
        ]}
      />
      <div class="row">
        <ButtonLink href={`/people/${request.personId}`} look="quiet" small>
          {`The page of ${request.name}`}
        </ButtonLink>
      </div>
    </Leaf>
  )
}

function Erasure({ request, kept }: RequestPageProps) {
  const stays = request.kept ?? kept
  return (
    <>
      <Leaf title="What goes">
        <p>
          Account, password and sessions; address, telephones, further professions, where they live; consent to report
          credit; what they still owe.
        </p>
        {request.why ? <p>{`They say: ${request.why}`}</p> : null}
        <div class="row">
          <ButtonLink href={`/people/${request.personId}`} look="quiet" small>
            {`The page of ${request.name}`}
          </ButtonLink>
        </div>
      </Leaf>
      <Leaf title="What stays">
        {stays.length === 0 ? (
          <p>Their name goes too: nothing has to be found by it. The audit stays.</p>
        ) : (
          <>
            <p>Their name, and what boards match them by, for:</p>
            <Entries>
              {stays.map((one) => (
                <Entry title={one} />
              ))}
            </Entries>
            <p>The name goes by itself once none of this holds. The audit stays.</p>
          </>
        )}
      </Leaf>
    </>
  )
}

function Deciding({ request, stamp, typed, errors }: RequestPageProps) {
  const isErasure = request.kind === 'erasure'
  return (
    <Leaf title="Decide" id="decide">
      <ErrorSummary title="Nothing is decided yet" errors={listErrors(errors)} />
      <Form action={`/people/requests/${request.id}/decision`} {...stamp}>
        <Radios
          name="outcome"
          legend="What does the office decide?"
          value={typed.outcome}
          error={errors.outcome}
          choices={[
            {
              value: 'accepted',
              label: 'Accept',
              hint: isErasure
                ? 'The record is emptied at once; this cannot be undone'
                : 'Correct it first, on its own page; then say here what was done',
            },
            { value: 'declined', label: 'Decline', hint: 'It stays as it is' },
          ]}
          required
        />
        <TextArea
          name="why"
          label="What was done, or why not"
          hint="The person is told in these words"
          rows={3}
          maxlength={1000}
          value={typed.why}
          error={errors.why}
          required
        />
        <Button>Decide</Button>
      </Form>
    </Leaf>
  )
}
