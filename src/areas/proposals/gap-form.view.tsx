import { capital } from '../../kernel/words.ts'
import type { Stamp } from '../../http/route.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Checkbox, Checkboxes } from '../../ui/choices.tsx'
import { Details } from '../../ui/details.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { NumberField, type OptionGroup, SelectField, TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { professions, specialties } from '../people/person.schema.ts'
import { type TypedGap, seriesKey } from './gap-form.schema.ts'
import { showSource } from '../gaps/gap.schema.ts'
import type { Series } from '../gaps/series.store.ts'
import type { ProposedFrom } from './proposal.store.ts'

export type GapFormProps = {
  action: string
  title: string
  back: string
  act: string
  stamp: Stamp
  typed: TypedGap
  errors: Errors
  /** The findings a new gap rests on; null where a gap is changed. */
  findings: ProposedFrom[] | null
  series: { own: Series[]; others: Series[] }
}

/** Says a gap: new from findings, or changed. */
export function GapFormPage(form: GapFormProps) {
  const { typed, errors } = form
  return (
    <>
      <PageTitle lead="What happens today, what should happen, and how far apart the two are.">{form.title}</PageTitle>
      <ErrorSummary title="The gap is not kept yet" errors={listErrors(errors)} />
      <Form action={form.action} {...form.stamp}>
        {form.findings ? <From findings={form.findings} error={errors.finding} /> : null}
        <Statement typed={typed} errors={errors} />
        <Leaf title="What people lack">
          <div class="flow">
            <Checkboxes
              name="needs"
              legend="Need"
              hint="Tick all that apply. An activity is later held to what is ticked here."
              error={errors.needs}
              values={typed.needs}
              choices={[
                { value: 'knowledge', label: 'Knowledge', hint: 'They do not know what to do' },
                { value: 'competence', label: 'Competence', hint: 'They know, and would not do it right' },
                { value: 'performance', label: 'Performance', hint: 'They could, and it does not happen in practice' },
              ]}
            />
            <TextArea
              name="whyExists"
              label="Why the gap exists"
              hint="Causes, as far as they are known: time, skill, workflow, the record, staffing, access"
              rows={3}
              value={typed.whyExists}
              error={errors.whyExists}
            />
          </div>
        </Leaf>
        <Holders typed={typed} errors={errors} />
        <Measure typed={typed} errors={errors} series={form.series} />
        <div class="row">
          <Button>{form.act}</Button>{' '}
          <ButtonLink href={form.back} look="plain">
            Leave it
          </ButtonLink>
        </div>
      </Form>
    </>
  )
}

function From({ findings, error }: { findings: ProposedFrom[]; error?: string }) {
  return (
    <Leaf
      title="It rests on"
      id="field-finding"
      small={findings.length === 1 ? '1 finding' : `${findings.length} findings`}
    >
      {error ? (
        <p class="error">
          {error}. <a href="/gaps/new">Choose findings</a>
        </p>
      ) : null}
      <Entries>
        {findings.map((finding) => (
          <Entry
            when={
              <>
                <b>{capital(finding.channel)}</b>
                <br />
                {capital(finding.strength)}
              </>
            }
            title={finding.statement}
            meta={showSource({ ...finding, title: finding.sourceTitle })}
          >
            <input type="hidden" name="finding" value={finding.id} />
          </Entry>
        ))}
      </Entries>
    </Leaf>
  )
}

function Statement({ typed, errors }: { typed: TypedGap; errors: Errors }) {
  const area = (name: 'currentPractice' | 'bestPractice', label: string, hint: string) => (
    <TextArea name={name} label={label} hint={hint} rows={4} value={typed[name]} error={errors[name]} />
  )
  return (
    <Leaf title="The gap">
      <div class="flow">
        <TextField
          name="title"
          label="The gap in one sentence"
          hint="What goes wrong for patients, such as “Heart failure patients leave without all indicated drugs”"
          value={typed.title}
          error={errors.title}
        />
        <NotTopic />
        <TextField
          name="patients"
          label="Which patients"
          hint="Such as “Adults with sepsis on general wards”"
          value={typed.patients}
          error={errors.patients}
        />
        <Checkbox
          name="isComplex"
          value="yes"
          label="Patients with complex medical and surgical needs"
          hint="Several conditions at once, or medical and surgical care together"
          checked={typed.isComplex}
        />
        {area('currentPractice', 'What happens today', 'As someone measured or saw it')}
        {area('bestPractice', 'What should happen', 'The practice, not the course')}
        <TextField
          name="bestPracticeSource"
          label="Who says so"
          hint="Guideline, review or standard, with its year"
          value={typed.bestPracticeSource}
          error={errors.bestPracticeSource}
        />
        <TextField
          name="difference"
          label="How far apart they are"
          hint="A number, or words: “38 of 50 are stopped in time; 45 of 50 could be”"
          value={typed.difference}
          error={errors.difference}
        />
      </div>
    </Leaf>
  )
}

