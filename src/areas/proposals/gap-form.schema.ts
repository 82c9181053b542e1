import { type Audience, type GapInput, gapInput, needWords } from '../gaps/gap.schema.ts'

/** The form of a gap as typed: text, so that what was typed stands there again. `series` names a series, "" for none. */
export type TypedGap = {
  title: string
  patients: string
  currentPractice: string
  bestPractice: string
  bestPracticeSource: string
  difference: string
  whyExists: string
  needs: string[]
  isComplex: boolean
  audience: { profession: string; specialty: string }[]
  series: string
  target: string
  smallestChange: string
  watchMonths: string
}

/** An empty form, in the order of its fields; a year is watched unless the office says otherwise. */
export const emptyGap: TypedGap = {
  title: '',
  patients: '',
  isComplex: false,
  currentPractice: '',
  bestPractice: '',
  bestPracticeSource: '',
  difference: '',
  needs: [],
  whyExists: '',
  audience: [],
  series: '',
  target: '',
  smallestChange: '',
  watchMonths: '12',
}

/** Names a series in a form: of which measure, whom, for which population. */
export function seriesKey(series: { measureId: string; reporter: string; population: string }): string {
  return JSON.stringify([series.measureId, series.reporter, series.population])
}

/** The series that a form names; null where it names none. */
export function parseSeriesKey(key: string): { measureId: string; reporter: string; population: string } | null {
  try {
    const [measureId, reporter, population] = JSON.parse(key) as unknown[]
    const isText = [measureId, reporter, population].every((part) => typeof part === 'string')
    return isText
      ? { measureId: measureId as string, reporter: reporter as string, population: population as string }
      : null
  } catch {
    return null
  }
}

type Read = { ok: true; data: GapInput } | { ok: false; errors: Record<string, string> }

/**
 * Reads the form. Of a share the target and the smallest change are typed in percent and kept as a share.
 *
 * @param unit of the measure that was chosen; null where none was
 */
export function parseGap(typed: TypedGap, unit: string | null): Read {
  const per = unit === 'proportion' ? 100 : 1
  const series = parseSeriesKey(typed.series)
  const read = gapInput.safeParse({
    ...typed,
    needKnowledge: typed.needs.includes('knowledge'),
    needCompetence: typed.needs.includes('competence'),
    needPerformance: typed.needs.includes('performance'),
    audience: typed.audience.filter(({ profession, specialty }) => profession || specialty),
    measure: series && {
      ...series,
      target: readNumber(typed.target, per),
      smallestChange: readNumber(typed.smallestChange, per),
      watchMonths: readNumber(typed.watchMonths, 1),
    },
  })
  if (read.success) return { ok: true, data: read.data }
  const found: Record<string, string> = {}
  for (const { path, message } of read.error.issues)
    found[path[0] === 'measure' ? String(path[1]) : String(path[0])] ??= message
  return { ok: false, errors: inOrder(found) }
}

/** The errors in the order of the form's fields. */
function inOrder(found: Record<string, string>): Record<string, string> {
  const fields: string[] = Object.keys(emptyGap)
  return Object.fromEntries(Object.entries(found).toSorted(([a], [b]) => fields.indexOf(a) - fields.indexOf(b)))
}

/** null for nothing typed; NaN, which no schema takes, for what is no number. */
function readNumber(typed: string, per: number): number | null {
  const text = typed.trim().replace(/%$/, '').trim()
  if (text === '') return null
  return Number((Number(text) / per).toPrecision(12))
}

/** What is kept of a gap, as its form shows it. */
export function typedOf(gap: {
  title: string
  patients: string
  currentPractice: string
  bestPractice: string
  bestPracticeSource: string
  difference: string
  whyExists: string
  needKnowledge: boolean
  needCompetence: boolean
  needPerformance: boolean
  isComplex: boolean
  audience: Audience[]
  measureId: string | null
  measureReporter: string | null
  measurePopulation: string
  measureUnit: string | null
  target: number | null
  smallestChange: number | null
  watchMonths: number | null
}): TypedGap {
  const per = gap.measureUnit === 'proportion' ? 100 : 1
  const show = (value: number | null) => (value === null ? '' : String(Number((value * per).toPrecision(12))))
  return {
    ...gap,
    needs: needWords(gap),
    audience: gap.audience,
    series:
      gap.measureId === null
        ? ''
        : seriesKey({
            measureId: gap.measureId,
            reporter: gap.measureReporter ?? '',
            population: gap.measurePopulation,
          }),
    target: show(gap.target),
    smallestChange: show(gap.smallestChange),
    watchMonths: gap.watchMonths === null ? '' : String(gap.watchMonths),
  }
}
