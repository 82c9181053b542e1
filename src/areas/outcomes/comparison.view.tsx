import { Dumbbell } from '../../ui/charts/dumbbell.tsx'
import type { Amount } from '../../ui/charts/amount.ts'
import { isTooFew } from '../../ui/stats.tsx'
import { countedOf } from '../measures/measure.schema.ts'
import type { Outcome } from './outcome.rules.ts'

/** Fewer are read faster from the list itself. */
const least = 2

/** Where the shares of this page were before education and are now, on one axis; nothing where there are fewer than two. */
export function Comparison({ outcomes }: { outcomes: readonly Outcome[] }) {
  const shown = outcomes.filter(
    ({ unit, education, change }) =>
      unit === 'proportion' && education.length > 0 && change.before !== null && change.newest !== null,
  )
  if (shown.length < least) return null
  return (
    <Dumbbell
      id="comparison"
      title="Before education and newest"
      ends={{ from: 'Before', to: 'Newest' }}
      row="Gap"
      pairs={shown.map((outcome) => ({
        label: `${outcome.number} ${outcome.title}`,
        from: beforeOf(outcome),
        to: newestOf(outcome),
        target: outcome.target ?? undefined,
      }))}
    >
      <b>Before education and newest, gaps of this page that were taught for.</b> It tells what followed education, not
      what caused it.
    </Dumbbell>
  )
}

function beforeOf({ change: { before } }: Outcome): Amount {
  if (!before) return { value: null }
  return amountOf(before.value, before.n, before.of)
}

function newestOf({ change: { newest } }: Outcome): Amount {
  if (!newest) return { value: null }
  return amountOf(newest.value, newest.numerator, countedOf(newest))
}

function amountOf(value: number | null, n: number | null, of: number | null): Amount {
  if (of !== null && isTooFew(n ?? 0, of)) return { value: null, instead: 'too few to say' }
  return { value, n: n ?? undefined, of: of ?? undefined }
}
