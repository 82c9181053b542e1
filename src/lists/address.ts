/**
 * What the address of a list may ask for: filters with their words (or a test of them) and the word at which each stands
 * when nothing is said, orders, and columns. `isFixed` columns are always shown, `isUsual` ones unless others are chosen.
 */
export type Shape = {
  filters: readonly { name: string; takes: (word: string) => boolean; usual?: string }[]
  orders: readonly string[]
  columns: readonly { key: string; isUsual: boolean; isFixed: boolean }[]
}

/** What is asked of a list. Of `filters` those that narrow, and those that stand otherwise than usual. */
export type Ask = {
  words: string
  filters: Readonly<Record<string, string>>
  order: string
  isAgainst: boolean
  columns: readonly string[]
  isNear: boolean
  after?: string
  before?: string
}

/** The most letters of a search that are read. */
const mostLetters = 200

/** The names that mean the same in every list; a filter has another. */
const reserved = ['q', 'sort', 'columns', 'near', 'after', 'before', 'saved', 'all']

/**
 * Reads what an address asks of a list. What the list does not know is left out, and told in `ignored`, so that the page can
 * say so.
 */
export function parseAsk(shape: Shape, query: Readonly<Record<string, string>>): { ask: Ask; ignored: string[] } {
  const ignored: string[] = []
  const filters: Record<string, string> = {}
  for (const { name, takes, usual = '' } of shape.filters) {
    const word = (query[name] ?? '').trim()
    if (word !== '' && takes(word)) filters[name] = word
    else if (usual !== '') filters[name] = usual
    if (word !== '' && !takes(word)) ignored.push(`${name}: ${word.slice(0, 60)}`)
  }
  const sort = query.sort ?? ''
  const order = shape.orders.find((one) => one === sort.replace(/^-/, ''))
  if (sort !== '' && order === undefined) ignored.push(`sort: ${sort.slice(0, 60)}`)
  const ask = {
    words: (query.q ?? '').trim().slice(0, mostLetters),
    filters,
    order: order ?? shape.orders[0]!,
    isAgainst: order !== undefined && sort.startsWith('-'),
    columns: readColumns(shape, query.columns),
    isNear: query.near === 'yes',
    after: query.after || undefined,
    before: query.before || undefined,
  }
  return { ask, ignored }
}

/** The same as an address bears it, without what stands at its usual value: "?profession=nurse&sort=-name", or "". */
export function showAsk(shape: Shape, ask: Ask): string {
  const usual = Object.fromEntries(shape.filters.map(({ name, usual }) => [name, usual ?? '']))
  const sort = `${ask.isAgainst ? '-' : ''}${ask.order}`
  const columns = ask.columns.join(',')
  const given: [string, string][] = [
    ['q', ask.words],
    ...shape.filters.map(({ name }): [string, string] => [
      name,
      ask.filters[name] === usual[name] ? '' : (ask.filters[name] ?? ''),
    ]),
    ['sort', sort === shape.orders[0] ? '' : sort],
    ['columns', columns === usualColumns(shape).join(',') ? '' : columns],
    ['near', ask.isNear ? 'yes' : ''],
    ['after', ask.after ?? ''],
    ['before', ask.before ?? ''],
  ]
  const said = given.filter(([, value]) => value !== '')
  return said.length === 0 ? '' : `?${new URLSearchParams(said).toString()}`
}

/** The same list from its beginning, with these changes. */
export function turnTo(ask: Ask, change: Partial<Ask>): Ask {
  return { ...ask, after: undefined, before: undefined, ...change }
}

/** Is the list narrowed by words or by a filter that does not stand at its usual word? */
export function isNarrowed(shape: Shape, ask: Ask): boolean {
  return ask.words !== '' || shape.filters.some(({ name, usual = '' }) => (ask.filters[name] ?? '') !== usual)
}

/** The columns shown when none are chosen. */
export function usualColumns(shape: Shape): string[] {
  return shape.columns.filter(({ isUsual, isFixed }) => isUsual || isFixed).map(({ key }) => key)
}

/** Names that a list uses twice, for the test that looks at every list. */
export function findTwice(shape: Shape): string[] {
  const names = [...reserved, ...shape.filters.map(({ name }) => name)]
  return names.filter((name, at) => names.indexOf(name) !== at)
}

function readColumns(shape: Shape, text = ''): string[] {
  const chosen = text.split(',')
  const known = shape.columns.filter(({ key, isFixed }) => isFixed || chosen.includes(key)).map(({ key }) => key)
  const isChosen = shape.columns.some(({ key, isFixed }) => !isFixed && chosen.includes(key))
  return isChosen ? known : usualColumns(shape)
}
