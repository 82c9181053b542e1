import type { Stamp } from '../../http/route.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Details } from '../../ui/details.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { NumberField, TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { PageTitle } from '../../ui/title.tsx'

export type ModuleLine = { id: string; position: number; title: string; minutes: number }
export type CourseTest = {
  questionnaireId: string
  passPercent: number
  attemptsAllowed: number | null
  minutes: number
  questions: number
}

type CourseLeafProps = {
  activityId: string
  stamp: Stamp
  modules: ModuleLine[]
  test: CourseTest | null
  minutes: number | null
  isOpen: boolean
  mayRead: boolean
  maySeeTest: boolean
}

/** Reading and test of a course, on the office's page of the activity. */
export function CourseLeaf({ activityId, stamp, modules, test, ...course }: CourseLeafProps) {
  const { minutes, isOpen, mayRead, maySeeTest } = course
  const here = `/office/activities/${activityId}`
  return (
    <Leaf title="Reading and test" id="course" small={minutes ? `About ${minutes} minutes in all` : undefined}>
      {modules.length === 0 ? <p class="soft">Nothing to read yet.</p> : null}
      <Entries>
        {modules.map((module) => (
          <Entry
            when={`${module.minutes} minutes`}
            title={module.title}
            href={mayRead ? `${here}/modules/${module.id}` : undefined}
            act={
              isOpen ? (
                <RemoveModule action={`${here}/modules/${module.id}/removal`} stamp={stamp} title={module.title} />
              ) : null
            }
          />
        ))}
        {test ? (
          <Entry
            when={`${test.minutes} minutes`}
            title={`Test: ${test.questions} ${test.questions === 1 ? 'question' : 'questions'}`}
            href={maySeeTest ? `/office/questionnaires/${test.questionnaireId}` : undefined}
            meta={`Pass mark ${test.passPercent} percent · ${test.attemptsAllowed ? `${test.attemptsAllowed} attempts` : 'as many attempts as needed'}`}
          />
        ) : null}
      </Entries>
      {isOpen ? (
        <p class="row">
          <ButtonLink href={`${here}/modules/new`} look="quiet">
            Write a reading
          </ButtonLink>
          <ButtonLink href={`${here}/test`} look="quiet">
            {test ? 'Change the test’s rules' : 'Set up the test'}
          </ButtonLink>
        </p>
      ) : null}
    </Leaf>
  )
}

function RemoveModule({ action, stamp, title }: { action: string; stamp: Stamp; title: string }) {
  return (
    <Details
      summary={
        <>
          Remove <span class="hide">{title}</span>
        </>
      }
      small
    >
      <Form action={action} {...stamp} inline>
        <Button look="grave" small>
          Remove it
        </Button>
      </Form>
    </Details>
  )
}

export type TypedModule = { title: string; body: string; minutes: string }

type ModuleFormProps = {
  activity: { id: string; number: string }
  action: string
  heading: string
  stamp: Stamp
  typed: TypedModule
  errors: Errors
}

/** Writes one reading. */
export function ModuleFormPage({ activity, action, heading, stamp, typed, errors }: ModuleFormProps) {
  const here = `/office/activities/${activity.id}`
  return (
    <>
      <Crumbs
        trail={[
          { label: 'Activities', href: '/office/activities' },
          { label: activity.number, href: here },
        ]}
      />
      <PageTitle>{heading}</PageTitle>
      <ErrorSummary title="Nothing is saved yet" errors={listErrors(errors)} />
      <Form action={action} {...stamp}>
        <TextField name="title" label="Title" value={typed.title} error={errors.title} required />
        <TextArea
          name="body"
          label="What is to be read"
          hint="Blank lines part paragraphs, lines that begin with - are a list, *stars* set words apart"
          rows={18}
          value={typed.body}
          error={errors.body}
          required
        />
        <NumberField
          name="minutes"
          label="Minutes it takes"
          whole
          value={typed.minutes}
          error={errors.minutes}
          required
        />
        <div class="row">
          <Button>Save</Button>
          <ButtonLink href={here} look="plain">
            Leave it as it is
          </ButtonLink>
        </div>
      </Form>
    </>
  )
}

export type TypedTest = { passPercent: string; attempts: string; minutes: string }

/** The rules of the test; its questions are written in the editor that follows. */
export function TestFormPage({
  activity,
  stamp,
  typed,
  errors,
}: {
  activity: { id: string; number: string }
  stamp: Stamp
  typed: TypedTest
  errors: Errors
}) {
  const here = `/office/activities/${activity.id}`
  return (
    <>
      <Crumbs
        trail={[
          { label: 'Activities', href: '/office/activities' },
          { label: activity.number, href: here },
        ]}
      />
      <PageTitle lead="Learners see the pass mark before they begin.">The test</PageTitle>
      <ErrorSummary title="Nothing is saved yet" errors={listErrors(errors)} />
      <Form action={`${here}/test`} {...stamp}>
        <TestFields typed={typed} errors={errors} />
        <div class="row">
          <Button>Save and write the questions</Button>
          <ButtonLink href={here} look="plain">
            Leave it as it is
          </ButtonLink>
        </div>
      </Form>
    </>
  )
}

function TestFields({ typed, errors }: { typed: TypedTest; errors: Errors }) {
  return (
    <>
      <NumberField
        name="passPercent"
        label="Pass mark"
        after="percent"
        whole
        value={typed.passPercent}
        error={errors.passPercent}
        required
      />
      <NumberField
        name="attempts"
        label="Attempts allowed"
        hint="Leave it empty for as many as needed"
        whole
        optional
        value={typed.attempts}
        error={errors.attempts}
      />
      <NumberField
        name="minutes"
        label="Minutes it takes"
        whole
        value={typed.minutes}
        error={errors.minutes}
        required
      />
    </>
  )
}
