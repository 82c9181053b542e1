import type { Stamp } from '../../http/route.ts'
import { Back, Button } from '../../ui/button.tsx'
import { Checkboxes, Radios } from '../../ui/choices.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Details } from '../../ui/details.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { SelectField, TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { needTypes, needWords, strengths, strengthWords } from './finding.schema.ts'
import { SourceSays } from './source-content.view.tsx'
import type { SourceDetail } from './source.schema.ts'

/** What stands in the form: filled in, or as it was typed. */
export type TypedFinding = {
  statement: string
  population: string
  needType: string
  strength: string
  caveats: string
  comparator: string
  measureValueId: string
  topics: string[]
  otherTopics: string
}

type Props = {
  source: { id: string; title: string; meta: string; detail: SourceDetail }
  typed: TypedFinding
  /** Why need and strength were filled in as they are. */
  because: { needType: string; strength: string }
  values: { id: string; says: string }[]
  topics: string[]
  signer: string
  stamp: Stamp
  errors: Errors
}

/** Reads a finding out of a source: filled in as far as it is known, signed by a person. */
export function NewFindingPage(props: Props) {
  const { source, typed, values, stamp, errors } = props
  const path = `/evidence/sources/${source.id}`
  return (
    <>
      <Crumbs
        trail={[
          { label: 'Evidence', href: '/evidence' },
          { label: 'Sources', href: '/evidence/sources' },
          { label: 'The source', href: path },
        ]}
      />
      <PageTitle lead={source.title} meta={[source.meta]}>
        Make a finding
      </PageTitle>
      <ErrorSummary title="Nothing was signed" errors={listErrors(errors)} />
      {source.detail.kind === 'measure report' ? null : (
        <Details summary="What the source says" open={typed.statement === ''}>
          <SourceSays detail={source.detail} />
        </Details>
      )}
      <ValuePicker path={path} values={values} picked={typed.measureValueId} />
      <Form action={`${path}/findings`} {...stamp} hidden={{ measureValueId: typed.measureValueId }}>
        <Statement {...props} />
        <Judgment {...props} />
        <Care {...props} />
        <Topics {...props} />
        <p class="meta">{`You sign as ${props.signer}. Someone decides on it afterwards.`}</p>
        <div class="row">
          <Button>Sign this finding</Button> <Back href={path}>Back to the source</Back>
        </div>
      </Form>
    </>
  )
}

function Statement({ typed, errors }: Props) {
  return (
    <>
      <TextArea
        name="statement"
        label="What the source shows"
        hint="One sentence that a committee understands alone, with its number"
        value={typed.statement}
        error={errors.statement}
        rows={3}
        required
      />
      <TextField
        name="population"
        label="Whom it is about"
        hint="Such as “Adults with sepsis on general wards”"
        value={typed.population}
        error={errors.population}
        required
      />
    </>
  )
}

function Care({ typed, errors }: Props) {
  return (
    <>
      <TextField
        name="comparator"
        label="Compared with"
        hint="A target, a benchmark, or the time before"
        value={typed.comparator}
        error={errors.comparator}
        optional
      />
      <TextArea
        name="caveats"
        label="Read with care"
        hint="What weakens it: who did not answer, other patients, an old study"
        value={typed.caveats}
        error={errors.caveats}
        rows={2}
        optional
      />
    </>
  )
}

function Judgment({ typed, because, errors }: Props) {
  return (
    <>
      <Radios
        name="needType"
        legend="What kind of need"
        hint={because.needType === '' ? undefined : `Filled in because ${because.needType}`}
        value={typed.needType}
        error={errors.needType}
        choices={needTypes.map((one) => ({ value: one, label: needWords[one].name, hint: needWords[one].says }))}
        required
      />
      <Radios
        name="strength"
        legend="How strong"
        hint={because.strength === '' ? undefined : `Filled in because ${because.strength}`}
        value={typed.strength}
        error={errors.strength}
        choices={strengths.map((one) => ({ value: one, label: strengthWords[one] }))}
        required
        tight
      />
    </>
  )
}

/** Which number of the source it is about: picking one fills the form in anew. */
function ValuePicker({ path, values, picked }: { path: string; values: Props['values']; picked: string }) {
  if (values.length < 2) return null
  return (
    <form class="filters" action={`${path}/findings/new`} aria-label="Pick a number">
      <div class="grow">
        <SelectField
          name="value"
          label="About which number of this source"
          value={picked}
          empty="None of them"
          options={values.map((value) => ({ value: value.id, label: value.says }))}
        />
      </div>
      <Button look="quiet" small>
        Fill in from it
      </Button>
    </form>
  )
}

function Topics({ topics, typed, errors }: Props) {
  return (
    <>
      {topics.length === 0 ? null : (
        <Checkboxes
          name="topics"
          legend="Topics of the source"
          hint="Tick what the finding is about"
          values={typed.topics}
          error={errors.topics}
          choices={topics.map((topic) => ({ value: topic, label: topic }))}
          tight
        />
      )}
      <TextField
        name="otherTopics"
        label={topics.length === 0 ? 'Topics' : 'Other topics'}
        hint="With commas between them"
        value={typed.otherTopics}
        error={errors.otherTopics}
        optional
      />
    </>
  )
}
