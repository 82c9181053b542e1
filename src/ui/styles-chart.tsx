import { RunChart } from './charts/run-chart.tsx'
import { Ledger } from './ledger.tsx'
import { Progress } from './progress.tsx'
import type { Point } from './charts/run-plot.ts'
import { Stat, Stats } from './stats.tsx'

const right = [23, 23, 24, 21, 26, 21, 26, 23, 23, 24, 24, 24, 23, 23, 23, 27, 24, 27, 28, 31, 34, 33, 33, 38]
const all = [44, 41, 47, 39, 45, 42, 48, 43, 40, 46, 44, 42, 45, 41, 43, 47, 44, 46, 43, 45, 48, 44, 42, 47]
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const monthly: Point[] = right.map((n, i) => ({
  label: `${months[(i + 9) % 12]} ${2024 + Math.floor((i + 9) / 12)}`,
  value: n / all[i]!,
  n,
  of: all[i]!,
}))

const levels = [
  { level: 'Participation', n: 2140, of: 2388 },
  { level: 'Knowledge', n: 980, of: 1204 },
  { level: 'Competence', n: 312, of: 540 },
]

/** Numbers that are never alone. */
export function NumbersShown() {
  return (
    <div class="flow apart">
      <Stats>
        <Stat n={312} of={540} what="learners showed competence" period="July 2025 to June 2026" records="#numbers" />
        <Stat n={1966} what="learners from other places" period="same period" records="#numbers" />
        <Stat n={1} of={3} what="patient outcomes improved" period="same period" />
      </Stats>
      <Ledger
        caption={
          <>
            <b>Learners by level of outcome.</b> A bar is always beside its n of N.
          </>
        }
        columns={[
          { key: 'level', label: 'Level', row: true },
          {
            key: 'share',
            label: 'Share',
            plain: true,
            cell: (row) => <Progress value={row.n} max={row.of} label={`${row.level}: ${row.n} of ${row.of}`} />,
          },
          {
            key: 'n',
            label: 'n of N',
            num: true,
            cell: (row) => `${row.n.toLocaleString('en-US')} of ${row.of.toLocaleString('en-US')}`,
          },
        ]}
        rows={levels}
      />
    </div>
  )
}

/** Run charts: with education, with two points, in plain numbers, with holes. */
export function ChartsShown() {
  return (
    <div class="flow apart">
      <RunChart
        id="stops"
        title="Stopped at the right time, by month"
        points={monthly}
        target={0.9}
        marks={[
          { at: 17, word: 'Workshop', day: 'March 12' },
          { at: 20, word: 'Simulation', day: 'June 30' },
        ]}
        words={{ period: 'Month', n: 'Right', of: 'Patients' }}
      >
        <b>Stopped for the right interval, by month, three hospitals.</b> Seven points in a row above the old median.
        That is change after education, not proof that education caused it.
      </RunChart>
      <RunChart
        id="two"
        title="Two periods"
        points={[
          { label: 'July to December 2025', value: 0.55, n: 61, of: 111 },
          { label: 'January to June 2026', value: 0.68, n: 84, of: 124, filled: true },
        ]}
        baseline={0}
        target={0.8}
      />
      <RunChart
        id="minutes"
        title="Minutes to the first dose, by quarter"
        unit="minutes"
        points={[96, 88, 104, 91, null, 74, 62, 58].map((value, i) => ({
          label: `Q${(i % 4) + 1} ${2024 + Math.floor(i / 4)}`,
          value,
        }))}
        target={60}
        targetWord="At most"
        marks={[
          { at: 3.5, word: 'Grand rounds', day: 'December 4' },
          { at: 4, word: 'Workshop', day: 'January 15' },
          { at: 5, word: 'Simulation', day: 'April 9' },
        ]}
      >
        <b>Minutes from arrival to the first dose, median of each quarter.</b> One quarter is not known.
      </RunChart>
    </div>
  )
}
