import assert from 'node:assert/strict'
import test from 'node:test'
import { localDate } from '../../kernel/dates.ts'
import { quarters } from '../../kernel/quarters.ts'
import { wordCertificate } from './certificate.rules.ts'
import type { CertificateStanding } from './certificate.schema.ts'
import {
  type Matchable,
  type TranscriptLine,
  divideByYear,
  listTranscriptCells,
  listUnmatched,
} from './transcript.rules.ts'

function line(completedOn: string, awarded: number | null, standing: CertificateStanding = 'valid'): TranscriptLine {
  const words = wordCertificate({
    kind: awarded === null ? 'participation' : 'credit',
    learner: 'Ines Kavenagh, MD',
    provision: { provider: 'Alder Bay School of Medicine', jointProviders: [] },
    title: '=SUM(A1), “delirium”',
    activityNumber: 'EM-2026-0007',
    format: 'enduring',
    completedOn: localDate(completedOn),
    issuedOn: localDate('2026-11-24'),
    awarded: awarded === null ? null : quarters(awarded),
    designated: quarters(8),
  })
  return { id: completedOn, number: 'C-26-7K4M-GQXR', standing, words }
}

test('credit is added up by the year of completion, and taking part is not added', () => {
  const years = divideByYear([
    line('2026-11-12', 5),
    line('2026-01-01', 3),
    line('2025-12-31', 4),
    line('2026-05-01', null),
  ])
  assert.deepEqual(
    years.map(({ year, awarded, credit, participation }) => [year, awarded, credit.length, participation.length]),
    [
      ['2026', 8, 2, 1],
      ['2025', 4, 1, 0],
    ],
  )
})

test('what was withdrawn stays in its year and adds nothing', () => {
  const [year] = divideByYear([line('2026-11-12', 5), line('2026-01-01', 3, 'withdrawn')])
  assert.deepEqual([year!.awarded, year!.credit.length], [5, 2])
})

test('the rows of a spreadsheet leave the credit of who took part empty', () => {
  const { heading, rows } = listTranscriptCells([line('2026-11-12', 5), line('2026-05-01', null)])
  assert.ok(rows.every((row) => row.length === heading.length))
  assert.deepEqual(
    rows.map((row) => [row[4], row[5]]),
    [
      ['Credit awarded', '1.25'],
      ['Took part', ''],
    ],
  )
})

const physician: Matchable = {
  degrees: ['MD'],
  profession: 'physician',
  careerStage: 'practicing',
  consents: true,
  hasBirthday: true,
  hasLicense: true,
  hasNpi: false,
}
const people: { who: Matchable; lacks: string[]; because: string }[] = [
  { who: physician, lacks: [], because: 'a license is enough to be found' },
  { who: { ...physician, hasLicense: false, hasNpi: true }, lacks: [], because: 'so is an NPI' },
  {
    who: { ...physician, hasLicense: false },
    lacks: ['your license with its state, or your NPI'],
    because: 'one of both is needed',
  },
  { who: { ...physician, consents: false }, lacks: ['your consent to report it'], because: 'nothing goes out unasked' },
  {
    who: { ...physician, hasBirthday: false },
    lacks: ['month and day of your birth'],
    because: 'boards match by the day of birth',
  },
  {
    who: { ...physician, degrees: ['RN'], profession: 'nurse', consents: false, hasLicense: false },
    lacks: [],
    because: 'a nurse is not reported one by one and is asked for nothing',
  },
]
for (const { who, lacks, because } of people) test(because, () => assert.deepEqual(listUnmatched(who), lacks))
