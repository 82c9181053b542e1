import type { ComponentChildren } from 'preact'
import type { Stamp } from '../http/route.ts'
import type { Trial } from '../platform/trial.ts'
import { Back, Button, ButtonLink } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { type Errors, listErrors } from '../ui/errors.ts'
import type { Option } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { Leaf } from '../ui/leaf.tsx'
import { Ledger } from '../ui/ledger.tsx'
import { Notice } from '../ui/notice.tsx'
import { Status } from '../ui/status.tsx'
import { PageTitle } from '../ui/title.tsx'
import { type RegisterAct, type Typed, mostRows } from './act.ts'
import { showAsk, turnTo } from './address.ts'
import type { ListProps } from './list.view.tsx'

/** The form in which the boxes in front of the rows are sent. */
export const actsForm = 'acts'

/** What can be done to the picked rows, or to all that are found. */
export function ActBar<Found, Row extends { id: string }, Narrow>(list: ListProps<Found, Row, Narrow>) {
  const { register, shape, shown, acts } = list
  const { visit, ask, found } = shown
  const all = found.isMore ? `more than ${found.count.toLocaleString('en-US')}` : found.count.toLocaleString('en-US')
  const isTooMany = found.isMore || found.count > mostRows
  return (
    <Form
      action={`${register.path}/acts${showAsk(shape, turnTo(ask, {}))}`}
      {...visit.stamp()}
      id={actsForm}
      label="Acts on several"
    >
      <fieldset class="row acts">
        <legend class="hide">With which {register.many}</legend>
        <label class="row">
          <input type="radio" name="reach" value="picked" checked /> With the picked {register.many}
        </label>{' '}
        {isTooMany ? (
          <span class="soft">
            All {all} are too many at once; narrow the list to {mostRows} or fewer
          </span>
        ) : (
          <label class="row">
            <input type="radio" name="reach" value="all" /> {found.count === 1 ? 'With the one' : `With all ${all}`}{' '}
            found
          </label>
        )}
      </fieldset>
      <div class="row">
        {acts.map((act) => (
          <Button look="quiet" small name="act" value={act.name}>
            {act.label}
          </Button>
        ))}
      </div>
    </Form>
  )
}

export type ActProps<Row> = {
  path: string
  query: string
  title: string
  one: string
  many: string
  act: RegisterAct<Row>
  rows: readonly Row[]
  nameOf: (row: Row) => string
  typed: Typed
  errors: Errors
  stamp: Stamp
}

/** Asks what must be said before an act on several. */
export function ActInputPage<Row extends { id: string }>(props: ActProps<Row> & { choices: readonly Option[] }) {
  const { path, query, act, rows, nameOf, typed, errors, choices } = props
  return (
    <ActFrame {...props}>
      <ErrorSummary title="Nothing is done yet" errors={listErrors(errors)} />
      <Form action={`${path}/acts${query}`} {...props.stamp} hidden={{ act: act.name, said: 'yes' }}>
        <Picked rows={rows} />
        {act.Fields ? <act.Fields typed={typed} errors={errors} choices={choices} /> : null}
        <Button>Look at what will happen</Button>
      </Form>
      <Leaf title="To whom or what" small={sayMany(rows.length, props)}>
        <p>{rows.map(nameOf).join('; ')}</p>
      </Leaf>
    </ActFrame>
  )
}

