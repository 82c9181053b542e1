import type { ComponentChildren } from 'preact'
import { Empty } from '../ui/empty.tsx'
import { FilterSelect, FilterWords, Filters } from '../ui/filters.tsx'
import { type Column, Ledger } from '../ui/ledger.tsx'
import { Notice } from '../ui/notice.tsx'
import { Pages } from '../ui/pages.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { capital } from '../kernel/words.ts'
import type { RegisterAct } from './act.ts'
import { ActBar, actsForm } from './act.view.tsx'
import { type Ask, type Shape, isNarrowed, showAsk, turnTo } from './address.ts'
import { ColumnChoice } from './column.view.tsx'
import type { Register, RegisterColumn, RegisterFilter, Shown, TabCounts } from './register.ts'
import { SavedViews } from './saved-view.view.tsx'
import type { SavedView } from './saved-view.schema.ts'

/** What is shown of a list. */
export type ListProps<Found, Row extends { id: string }, Narrow> = {
  register: Register<Found, Row, Narrow>
  shape: Shape
  shown: Shown<Row>
  head: ComponentChildren
  counts?: TabCounts
  ignored: readonly string[]
  views: readonly SavedView[]
  acts: readonly RegisterAct<Row>[]
  refused?: string
}

/** A list: its head, tabs, search and filters, the rows, the way on, and the acts on several. */
export function ListPage<Found, Row extends { id: string }, Narrow>(list: ListProps<Found, Row, Narrow>) {
  const { register, shape, shown, head, ignored, refused, acts } = list
  const { ask, found, rows } = shown
  const address = (change: Partial<Ask>) => register.path + showAsk(shape, turnTo(ask, change))
  const mayAct = acts.length > 0 && rows.length > 0
  return (
    <>
      {head}
      {refused ? (
        <Notice is="bad" title="Nothing was done." live>
          {refused}
        </Notice>
      ) : null}
      <ListTabs {...list} />
      <Narrowing {...list} />
      {ignored.length > 0 ? (
        <Notice title="The address asks for what this list does not have.">{`Left out: ${ignored.join('; ')}.`}</Notice>
      ) : null}
      <div class="gap">
        <NearNotice shown={shown} exact={address({ words: '' })} many={register.many} />
        {rows.length === 0 ? <NoRows {...list} /> : <Rows {...list} isPicked={mayAct} />}
        <Pages
          label={`Pages of ${register.many}`}
          previous={found.before && address({ before: found.before })}
          next={found.after && address({ after: found.after })}
          more={rows.length > 0 ? <Files {...list} /> : undefined}
        />
      </div>
      {mayAct ? <ActBar {...list} /> : null}
      {register.foot?.(shown)}
    </>
  )
}

function ListTabs<Found, Row extends { id: string }, Narrow>({
  register,
  shape,
  shown,
  counts,
}: ListProps<Found, Row, Narrow>) {
  const filter = register.filters.find(({ isTabs }) => isTabs)
  if (!filter) return null
  const now = shown.ask.filters[filter.name] ?? ''
  const options = flatOptions(filter)
  const tabs = filter.any === undefined ? options : [{ value: '', label: filter.any }, ...options]
  return (
    <Tabs
      label={filter.label}
      tabs={tabs
        .filter(({ value }) => value === '' || value === now || !filter.isSparse || Boolean(counts?.[value]))
        .map(({ value, label }) => ({
          label,
          href:
            register.path +
            showAsk(shape, turnTo(shown.ask, { filters: { ...shown.ask.filters, [filter.name]: value } })),
          count: counts?.[value],
          current: value === now,
        }))}
    />
  )
}

function Narrowing<Found, Row extends { id: string }, Narrow>(list: ListProps<Found, Row, Narrow>) {
  const { register, shape, shown, views } = list
  const { ask } = shown
  const orders = Object.entries(register.orders).map(([value, label]) => ({ value, label: capital(label) }))
  const now = `${ask.isAgainst ? '-' : ''}${ask.order}`
  const turned = ask.isAgainst ? [{ value: now, label: `${capital(register.orders[ask.order]!)}, turned around` }] : []
  return (
    <>
      <Filters action={register.path} label={`Filter the ${register.many}`} keep={keptOf(register.filters, shape, ask)}>
        {register.search === undefined ? null : <FilterWords value={ask.words} placeholder={register.search} />}
        {register.filters
          .filter(({ isTabs, isInHead }) => !isTabs && !isInHead)
          .map((filter) => (
            <FilterSelect
              name={filter.name}
              label={filter.label}
              value={ask.filters[filter.name] ?? ''}
              any={filter.usual === undefined ? filter.any : ''}
              options={[...filter.options]}
            />
          ))}
        {orders.length > 1 ? (
          <FilterSelect name="sort" label="Order" value={now} any="" options={[...orders, ...turned]} />
        ) : null}
      </Filters>
      <div class="row listing">
        <ColumnChoice register={register} shape={shape} ask={ask} />
        <SavedViews register={register} shape={shape} shown={shown} views={views} />
      </div>
    </>
  )
}

