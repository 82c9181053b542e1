import type { Stamp } from '../http/route.ts'
import { Back } from '../ui/button.tsx'
import { Crumbs } from '../ui/crumbs.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { type Errors, listErrors } from '../ui/errors.ts'
import { DateField, SelectField, TextField } from '../ui/field.tsx'
import { FilterSelect, Filters } from '../ui/filters.tsx'
import { Form } from '../ui/form.tsx'
import { Leaf } from '../ui/leaf.tsx'
import { Ledger } from '../ui/ledger.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/title.tsx'
import { OrderButtons } from './order.view.tsx'
import { type Columns, type RunKind, type Sheet, kindWords, tableKinds } from './run.schema.ts'
import type { Ask, Field } from './table-kind.ts'

type Props = {
  runId: string
  fileName: string
  recognized: string
  kind: RunKind | null
  sheets: readonly Sheet[]
  sheet: number
  fields: readonly Field[]
  asks: readonly Ask[]
  columns: Columns
  answers: Readonly<Record<string, string>>
  isWhole: boolean
  /** Were these columns chosen for such headings before? */
  isRemembered: boolean
  samples: readonly { line: number; cells: readonly string[] }[]
  errors: Errors
  stamp: Stamp
}

/** Asks what a table is, and which of its columns holds what; beside each stands what it holds in the first rows. */
export function ColumnsPage(props: Props) {
  const { runId, fileName, recognized, kind, errors, stamp } = props
  const path = `/imports/${runId}`
  return (
    <>
      <Crumbs
        trail={[
          { label: 'Imports', href: '/imports' },
          { label: fileName, href: path },
        ]}
      />
      <PageTitle lead={`${recognized}. Nothing was changed yet.`}>Which column holds what</PageTitle>
      <ErrorSummary title="Not begun yet" errors={listErrors(errors)} />
      <WhatItIs {...props} />
      {kind === null ? (
        <Notice title="Say what it is.">Its headings fit no kind of list that is known here.</Notice>
      ) : (
        <Form action={`${path}/columns`} {...stamp} hidden={{ kind, sheet: String(props.sheet) }}>
          <Leaf title="Columns" small={props.isRemembered ? 'As chosen the last time' : 'As their headings say'}>
            <ColumnFields {...props} />
          </Leaf>
          {props.asks.length === 0 ? null : (
            <Leaf title="For the whole file">
              {props.asks.map((ask) => (
                <AskField ask={ask} value={props.answers[ask.key] ?? ''} error={errors[`answer.${ask.key}`]} />
              ))}
            </Leaf>
          )}
          <OrderButtons isWhole={props.isWhole} />
        </Form>
      )}
      <Samples {...props} />
      <Back href={path}>{fileName}</Back>
    </>
  )
}

function WhatItIs({ runId, kind, sheets, sheet }: Props) {
  return (
    <Filters action={`/imports/${runId}/columns`} label="What the file is" act="Use this">
      <FilterSelect
        name="kind"
        label="What it is"
        value={kind ?? ''}
        any={kind === null ? 'Choose' : ''}
        options={tableKinds.map((one) => ({ value: one, label: kindWords[one].name }))}
      />
      {sheets.length > 1 ? (
        <FilterSelect
          name="sheet"
          label="Sheet"
          value={String(sheet)}
          any=""
          options={sheets.map((one, i) => ({ value: String(i), label: one.name, disabled: one.rows === 0 }))}
        />
      ) : null}
    </Filters>
  )
}

function ColumnFields({ fields, sheets, sheet, columns, samples, errors }: Props) {
  const headings = sheets[sheet]!.headings
  const options = headings.map((heading, at) => ({ value: String(at), label: heading || `Column ${at + 1}` }))
  return (
    <>
      {fields.map((field) => {
        const at = columns[field.key]
        const seen =
          at === undefined ? [] : samples.map((row) => row.cells[at] ?? '').filter((cell) => cell.trim() !== '')
        const example = seen.length > 0 ? `In the first rows: ${seen.slice(0, 2).map(shorten).join('; ')}` : ''
        return (
          <SelectField
            name={`column.${field.key}`}
            label={field.label}
            hint={[field.hint, example].filter(Boolean).join('. ') || undefined}
            value={at === undefined ? '' : String(at)}
            empty="In no column"
            options={options}
            optional={!field.isRequired}
            required={field.isRequired}
            error={errors[`column.${field.key}`]}
          />
        )
      })}
    </>
  )
}

function AskField({ ask, value, error }: { ask: Ask; value: string; error?: string }) {
  const given = { name: `answer.${ask.key}`, label: ask.label, hint: ask.hint, value, error }
  const need = ask.isRequired ? { required: true } : { optional: true }
  if (ask.choices)
    return (
      <SelectField
        {...given}
        {...need}
        empty="Nothing"
        options={ask.choices.map((choice) => ({ value: choice, label: choice }))}
      />
    )
  return ask.isDay ? <DateField {...given} {...need} /> : <TextField {...given} {...need} />
}

const widest = 6

/** The first rows as they stand in the file. */
function Samples({ sheets, sheet, samples }: Props) {
  const headings = sheets[sheet]!.headings
  const shown = headings.slice(0, widest)
  const more = headings.length - shown.length
  return (
    <Leaf title="The first rows" small={more > 0 ? `${more} more columns are not shown here` : undefined}>
      <Ledger
        caption="The first rows of the file"
        hideCaption
        rows={samples.map((row) => ({ ...row }))}
        columns={[
          { key: 'line', label: 'Line', num: true },
          ...shown.map((heading, at) => ({
            key: `column-${at}`,
            label: heading || `Column ${at + 1}`,
            cell: (row: { cells: readonly string[] }) => shorten(row.cells[at] ?? '') || '–',
          })),
        ]}
      />
    </Leaf>
  )
}

function shorten(cell: string): string {
  return cell.length > 60 ? `${cell.slice(0, 59)}…` : cell
}
