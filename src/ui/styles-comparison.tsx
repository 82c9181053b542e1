import type { Amount } from './charts/amount.ts'
import { Bars } from './charts/bars.tsx'
import { binsOf } from './charts/distribution-plot.ts'
import { Distribution } from './charts/distribution.tsx'
import { Dumbbell } from './charts/dumbbell.tsx'
import { HeatTable } from './charts/heat-table.tsx'
import { NetworkMap } from './charts/network.tsx'
import { Slope } from './charts/slope.tsx'

const share = (n: number, of: number): Amount => ({ value: n / of, n, of })
const few: Amount = { value: null, instead: 'fewer than 5' }

const professions = [
  { label: 'Hospital pharmacists', from: share(41, 66), to: share(52, 66), target: 0.8 },
  {
    label: 'Nurses of the surgical wards and of the preoperative clinic',
    from: share(48, 121),
    to: share(73, 118),
    target: 0.8,
  },
  { label: 'Surgeons', from: share(28, 52), to: share(26, 52), target: 0.8 },
  { label: 'Primary care physicians', from: share(30, 84), to: share(30, 84), target: 0.8 },
  { label: 'Dentists', from: share(11, 38), to: few, target: 0.8 },
]

/** Bars and distributions: shares with n of N, counts, below nothing, one not shown, and numbers put into classes. */
export function AmountsShown() {
  return (
    <div class="flow apart">
      <Bars
        id="completed"
        title="Completed by profession"
        words={{ row: 'Profession', value: 'Completed' }}
        max={1}
        bars={[
          { label: 'Nurses', ...share(412, 480), isLoud: true },
          { label: 'Physicians of the emergency department and their residents', ...share(130, 210) },
          { label: 'Pharmacists', ...share(38, 44) },
          { label: 'Dentists', ...few },
          { label: 'Midwives', value: null },
        ]}
      >
        <b>Completed by profession.</b> Fewer than five are not shown, so that nobody can be recognized.
      </Bars>
      <Bars
        id="change"
        title="Change of attendance against last year"
        unit="learners"
        bars={[
          { label: 'Grand rounds', value: 86 },
          { label: 'Journal club', value: -34 },
          { label: 'Simulation', value: 12 },
        ]}
      />
      <Distribution
        id="rating"
        title="Will this change what you do?"
        words={{ row: 'Answer', value: 'Learners' }}
        middle={{ at: 3.5, word: 'Median: Agree' }}
        bins={[
          { label: 'Strongly disagree', ...few },
          { label: 'Disagree', value: 9 },
          { label: 'Undecided', value: 21 },
          { label: 'Agree', value: 64 },
          { label: 'Strongly agree', value: 38 },
        ]}
      />
      <Distribution
        id="minutes-spent"
        title="Minutes in the course"
        words={{ row: 'Minutes', value: 'Learners' }}
        bins={binsOf(Array.from({ length: 200 }, (_, i) => 20 + ((i * 37) % 61) + ((i * 17) % 41)))}
      />
    </div>
  )
}

/** Two times compared: a dumbbell for each row, and slopes. */
export function TwoTimesShown() {
  return (
    <div class="flow apart">
      <Dumbbell id="pairs" title="Stopped at the right time, by profession" row="Profession" pairs={professions}>
        <b>Stopped at the right time, by profession.</b> What followed education, not what it caused.
      </Dumbbell>
      <Slope
        id="slopes"
        title="Stopped at the right time, before and after"
        row="Profession"
        loud="Surgeons"
        pairs={professions}
      >
        <b>Before and after.</b> Dashed lines fall. The surgeons’ share is the one to look at.
      </Slope>
    </div>
  )
}

const criteria = ['Harm', 'People', 'Evidence', 'What education moves', 'Professions']
const marked = [
  { label: 'Anticoagulants before surgery', marks: [4, 3, 3, 4, 2] },
  {
    label: 'First dose of antibiotics in sepsis within the hour, in the emergency department',
    marks: [4, 2, 4, 3, null],
  },
  { label: 'Talking about vaccines', marks: [2, 4, 2, 1, 4] },
  { label: 'Opioids after discharge', marks: [3, 3, 1, 0, 3] },
]
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** Heat tables: few columns that fold, and many that scroll in their own room. */
export function HeatShown() {
  return (
    <div class="flow apart">
      <HeatTable
        id="marks"
        title="Marks of the gaps"
        row="Gap"
        unit="points"
        range={{ from: 0, to: 4 }}
        columns={criteria}
        rows={marked.map(({ label, marks }) => ({
          label,
          href: '#heat-tables',
          cells: marks.map((value) => ({ value })),
        }))}
      />
      <HeatTable
        id="by-month"
        title="Response rate by month"
        row="Hospital"
        columns={months}
        rows={['Alder Bay', 'Corran County', 'Saint Brannoc'].map((label, row) => ({
          label,
          cells: months.map((_, i) => (row === 2 && i === 7 ? few : { value: ((i * 7 + row * 13) % 60) / 100 + 0.2 })),
        }))}
      />
    </div>
  )
}

const gapNodes = [
  'Anticoagulants before surgery',
  'First dose of antibiotics in sepsis within the hour',
  'Talking about vaccines',
  'Opioids after discharge',
  'Falls on the wards',
]
const roles = ['Surgeon', 'Nurse', 'Pharmacist', 'Emergency physician', 'Primary care physician', 'Physical therapist']
const shared: [number, number, number][] = [
  [0, 0, 3],
  [0, 1, 2],
  [0, 2, 3],
  [1, 3, 3],
  [1, 1, 2],
  [1, 2, 1],
  [2, 4, 3],
  [2, 1, 1],
  [3, 2, 2],
  [3, 4, 1],
  [3, 0, 1],
  [4, 1, 3],
  [4, 5, 2],
]

/** Network maps: gaps opposite the roles that hold a part of them, and things of one kind. */
export function NetworkShown() {
  return (
    <div class="flow apart">
      <NetworkMap
        id="roles"
        title="Gaps and the roles that hold a part of them"
        words={{ from: 'Gap', to: 'Role', weight: 'Parts' }}
        nodes={[
          ...gapNodes.map((label, i) => ({ id: `g${i}`, label, href: '#network-maps' })),
          ...roles.map((label, i) => ({ id: `r${i}`, label, href: '#network-maps', side: 'right' as const })),
        ]}
        ties={shared.map(([gap, role, weight]) => ({ from: `g${gap}`, to: `r${role}`, weight }))}
      >
        <b>Gaps and the roles that hold a part of them.</b> The thicker the line, the more parts.
      </NetworkMap>
      <NetworkMap
        id="together"
        title="Roles that share a gap"
        nodes={roles.map((label, i) => ({ id: `r${i}`, label }))}
        ties={[
          [0, 1],
          [0, 2],
          [1, 2],
          [1, 3],
          [2, 4],
          [1, 5],
          [1, 4],
        ].map(([from, to]) => ({ from: `r${from}`, to: `r${to}` }))}
      />
    </div>
  )
}
