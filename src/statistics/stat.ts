/**
 * A number with what is needed to trust it. `value` is null where it cannot be computed, never 0 in its place;
 * shares run from 0 to 1. `n` is the count it rests on.
 */
export type Stat = {
  method: string
  version: string
  value: number | null
  n: number
  ci: Interval | null
  warnings: string[]
}

/** An interval that holds the true value so often as `level` says, by the named method. */
export type Interval = { level: number; lo: number; hi: number; method: string }
