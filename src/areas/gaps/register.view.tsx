import { Spark } from '../../ui/spark.tsx'
import { isTooFew } from '../../ui/stats.tsx'
import { countedOf, showCounts, showMeasured } from '../measures/measure.schema.ts'
import type { GapLine } from './gap.store.ts'
import type { GapValue } from './series.store.ts'

/** The newest value of a gap's measure beside its target. */
export function Now({ gap, values }: { gap: GapLine; values: GapValue[] }) {
  const last = values.at(-1)
  const unit = gap.measureUnit
  if (gap.measureId === null || unit === null) return <span class="soft">no measure yet</span>
  const target = gap.target === null ? '' : `→ ${showMeasured(gap.target, unit)}`
  if (!last) return <span class="soft">no value yet {target}</span>
  const counted = countedOf(last)
  if (counted !== null && isTooFew(last.numerator ?? 0, counted)) return <span class="soft">too few to say</span>
  return (
    <span>
      <b>{showMeasured(last.value, unit)}</b>{' '}
      <span class="soft">
        {target}
        <br />
        {showCounts(last)}
      </span>
    </span>
  )
}

/** The values of two years as a small line. */
export function TwoYears({ gap, values }: { gap: GapLine; values: GapValue[] }) {
  const unit = gap.measureUnit
  const known = values.filter(({ value }) => value !== null)
  if (unit === null || known.length < 2) return <span class="soft">–</span>
  const [from, to] = [known[0]!.value, known.at(-1)!.value]
  const target = gap.target === null ? '' : `; target ${showMeasured(gap.target, unit)}`
  const says = `From ${showMeasured(from, unit)} to ${showMeasured(to, unit)}${target}`
  return <Spark values={values.map(({ value }) => value)} says={says} target={gap.target ?? undefined} />
}

/** Who owns a gap. */
export function Owner({ gap }: { gap: GapLine }) {
  if (gap.ownerFamilyName === null) return <i class="serif soft">No owner</i>
  return (
    <>
      {gap.ownerGivenName?.charAt(0)}. {gap.ownerFamilyName}
    </>
  )
}
