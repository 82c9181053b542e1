import { capital } from '../../kernel/words.ts'
import type { Stamp } from '../../http/route.ts'
import { Back, Button } from '../../ui/button.tsx'
import { Radios } from '../../ui/choices.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { DateField, NumberField, SelectField, TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { type FactField, type TypedChannel, channelPath, intakeForms, typedChannels } from './intake.schema.ts'
import { channelWords, designs } from './source.schema.ts'

const trail = [
  { label: 'Evidence', href: '/evidence' },
  { label: 'Sources', href: '/evidence/sources' },
]

/** Asks by which door a source comes. */
export function PickChannelPage() {
  return (
    <>
      <Crumbs trail={trail} />
      <PageTitle lead="Each door asks what a finding from it must be able to show.">Record a source</PageTitle>
      <Entries label="Doors">
        <Entry when="By import" title="Literature" href="/imports/new?kind=pubmed">
          PubMed records, with design and level
        </Entry>
        <Entry when="By import" title="Measure reports" href="/imports/new?kind=measure-report">
          Counts of hospitals, for charts over time
        </Entry>
        {typedChannels.map((channel) => (
          <Entry
            when="By a form"
            title={intakeForms[channel].name}
            href={`/evidence/sources/new?channel=${channelPath(channel)}`}
          >
            {intakeForms[channel].says}
          </Entry>
        ))}
      </Entries>
    </>
  )
}

type Props = {
  channel: TypedChannel
  typed: (name: string) => string
  measures: string[]
  stamp: Stamp
  errors: Errors
}

/** The form of one channel. */
export function IntakePage(props: Props) {
  const { channel, stamp, errors } = props
  const form = intakeForms[channel]
  return (
    <>
      <Crumbs trail={[...trail, { label: 'Record a source', href: '/evidence/sources/new' }]} />
      <PageTitle above={channelWords[channel]} lead={`${form.says}.`}>
        {form.name}
      </PageTitle>
      <ErrorSummary title="Nothing was recorded" errors={listErrors(errors)} />
      <Form action="/evidence/sources" {...stamp} hidden={{ channel: channelPath(channel) }}>
        <Fact field={form.title} {...props} />
        <Fact field={form.issuer} {...props} />
        <DateField
          name="issuedOn"
          label={form.issuedOn.label}
          value={props.typed('issuedOn')}
          error={errors.issuedOn}
          required
        />
        {form.facts.map((field) => (
          <Fact field={field} {...props} />
        ))}
        {form.asks.design ? <Design {...props} /> : null}
        {form.asks.answers ? <Answers {...props} /> : null}
        {form.asks.measure ? <Measured {...props} /> : null}
        <More {...props} />
        <div class="row">
          <Button>Record this source</Button> <Back href="/evidence/sources/new">Another door</Back>
        </div>
      </Form>
    </>
  )
}

function Fact({ field, typed, errors }: Props & { field: FactField }) {
  const { key: name, label, hint, isRequired = false, rows, choices } = field
  const told = {
    name,
    label,
    hint,
    value: typed(name),
    error: errors[name],
    required: isRequired,
    optional: !isRequired,
  }
  if (choices)
    return <SelectField {...told} empty="Choose" options={choices.map((one) => ({ value: one, label: one }))} />
  return rows === undefined ? <TextField {...told} /> : <TextArea {...told} rows={rows} />
}

function Design({ typed, errors }: Props) {
  return (
    <SelectField
      name="design"
      label="Design"
      hint="The level an appraisal starts from follows from it"
      value={typed('design') || 'unknown'}
      error={errors.design}
      options={designs.map((one) => ({ value: one, label: capital(one) }))}
    />
  )
}

function Answers({ channel, typed, errors }: Props) {
  const asks = intakeForms[channel].asks.answers!
  return (
    <>
      <NumberField name="asked" label={asks.asked} value={typed('asked')} error={errors.asked} whole required />
      <NumberField
        name="answered"
        label={asks.answered}
        value={typed('answered')}
        error={errors.answered}
        whole
        required
      />
    </>
  )
}

function Measured({ channel, typed, measures, errors }: Props) {
  return (
    <Leaf title="A number in it" small="Leave it out where there is none">
      <div class="flow">
        <TextField
          name="measure"
          label="What is counted"
          hint="A name used before continues its series"
          value={typed('measure')}
          error={errors.measure}
          suggestions={measures}
          optional
        />
        <NumberField name="numerator" label="How many" value={typed('numerator')} error={errors.numerator} whole />
        <NumberField
          name="denominator"
          label={channel === 'public health' ? 'Out of how many' : 'Out of how many opportunities'}
          value={typed('denominator')}
          error={errors.denominator}
          whole
        />
        <DateField
          name="periodStart"
          label="First day that counts"
          value={typed('periodStart')}
          error={errors.periodStart}
        />
        <DateField name="periodEnd" label="Last day that counts" value={typed('periodEnd')} error={errors.periodEnd} />
        <Radios
          name="improvement"
          legend="Which way is better"
          value={typed('improvement')}
          error={errors.improvement}
          choices={[
            { value: 'increase', label: 'Higher' },
            { value: 'decrease', label: 'Lower' },
          ]}
          tight
        />
      </div>
    </Leaf>
  )
}

function More({ typed, errors }: Props) {
  return (
    <>
      <TextField
        name="link"
        label="Link or DOI"
        hint="Where it can be read again"
        value={typed('link')}
        error={errors.link}
        optional
      />
      <TextField
        name="topics"
        label="Topics"
        hint="With commas between them"
        value={typed('topics')}
        error={errors.topics}
        optional
      />
    </>
  )
}