function NotTopic() {
  return (
    <Details summary="A gap is not a topic" small>
      <p>
        “Only 41% of our discharged heart-failure patients leave on all indicated drugs; the guideline asks for 80% or
        more” is a gap. “Physicians need an update on heart failure” is a topic: nobody can tell when it is closed.
      </p>
    </Details>
  )
}

/** Rows for professions and specialties: some more than are filled, so that no script is needed. */
function Holders({ typed, errors }: { typed: TypedGap; errors: Errors }) {
  const rows = Array.from({ length: Math.max(6, typed.audience.length + 2) }, (_, at) => typed.audience[at])
  return (
    <Leaf title="Who holds a part of it" small="Two professions or three specialties make it a gap between them">
      <fieldset class="flow">
        <legend class="hide">Professions and specialties</legend>
        {errors.audience ? (
          <p class="error" id="field-audience" tabindex={-1}>
            {errors.audience}
          </p>
        ) : null}
        {rows.map((row, at) => (
          <div class="row">
            <SelectField
              id={`field-profession-${at + 1}`}
              name="profession"
              label={`Profession ${at + 1}`}
              empty="None"
              value={row?.profession}
              options={professions.map((profession) => ({ value: profession, label: capital(profession) }))}
            />
            <SelectField
              id={`field-specialty-${at + 1}`}
              name="specialty"
              label={`Specialty ${at + 1}`}
              empty="All of them"
              value={row?.specialty}
              options={specialties.map((specialty) => ({ value: specialty, label: specialty }))}
            />
          </div>
        ))}
      </fieldset>
    </Leaf>
  )
}

function Measure({ typed, errors, series }: { typed: TypedGap; errors: Errors; series: GapFormProps['series'] }) {
  const group = (label: string, list: Series[]): OptionGroup[] =>
    list.length === 0
      ? []
      : [{ label, options: list.map((one) => ({ value: seriesKey(one), label: showSeries(one) })) }]
  const options = [...group('From its findings', series.own), ...group('Other measures', series.others)]
  return (
    <Leaf title="The measure" small="It raised this gap, and it will close it">
      <div class="flow">
        {options.length === 0 ? (
          <Notice>No measure has values yet. Import a measure report, then choose it here.</Notice>
        ) : null}
        <SelectField
          name="series"
          label="Measure, who reports it, for whom"
          empty="No measure yet"
          value={typed.series}
          error={errors.series ?? errors.measureId ?? errors.reporter}
          options={options}
        />
        <NumberField
          name="target"
          label="Target"
          optional
          hint="In the measure’s own unit; of a share in percent, such as 90"
          value={typed.target}
          error={errors.target}
        />
        <NumberField
          name="smallestChange"
          label="Smallest change that matters"
          optional
          hint="In points of a share, such as 5; less than this is no change to speak of"
          value={typed.smallestChange}
          error={errors.smallestChange}
        />
        <NumberField
          name="watchMonths"
          label="Watched after education"
          optional
          whole
          after="months"
          hint="Then the office decides whether the gap stays open"
          value={typed.watchMonths}
          error={errors.watchMonths}
        />
      </div>
    </Leaf>
  )
}

/** "Blood thinner stopped in time, Alder Bay Medical Center": a series to choose. */
function showSeries({ name, reporter, population }: { name: string; reporter: string; population: string }): string {
  return [name, reporter, population].filter(Boolean).join(', ')
}
