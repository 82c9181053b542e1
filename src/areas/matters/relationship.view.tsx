import type { Stamp } from '../../http/route.ts'
import { Button } from '../../ui/button.tsx'
import { Radios } from '../../ui/choices.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { Facts } from '../../ui/facts.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { Standing, VerdictLine } from './assessment.view.tsx'
import type { AssessedController, ToldRelationship } from '../integrity/control.schema.ts'
import { ExceptionLeaf } from './exception-form.view.tsx'
import { MitigationLeaf } from './mitigation-form.view.tsx'
import { sharesOf, spanOf, titleOf } from '../integrity/told.part.tsx'

/** What was typed into one of the forms on the page; fields that were not sent are empty. */
export type TypedDecision = Readonly<Record<string, string>>

type RelationshipProps = {
  activity: { id: string; title: string; objectives: string[] }
  person: AssessedController
  told: ToldRelationship
  /** May one of the exceptions be recorded: is this person an owner or employee? */
  isInsider: boolean
  reviewers: string[]
  history: { what: string; said: string; why: string; when: string; by: string }[]
  stamp: Stamp
  typed: TypedDecision
  errors: Errors
}

/** One relationship: what was told, what is taught, and the three things that can be decided about it. */
export function RelationshipPage(page: RelationshipProps) {
  const { activity, person, told, isInsider, history, stamp, typed, errors } = page
  const here = `/integrity/activities/${activity.id}`
  const tie = `${here}/relationships/${told.id}`
  return (
    <>
      <Crumbs
        trail={[
          { label: 'Integrity', href: '/integrity' },
          { label: activity.title, href: here },
        ]}
      />
      <ErrorSummary title="Nothing is recorded yet" errors={listErrors(errors)} />
      <PageTitle above={`${person.name}, ${person.roles.map(({ role }) => role).join(' and ')}`}>
        {titleOf({ nature: told.nature, company: told.company.name })}
      </PageTitle>
      <p>
        <Standing one={told} />
      </p>
      {isInsider ? <VerdictLine verdict={person.verdict} /> : null}
      <Leaf title="What was told">
        <ToldFacts told={told} />
      </Leaf>
      <TaughtLeaf activity={activity} />
      <RelevanceLeaf {...page} />
      {isInsider ? (
        <ExceptionLeaf action={`${tie}/exception`} recorded={told.exception} {...{ stamp, typed, errors }} />
      ) : null}
      <MitigationLeaf
        action={`${tie}/mitigations`}
        roles={person.roles}
        reviewers={page.reviewers}
        isNeeded={told.relevance?.isRelevant === true}
        {...{ stamp, typed, errors }}
      />
      {history.length > 0 ? (
        <Leaf title="Decided so far">
          <Entries>
            {history.map((one) => (
              <Entry when={one.when} title={`${one.what}: ${one.said}`} meta={one.by}>
                {one.why}
              </Entry>
            ))}
          </Entries>
        </Leaf>
      ) : null}
    </>
  )
}

function TaughtLeaf({ activity }: Pick<RelationshipProps, 'activity'>) {
  return (
    <Leaf title="What is taught" small={activity.title}>
      {activity.objectives.length === 0 ? <p class="soft">No objectives yet.</p> : null}
      <div class="prose">
        <ol>
          {activity.objectives.map((objective) => (
            <li>{objective}</li>
          ))}
        </ol>
      </div>
    </Leaf>
  )
}

function ToldFacts({ told }: { told: ToldRelationship }) {
  const { company } = told
  const thinks = told.thinksRelevant === null ? 'Not said' : told.thinksRelevant ? 'It matters' : 'It does not matter'
  return (
    <Facts
      facts={[
        [
          'Company',
          <>
            <a href={`/integrity/companies/${company.id}`}>{company.name}</a>, {company.eligibility},{' '}
            {company.holding === 'unknown' ? 'not known who holds its shares' : company.holding}
          </>,
        ],
        ['It makes or sells', company.businessLines.length > 0 ? company.businessLines.join(', ') : 'Not recorded'],
        ['About', told.about || 'Not said'],
        ['When', spanOf(told)],
        ...(sharesOf(told) ? [['Ownership', sharesOf(told)] as [string, string]] : []),
        ['The person thinks', `${thinks}; the office decides`],
      ]}
    />
  )
}

function RelevanceLeaf({ activity, told, stamp, typed, errors }: RelationshipProps) {
  const value = typed.isRelevant || (told.relevance ? (told.relevance.isRelevant ? 'yes' : 'no') : undefined)
  return (
    <Leaf title="Relevance" small="Standard 3.3">
      <Form
        action={`/integrity/activities/${activity.id}/relationships/${told.id}/relevance`}
        {...stamp}
        label="Relevance"
      >
        <Radios
          name="isRelevant"
          legend="Is what is taught related to what the company makes or sells?"
          hint="It need not be the very product: an oncology talk and a maker of oncology drugs is enough."
          value={value}
          error={errors.isRelevant}
          choices={[
            { value: 'yes', label: 'Yes, it is related' },
            { value: 'no', label: 'No, it is not' },
          ]}
        />
        <TextArea
          name="why"
          label="Why"
          rows={2}
          value={typed.why || (told.relevance?.why ?? '')}
          error={errors.why}
          required
        />
        <Button look={told.relevance ? 'quiet' : 'filled'}>{told.relevance ? 'Decide anew' : 'Decide'}</Button>
      </Form>
    </Leaf>
  )
}
