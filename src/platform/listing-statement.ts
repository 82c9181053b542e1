import { type RawBuilder, sql } from 'kysely'
import type { Bookmark, KeyType } from './bookmark.ts'
import type { Fragment } from './database.ts'
import type { Asked, Order, Source } from './listing.ts'
import { containing, wordsOf } from './search.ts'

/** The most rows that are counted, and gathered to be sorted. */
export const mostCounted = 1_000

/** Where more than this are called so, they are counted no further, and nothing else is gathered. */
const enoughNamed = 500

/** A row with its place in the list, and how many rows there are; where there is none, a line that only counts. */
export type Line<Row> = Row & {
  rowCount: number
  rowIsMore: boolean
  rowPart: number | null
  rowKeys: string[]
  rowId: string | null
}

/** Which way through the list: its order, and the bookmark after or before which to go on. */
export type Way = { order: Order; before?: Bookmark; after?: Bookmark; limit: number }

const pgTypes: Record<KeyType, string> = {
  text: 'text',
  instant: 'timestamptz',
  day: 'date',
  number: 'numeric',
  whole: 'bigint',
}

/** May this word be written nearly right? Of three letters almost any is near any other; signs are typed on purpose. */
export function isLong(word: string): boolean {
  return /^[\p{L}\p{N}]{4,40}$/u.test(word)
}

/**
 * The statement of one page of a list, and of how many rows there are (decisions 0021 and 0026).
 *
 * Rows stand in parts: 0 whose name begins with the last word, 1 those that hold the words, 2 those that nearly do. What
 * fits is gathered by the index of the words alone and sorted, where it is few; where it is more than is counted, the index
 * of the order is walked until the page is full. `coalesce` and `materialized` keep the planner to that, whatever it expects.
 */
export function pageStatement<Row, Narrow>(
  source: Source<Row, Narrow>,
  asked: Asked<Narrow>,
  way: Way,
): RawBuilder<Line<Row>> {
  const terms = termsOf(source, asked, way)
  const names = way.order.keys.map((_, at) => sql.ref(`page.k${at}`))
  const ways = sql.join([...names, sql`page.id`].map((name) => sql`${name} ${terms.direction}`))
  const last = sql`order by page.part ${way.before ? sql`desc` : sql`asc`}, ${ways} limit ${sql.lit(way.limit)}`
  const forward = sql.join(
    [...names, sql`page.id`].map((name) => sql`${name} ${way.before ? terms.opposite : terms.direction}`),
  )
  return sql<Line<Row>>`
    with ${terms.few},
    ${calledOf(terms, way)}
    counted as materialized (${countOf(terms)}),
    page as (select * from (${sql.join(partsOf(terms, way), sql` union all `)}) page ${last})
    select counted.count as "rowCount", counted.is_more as "rowIsMore", page.part as "rowPart", page.id as "rowId",
      array[${sql.join(names.map((name) => sql`${name}::text`))}]::text[] as "rowKeys", ${source.select}
    from counted
    left join (page join ${terms.table} on ${terms.id} = page.id ${source.joins ?? sql``} ${source.details ?? sql``}) on true
    order by page.part, ${forward}`
}

/** Counts the rows of a list, up to `most` of them. */
export function countStatement<Row, Narrow>(
  source: Source<Row, Narrow>,
  asked: Asked<Narrow>,
  most: number,
): RawBuilder<{ count: number }> {
  const { ground, always, narrow, wanted } = termsOf(source, asked, { order: source.orders[asked.order]!, limit: most })
  return sql`select count(*) as count from (
    select from ${ground} where ${always} and ${narrow} and ${wanted} limit ${sql.lit(most)}) rows`
}

type Terms = {
  narrow: Fragment
  wanted: Fragment
  id: Fragment
  keys: Fragment[]
  table: Fragment
  ground: Fragment
  direction: Fragment
  opposite: Fragment
  beyond: Fragment
  always: Fragment
  fits: Fragment
  called?: { is: Fragment; fits: Fragment }
  few: Fragment
  mode: 'all' | 'fitting' | 'near'
}