/** What will happen to each row, as a trial told, and the one button that does it. */
export function ActPreviewPage<Row extends { id: string }>(
  props: ActProps<Row> & { trials: readonly Trial[]; says: (row: Row) => string },
) {
  const { path, query, act, rows, nameOf, typed, trials, says } = props
  const lines = rows.map((row, at) => ({ name: nameOf(row), says: says(row), ...trials[at]! }))
  const count = trials.filter(({ isDone }) => isDone).length
  return (
    <ActFrame {...props}>
      <Notice is={count < rows.length ? 'warn' : undefined} title={sayCount(count, rows.length)}>
        {`Nothing is done yet. ${act.undo ? 'It can be taken back afterwards.' : act.final}`}
      </Notice>
      <Ledger
        caption="What will happen"
        rows={lines}
        columns={[
          { key: 'name', label: 'To', row: true },
          {
            key: 'says',
            label: 'What will happen',
            cell: ({ isDone, says: words, message }) =>
              isDone ? <Status is="done">{words}</Status> : <Status is="stop">{`Refused: ${message}`}</Status>,
          },
        ]}
      />
      {count > 0 ? (
        <Form action={`${path}/acts/confirmation${query}`} {...props.stamp} hidden={{ ...typed, act: act.name }}>
          <Picked rows={rows.filter((_, at) => trials[at]!.isDone)} />
          <div class="row">
            <Button>
              {act.label}: {sayMany(count, props)}
            </Button>{' '}
            <ButtonLink href={path + query} look="plain">
              Leave them as they are
            </ButtonLink>
          </div>
        </Form>
      ) : null}
    </ActFrame>
  )
}

type DeedLine = {
  called: string
  outcome: 'done' | 'refused'
  message: string
  undoing: 'undone' | 'refused' | null
  undoingMessage: string | null
}

type DeedProps = {
  path: string
  title: string
  label: string
  done: string
  deedId: string
  rows: readonly DeedLine[]
  mayUndo: boolean
  /** Why there is no way back. */
  final?: string
  stamp: Stamp
  refused?: string
}

/** What became of an act on several, with the button that takes it back where that can be done. */
export function DeedPage({ path, title, label, done, deedId, rows, mayUndo, final, stamp, refused }: DeedProps) {
  const left = rows.filter(({ outcome, undoing }) => outcome === 'done' && undoing === null).length
  return (
    <>
      <Back href={path}>Back to {title.toLowerCase()}</Back>
      <PageTitle>{label}: what was done</PageTitle>
      {refused ? (
        <Notice is="bad" title="Nothing was taken back." live>
          {refused}
        </Notice>
      ) : null}
      <Ledger
        caption={`Done to ${rows.filter(({ outcome }) => outcome === 'done').length.toLocaleString('en-US')} of ${rows.length.toLocaleString('en-US')}`}
        rows={[...rows]}
        columns={[
          { key: 'called', label: 'To', row: true },
          { key: 'outcome', label: 'What was done', cell: (row) => <DeedStatus row={row} done={done} /> },
        ]}
      />
      {mayUndo && left > 0 ? (
        <Form action={`${path}/acts/${deedId}/undoing`} {...stamp}>
          <Button look="grave">Take it back for {left.toLocaleString('en-US')}</Button>
        </Form>
      ) : null}
      {final ? <p class="soft">{final}</p> : null}
    </>
  )
}

function DeedStatus({ row, done }: { row: DeedLine; done: string }) {
  if (row.outcome === 'refused') return <Status is="stop">{`Refused: ${row.message}`}</Status>
  if (row.undoing === 'undone') return <Status is="todo">{`${done}, then taken back`}</Status>
  if (row.undoing === 'refused') return <Status is="wait">{`${done}. Not taken back: ${row.undoingMessage}`}</Status>
  return <Status is="done">{done}</Status>
}

function ActFrame<Row>({ path, query, title, act, children }: ActProps<Row> & { children: ComponentChildren }) {
  return (
    <>
      <Back href={path + query}>Back to {title.toLowerCase()}</Back>
      <PageTitle>{act.label}</PageTitle>
      {children}
    </>
  )
}

function Picked({ rows }: { rows: readonly { id: string }[] }) {
  return (
    <>
      {rows.map(({ id }) => (
        <input type="hidden" name="pick" value={id} />
      ))}
    </>
  )
}

function sayMany(count: number, called: { one: string; many: string }): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? called.one : called.many}`
}

function sayCount(count: number, all: number): string {
  if (count === all) return all === 1 ? 'It can be done.' : `It can be done to all ${all.toLocaleString('en-US')}.`
  if (count === 0) return 'It can be done to none of them.'
  return `It can be done to ${count.toLocaleString('en-US')} of ${all.toLocaleString('en-US')}. The others stay as they are.`
}
