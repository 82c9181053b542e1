import type { ComponentChildren } from 'preact'

/** The order of the rows: an address that changes it, and how this column is sorted now, if it is. */
export type Sort = { href: string; now?: 'ascending' | 'descending' }

/**
 * One column. `cell` says what stands in a row, else the row's own value under `key`. `num` aligns numbers, `hide` keeps
 * the heading from sight, `row` names the row, `act` holds its button, `nowrap` keeps a day on one line, `person` gives a
 * name the room for a line of its own and breaks only one that is longer than any room, `wide` gives what names the row the
 * room of an e-mail address.
 * On phones a cell stands under its heading, and one that holds only a dash is left out; a column without a heading
 * (`row`, `act`, `plain`) takes the whole line.
 */
export type Column<Row> = {
  key: string
  label: ComponentChildren
  cell?: (row: Row) => ComponentChildren
  num?: boolean
  hide?: boolean
  row?: boolean
  act?: boolean
  plain?: boolean
  nowrap?: boolean
  person?: boolean
  wide?: boolean
  sort?: Sort
}

/** Rows under a heading of their own. */
export type LedgerGroup<Row> = { title: ComponentChildren; rows: Row[] }

/** A box in front of each row, for acts on several. `label` says what would be picked. */
export type RowPick<Row> = {
  name: string
  form?: string
  value: (row: Row) => string
  label: (row: Row) => string
  chosen?: string[]
}

type LedgerProps<Row> = {
  caption: ComponentChildren
  hideCaption?: boolean
  columns: Column<Row>[]
  rows?: Row[]
  groups?: LedgerGroup<Row>[]
  foot?: Record<string, ComponentChildren>
  pick?: RowPick<Row>
  rowId?: (row: Row) => string | undefined
  folds?: boolean
  empty?: ComponentChildren
}

/** A table for comparing, ruled as in a journal. It folds where the room is narrow, and never scrolls sideways. */
export function Ledger<Row extends object>(ledger: LedgerProps<Row>) {
  const { caption, hideCaption, columns, rows = [], groups, foot, pick, folds = true } = ledger
  return (
    <div class="fit">
      <table class={folds ? 'ledger folds' : 'ledger'}>
        <caption class={hideCaption ? 'hide' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {pick ? (
              <th scope="col" class="pick">
                <span class="hide">Pick</span>
              </th>
            ) : null}
            {columns.map((column) => (
              <Heading column={column} />
            ))}
          </tr>
        </thead>
        {(groups ?? [{ title: null, rows }]).map((group) => (
          <Body ledger={ledger} group={group} />
        ))}
        {foot ? (
          <tfoot>
            <tr>
              {pick ? <td class="pick" /> : null}
              {columns.map((column) => (
                <Cell column={column} says={foot[column.key]} />
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  )
}

function Body<Row extends object>({ ledger, group }: { ledger: LedgerProps<Row>; group: LedgerGroup<Row> }) {
  const { columns, pick, rowId } = ledger
  const wide = columns.length + (pick ? 1 : 0)
  return (
    <tbody>
      {group.title ? (
        <tr class="group">
          <th colspan={wide} scope="rowgroup">
            {group.title}
          </th>
        </tr>
      ) : null}
      {group.rows.length === 0 ? (
        <tr>
          <td colspan={wide} class="soft">
            {ledger.empty ?? 'Nothing here yet.'}
          </td>
        </tr>
      ) : null}
      {group.rows.map((row) => (
        <tr id={rowId?.(row)}>
          {pick ? <PickCell pick={pick} row={row} /> : null}
          {columns.map((column) => (
            <Cell column={column} says={valueOf(column, row)} />
          ))}
        </tr>
      ))}
    </tbody>
  )
}

function Heading<Row>({ column }: { column: Column<Row> }) {
  const { label, sort, hide, num } = column
  const words = sort ? <a href={sort.href}>{label}</a> : label
  return (
    <th scope="col" class={num ? 'num' : undefined} aria-sort={sort?.now}>
      {hide ? <span class="hide">{words}</span> : words}
    </th>
  )
}

function Cell<Row>({ column, says }: { column: Column<Row>; says: ComponentChildren }) {
  if (column.row)
    return (
      <th scope="row" class={column.wide ? 'wide' : undefined}>
        {says}
      </th>
    )
  if (column.act) return <td class="act">{says}</td>
  const look = [
    column.num ? 'num' : '',
    column.nowrap ? 'nowrap' : '',
    column.person ? 'person' : '',
    isDash(says) ? 'none' : '',
  ]
    .filter(Boolean)
    .join(' ')
  const label = !column.plain && !column.hide && typeof column.label === 'string' ? column.label : undefined
  return (
    <td class={look || undefined} data-label={label}>
      {says}
    </td>
  )
}

/** A dash says that there is nothing, alone or in an element of its own. */
function isDash(says: ComponentChildren): boolean {
  if (typeof says === 'string') return says === '–'
  return typeof says === 'object' && says !== null && 'props' in says && says.props.children === '–'
}

function PickCell<Row>({ pick, row }: { pick: RowPick<Row>; row: Row }) {
  const value = pick.value(row)
  return (
    <td class="pick">
      <label>
        <span class="hide">{pick.label(row)} </span>
        <input type="checkbox" name={pick.name} form={pick.form} value={value} checked={pick.chosen?.includes(value)} />
      </label>
    </td>
  )
}

function valueOf<Row extends object>(column: Column<Row>, row: Row): ComponentChildren {
  if (column.cell) return column.cell(row)
  const value: unknown = Reflect.get(row, column.key)
  if (typeof value === 'number') return value.toLocaleString('en-US')
  return typeof value === 'string' ? value : null
}

/** The name of a row and what else identifies it, in two lines. */
export function RowTitle({
  href,
  children,
  soft,
}: {
  href?: string
  children: ComponentChildren
  soft?: ComponentChildren
}) {
  return (
    <>
      <span class="title">{href ? <a href={href}>{children}</a> : children} </span>
      {soft ? <span class="soft">{soft}</span> : null}
    </>
  )
}