function termsOf<Row, Narrow>(source: Source<Row, Narrow>, asked: Asked<Narrow>, way: Way): Terms {
  const words = wordsOf(asked.words)
  const [id, table] = [sql.ref(`${source.as}.id`), sql`${sql.table(source.table)} ${sql.ref(source.as)}`]
  const has = (word: string) => source.hasWord?.(word) ?? sql`${source.text} ilike ${containing(word)}`
  const holds = allOf(words.map(has))
  const chosen = source.where(asked.narrow)
  const narrow = allOf(chosen)
  const picked = asked.ids ? [sql`${id} = any(${[...asked.ids]}::uuid[])`] : []
  const last = words.at(-1)
  const isCalled = source.begins?.order === asked.order && last !== undefined && !asked.isNear
  const is = isCalled ? beginsWith(source.begins!.by, last) : undefined
  const isDown = (Boolean(way.order.down) !== Boolean(asked.isAgainst)) !== Boolean(way.before)
  const [up, down] = [sql`asc`, sql`desc`]
  const terms = {
    id,
    keys: way.order.keys.map(({ by }) => by),
    table,
    ground: source.joins ? sql`${table} ${source.joins}` : table,
    direction: isDown ? down : up,
    opposite: isDown ? up : down,
    beyond: isDown ? sql`<` : sql`>`,
    narrow,
    always: allOf([...picked, ...(source.always?.(asked.narrow) ?? [])]),
    fits: sql`coalesce(${narrow} and ${holds}, false)`,
    called: is && { is, fits: sql`${narrow} and coalesce(${allOf(words.slice(0, -1).map(has))}, false)` },
    mode: asked.isNear ? ('near' as const) : words.length + chosen.length > 0 ? ('fitting' as const) : ('all' as const),
  }
  const wanted = asked.isNear
    ? allOf(words.map((word) => (source.near && isLong(word) ? nearly(source.near, word) : has(word))))
    : holds
  const part = asked.isNear
    ? sql`case when ${holds} then 1 else 2 end`
    : is
      ? sql`case when ${is} then 0 else 1 end`
      : sql`1`
  const isFound = words.length > 0 && !source.joins
  return { ...terms, wanted, few: fewOf(terms, { narrow, wanted, part, isFound }, source.as) }
}

type Gathering = { narrow: Fragment; wanted: Fragment; part: Fragment; isFound: boolean }

/** The rows that fit, up to one more than are counted. What holds the words is found by their index first. */
function fewOf(
  terms: Omit<Terms, 'few' | 'wanted'>,
  { narrow, wanted, part, isFound }: Gathering,
  as: string,
): Fragment {
  const { id, keys, ground, table, always, mode } = terms
  const most = sql.lit(mostCounted + 1)
  if (mode === 'all') return sql`few as materialized (select from ${ground} where ${always} limit ${most})`
  const rows = sql`${part} as part, ${id} as id, ${named(keys)}`
  if (!isFound)
    return sql`few as materialized (
      select ${rows} from ${ground} where ${always} and ${narrow} and ${wanted} limit ${most})`
  return sql`found as materialized (select ${sql.ref(as)}.* from ${table} where ${wanted}),
    few as materialized (select ${rows} from found ${sql.ref(as)} where ${always} and ${narrow} limit ${most})`
}

/** The parts of the list that are still to come, each as long as a page at most. */
function partsOf(terms: Terms, way: Way): Fragment[] {
  const { id, keys, ground, always, called, mode } = terms
  const here = { id, keys, from: ground }
  const few = { id: sql`few.id`, keys: keys.map((_, at) => sql.ref(`few.k${at}`)), from: sql`few` }
  const isFew = sql`not (select is_more from counted)`
  // Forwards the others are looked for only where those who are called so leave room for them on the page.
  const isCalled = called !== undefined && !isPassed(way, 0)
  const hasRoom = isCalled && !way.before ? sql`(select count(*) from called) < ${sql.lit(way.limit)}` : sql`true`
  const parts = {
    all: () => [partOf(terms, way, 1, here, always)],
    near: () => [1, 2].map((part) => partOf(terms, way, part, few, sql`few.part = ${sql.lit(part)}`)),
    fitting: () => [
      isCalled ? sql`select * from called` : undefined,
      partOf(terms, way, 1, few, sql`${isFew} and ${hasRoom} and few.part = 1`),
      partOf(
        terms,
        way,
        1,
        here,
        sql`not ${isFew} and ${hasRoom} and ${always} and ${terms.fits} ${called ? sql`and not ${called.is}` : sql``}`,
      ),
    ],
  }[mode]()
  const left = parts.filter((part) => part !== undefined)
  return left.length > 0 ? left : [sql`select 1 as part, ${id} as id, ${named(keys)} from ${ground} where false`]
}