/** What a form of filters carries along: the tab, and the columns that were chosen. */
function keptOf(filters: readonly RegisterFilter[], shape: Shape, ask: Ask): Record<string, string> {
  const apart = filters.filter(({ isTabs, isInHead }) => isTabs ?? isInHead).map(({ name }) => name)
  const kept = new URLSearchParams(showAsk(shape, turnTo(ask, { words: '', isNear: false })))
  const names = ['columns', ...apart]
  return Object.fromEntries([...kept].filter(([name]) => names.includes(name)))
}

type NearProps<Row> = { shown: Shown<Row>; exact: string; many: string }

function NearNotice<Row>({ shown: { ask, found }, exact, many }: NearProps<Row>) {
  if (!found.isNear) return null
  return (
    <Notice title={ask.isNear ? 'Words written nearly so are shown, too.' : `Nothing holds “${ask.words}”.`} live>
      <p>
        {ask.isNear ? `What holds “${ask.words}” comes first.` : 'These hold words that are written nearly so.'}{' '}
        <a href={exact}>Show all {many}</a>
      </p>
    </Notice>
  )
}

function NoRows<Found, Row extends { id: string }, Narrow>({
  register,
  shape,
  shown: { ask },
}: ListProps<Found, Row, Narrow>) {
  const isTurned = ask.after !== undefined || ask.before !== undefined
  if (isTurned)
    return (
      <Empty title={`There are no more ${register.many}.`}>
        <p>
          <a href={register.path + showAsk(shape, turnTo(ask, {}))}>Go back to the first page</a>.
        </p>
      </Empty>
    )
  const { title, says } = register.empty(isNarrowed(shape, ask), ask)
  return <Empty title={title}>{says}</Empty>
}

function Rows<Found, Row extends { id: string }, Narrow>(list: ListProps<Found, Row, Narrow> & { isPicked: boolean }) {
  const { register, shown, isPicked } = list
  const columns = chosenColumns(register, shown.ask).map((column) => columnOf(list, column))
  return (
    <Ledger
      caption={<Caption {...list} />}
      columns={columns}
      rows={[...shown.rows]}
      pick={
        isPicked
          ? { name: 'pick', form: actsForm, value: ({ id }) => id, label: (row) => `Pick ${register.nameOf(row)}` }
          : undefined
      }
    />
  )
}

/** The columns of a list that are shown: the chosen ones, in their own order. */
export function chosenColumns<Found, Row extends { id: string }, Narrow>(
  register: Register<Found, Row, Narrow>,
  ask: Ask,
): RegisterColumn<Row>[] {
  return register.columns.filter(({ key }) => ask.columns.includes(key))
}

function columnOf<Found, Row extends { id: string }, Narrow>(
  { register, shape, shown: { ask } }: ListProps<Found, Row, Narrow>,
  { order, ...column }: RegisterColumn<Row>,
): Column<Row> {
  if (order === undefined) return column
  const isNow = ask.order === order
  const isDown = Boolean(register.source.orders[order]!.down) !== ask.isAgainst
  return {
    ...column,
    sort: {
      href: register.path + showAsk(shape, turnTo(ask, { order, isAgainst: isNow && !ask.isAgainst })),
      now: isNow ? (isDown ? 'descending' : 'ascending') : undefined,
    },
  }
}

function Caption<Found, Row extends { id: string }, Narrow>({ register, shape, shown }: ListProps<Found, Row, Narrow>) {
  const { ask, found } = shown
  const words = found.isMore ? `More than ${found.count.toLocaleString('en-US')}` : found.count.toLocaleString('en-US')
  const called = found.count === 1 && !found.isMore ? register.one : register.many
  const order = `${register.orders[ask.order]!}${ask.isAgainst ? ', turned around' : ''}`
  const mayBeNear = ask.words !== '' && register.source.near !== undefined && !found.isNear
  return (
    <>
      <b>
        {words} {called}
      </b>
      , {order}. {register.caption?.(shown)}{' '}
      {mayBeNear ? (
        <a href={register.path + showAsk(shape, turnTo(ask, { isNear: true }))}>Words written nearly so, too</a>
      ) : null}
    </>
  )
}

function Files<Found, Row extends { id: string }, Narrow>({
  register,
  shape,
  shown: { ask },
}: ListProps<Found, Row, Narrow>) {
  const asked = showAsk(shape, turnTo(ask, {}))
  return (
    <>
      <a href={`${register.path}.csv${asked}`} download>
        CSV <span class="hide">file of all {register.many} that are found</span>
      </a>{' '}
      <a href={`${register.path}.xlsx${asked}`} download>
        Spreadsheet <span class="hide">of all {register.many} that are found</span>
      </a>
    </>
  )
}

function flatOptions({ options }: RegisterFilter) {
  return options.flatMap((each) => ('options' in each ? each.options : [each]))
}
