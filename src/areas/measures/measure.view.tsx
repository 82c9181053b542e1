import type { Stamp } from '../../http/route.ts'
import { Button } from '../../ui/button.tsx'
import { Radios } from '../../ui/choices.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Details } from '../../ui/details.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { Facts } from '../../ui/facts.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { type Column, Ledger } from '../../ui/ledger.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { SeriesChart } from './measure.part.tsx'
import {
  type Improvement,
  type MeasureKind,
  type SeriesValue,
  type Unit,
  improvements,
  kindWords,
  measureKinds,
  showCounts,
  showDirection,
  showMeasured,
  showPeriod,
  unitNames,
} from './measure.schema.ts'

export type MeasureRecord = {
  id: string
  name: string
  canonical: string
  unit: Unit
  improvement: Improvement
  isImprovementTold: boolean
  kind: MeasureKind
}

/** One series of the measure: by whom, for whom, how many periods. */
export type SeriesLine = { reporter: string; population: string; periods: number; href: string; isShown: boolean }

type Props = {
  measure: MeasureRecord
  seriesLines: SeriesLine[]
  shown: { reporter: string; population: string; series: SeriesValue[] } | null
  typed: { name: string; improvement: string; kind: string; why: string }
  stamp: Stamp
  errors: Errors
  mayRecord: boolean
}

/** A measure: its series as a chart with the table, and what the office says of it. */
export function MeasurePage(props: Props) {
  const { measure, seriesLines, shown, mayRecord } = props
  const newest = shown?.series.at(-1)
  return (
    <>
      <Crumbs
        trail={[
          { label: 'Evidence', href: '/evidence' },
          { label: 'Measures', href: '/evidence/measures' },
        ]}
      />
      <PageTitle
        meta={[
          unitNames[measure.unit],
          `${showDirection(measure)} is better`,
          kindWords[measure.kind],
          newest &&
            `Newest: ${showMeasured(newest.value, measure.unit)}, ${showPeriod(newest.periodStart, newest.periodEnd)}`,
        ].filter(Boolean)}
      >
        {measure.name}
      </PageTitle>
      <ErrorSummary title="The measure was not changed" errors={listErrors(props.errors)} />
      {measure.isImprovementTold ? null : (
        <Notice is="warn" title="No report says which way is better.">
          Say it below, before anyone reads a rise as good.
        </Notice>
      )}
      <div>
        {shown ? <Series measure={measure} shown={shown} /> : null}
        {seriesLines.length > 1 ? (
          <Leaf title="Series" small="Who reports, and for whom">
            <Ledger caption="Series of this measure" hideCaption columns={seriesColumns} rows={seriesLines} />
          </Leaf>
        ) : null}
        <Leaf title="What it is">
          <Facts
            facts={[
              ['Address', measure.canonical],
              ['Counted as', unitNames[measure.unit]],
              ['Better', showDirection(measure)],
              ['About', kindWords[measure.kind]],
            ]}
          />
          {mayRecord ? <Change {...props} /> : null}
        </Leaf>
      </div>
    </>
  )
}

function Series({ measure, shown }: { measure: MeasureRecord; shown: NonNullable<Props['shown']> }) {
  return (
    <Leaf title="Over time" small={[shown.reporter, shown.population].filter(Boolean).join(', ')}>
      <SeriesChart id="series" measure={measure} baselineCount={shown.series.length < 5 ? 0 : undefined} {...shown} />
      <Details summary="Where each number comes from">
        <Ledger caption="Values by period" hideCaption columns={valueColumns(measure.unit)} rows={shown.series} />
      </Details>
    </Leaf>
  )
}

function valueColumns(unit: Unit): Column<SeriesValue>[] {
  return [
    {
      key: 'period',
      label: 'Period',
      row: true,
      cell: (value) => (
        <a href={`/evidence/sources/${value.sourceId}`}>{showPeriod(value.periodStart, value.periodEnd)}</a>
      ),
    },
    { key: 'counts', label: 'Counts', num: true, cell: (value) => showCounts(value) ?? '–' },
    { key: 'value', label: 'Value', num: true, cell: (value) => showMeasured(value.value, unit) },
    { key: 'left', label: 'Left out', num: true, cell: (value) => value.exclusion + value.exception },
    { key: 'version', label: 'Definition', cell: (value) => value.version || '–' },
    { key: 'edition', label: 'Restated', cell: (value) => (value.edition === 1 ? 'No' : `${value.edition - 1} times`) },
  ]
}

const seriesColumns: Column<SeriesLine>[] = [
  {
    key: 'reporter',
    label: 'Reporter',
    row: true,
    cell: (line) => (line.isShown ? <b>{line.reporter}</b> : <a href={line.href}>{line.reporter}</a>),
  },
  { key: 'population', label: 'Population', cell: (line) => line.population || 'All' },
  { key: 'periods', label: 'Periods', num: true },
]

function Change({ measure, typed, stamp, errors }: Props) {
  return (
    <Details summary="Change what the office says of it" open={Object.keys(errors).length > 0}>
      <Form action={`/evidence/measures/${measure.id}`} {...stamp}>
        <TextField name="name" label="Name" value={typed.name} error={errors.name} required />
        <Radios
          name="improvement"
          legend="Which way is better"
          value={typed.improvement}
          error={errors.improvement}
          choices={improvements.map((one) => ({ value: one, label: one === 'increase' ? 'Higher' : 'Lower' }))}
          required
          tight
        />
        <Radios
          name="kind"
          legend="What it is about"
          hint="Measures of patients and communities count for other clauses of the mission than performance"
          value={typed.kind}
          error={errors.kind}
          choices={measureKinds.map((one) => ({ value: one, label: kindWords[one] }))}
          required
          tight
        />
        <TextField name="why" label="Why" value={typed.why} error={errors.why} required />
        <Button look="quiet">Change the measure</Button>
      </Form>
    </Details>
  )
}