/**
 * How many rows there are, as far as they are counted, and whether there are more. Where those who are called so are that many already, they are
 * counted by the index of the order, and what else holds the words is not gathered at all.
 */
function countOf({ ground, always, called }: Terms): Fragment {
  const few = sql`select least(n.count, ${sql.lit(mostCounted)}) as count, n.count > ${sql.lit(mostCounted)} as is_more
    from (select count(*) from few) n`
  if (!called) return few
  const most = sql.lit(enoughNamed + 1)
  const named = sql`(select count(*) from (
    select from ${ground} where ${called.is} and ${always} and ${called.fits} limit ${most}) named)`
  return sql`with enough as materialized (select ${named} > ${sql.lit(enoughNamed)} as is_more)
    select ${sql.lit(enoughNamed)} as count, true as is_more from enough where is_more
    union all select few.count, few.is_more from (${few}) few where not (select is_more from enough)`
}

/** Those whose name begins with the last word, straight from the index of the order. */
function calledOf(terms: Terms, way: Way): Fragment {
  const { id, keys, ground, always, called } = terms
  if (!called) return sql``
  const where = sql`${called.is} and ${always} and ${called.fits}`
  const part = partOf(terms, way, 0, { id, keys, from: ground }, where)
  return part ? sql`called as materialized ${part},` : sql``
}

/** Does the bookmark lie beyond the whole part? */
function isPassed({ before, after }: Way, part: number): boolean {
  if (before) return part > before.part
  return after !== undefined && part < after.part
}

type Place = { id: Fragment; keys: Fragment[]; from: Fragment }

/** Of one part the rows that come next; undefined when the bookmark lies beyond the whole part. */
function partOf(
  terms: Terms,
  way: Way,
  part: number,
  { id, keys, from }: Place,
  where: Fragment,
): Fragment | undefined {
  if (isPassed(way, part)) return undefined
  const mark = way.before ?? way.after
  const values = mark?.keys.map((key, at) => sql`${key}::${sql.raw(pgTypes[way.order.keys[at]!.type])}`) ?? []
  const isNext =
    mark?.part === part
      ? sql`(${sql.join([...keys, id])}) ${terms.beyond} (${sql.join([...values, sql`${mark.id}::uuid`])})`
      : sql`true`
  const order = sql.join([...keys, id].map((key) => sql`${key} ${terms.direction}`))
  return sql`(select ${sql.lit(part)} as part, ${id} as id, ${named(keys)} from ${from}
    where ${where} and ${isNext} order by ${order} limit ${sql.lit(way.limit)})`
}

/** Does a text begin with this word? As a stretch of its index, which a kept plan finds too; nothing sorts behind its end. */
export function beginsWith(text: Fragment, word: string): Fragment {
  const end = sql`lower(${word}) || chr(1114111)`
  return sql`(${text} >= lower(${word}) and ${text} < ${end})`
}

/** Is a word of the text the same but for a letter more, less or other, or for two neighbors in the wrong order? */
function nearly(text: Fragment, word: string): Fragment {
  return sql`platform_slips(${text}) && platform_slips(${word})`
}

function allOf(conditions: readonly Fragment[]): Fragment {
  return conditions.length === 0
    ? sql`true`
    : sql.join(
        conditions.map((one) => sql`(${one})`),
        sql` and `,
      )
}

function named(keys: readonly Fragment[]): Fragment {
  return sql.join(keys.map((key, at) => sql`${key} as ${sql.ref(`k${at}`)}`))
}
