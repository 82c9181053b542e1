import { timeSearches } from './load.ts'
import { type Row, showNumber } from './row.ts'

/** A search as people do it, in many variants that find about as much. */
export type Search = { name: string; urls: readonly string[] }

const variants = Array.from({ length: 60 }, (_, at) => at)

/** Looking for one record, and for something that one in a hundred (people) or one in five (activities) has. */
export const searches: readonly Search[] = [
  { name: 'people, one person', urls: variants.map((at) => `/people?q=person${1000 + at * 61}%40`) },
  {
    name: 'people, a family name one in a hundred has',
    urls: variants.map((at) => `/people?q=Fam${'ABCDEFGHIJ'[at % 10]}${'abcdefghij'[(at * 3) % 10]}erly`),
  },
  { name: 'catalog, one activity', urls: variants.map((at) => `/catalog?q=Reading+${300 + at * 11}+about`) },
  { name: 'catalog, what one in a hundred is about', urls: variants.map((at) => `/catalog?q=${at}w`) },
  {
    name: 'catalog, a word one in five has',
    urls: variants.map((at) => `/catalog?q=${['sepsis', 'stroke', 'falls', 'delirium'][at % 4]}`),
  },
  { name: 'people, nobody', urls: variants.map((at) => `/people?q=Zyxwvu${at}qq`) },
  {
    name: 'people, a family name with a slip of the pen',
    urls: variants.map((at) => `/people?q=Fma${'ABCDEFGHIJ'[at % 10]}${'abcdefghij'[(at * 3) % 10]}erly`),
  },
  {
    name: 'people, of one profession',
    urls: variants.map((at) => `/people?profession=nurse&sort=${at % 2 ? '-' : ''}name`),
  },
  { name: 'activities of the office, one', urls: variants.map((at) => `/office/activities?q=B0000${300 + at * 11}`) },
  {
    name: 'activities of the office, a word one in five has',
    urls: variants.map((at) => `/office/activities?q=${['sepsis', 'stroke', 'falls', 'delirium'][at % 4]}`),
  },
  {
    name: 'activities of the office, a word with a slip of the pen',
    urls: variants.map((at) => `/office/activities?q=${['spesis', 'stroek', 'dleirium', 'sepssi'][at % 4]}`),
  },
  { name: 'catalog, nothing', urls: variants.map((at) => `/catalog?q=zyxwvu${at}qq`) },
]

/** The p95 of each search now, in milliseconds. */
export async function measureSearches(address: string, cookie: string): Promise<number[]> {
  const times: number[] = []
  for (const { urls } of searches)
    times.push(
      await timeSearches(
        urls.map((url) => address + url),
        { cookie },
      ),
    )
  return times
}

/** The lines of the table from both sizes. */
export function searchRows(small: readonly number[], large: readonly number[]): Row[] {
  return searches.map(({ name }, at) => {
    const ratio = large[at]! / small[at]!
    return {
      what: `search: ${name}`,
      budget: 'p95 ≤ 3 × that at 1 % of the size',
      measured: `${showNumber(small[at]!)} ms, then ${showNumber(large[at]!)} ms, ${showNumber(ratio)} ×`,
      holds: ratio <= 3,
    }
  })
}
