import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anActivity } from '../../../test/reportable.ts'
import { localDate } from '../../kernel/dates.ts'
import {
  decideAccreditorId,
  decideActivityFile,
  decideReporter,
  decideWithdrawal,
  findStanding,
  readPoints,
  showFileName,
  usualPeriod,
} from './report.rules.ts'
import { type ReportLine, periodInput } from './report.schema.ts'

const [during, after] = [localDate('2026-11-20'), localDate('2026-11-21')]

test('an activity is closed at PARS by a file, else as far as what is known of it reaches', () => {
  assert.equal(findStanding(anActivity(), false, during), 'Active')
  assert.equal(findStanding(anActivity(), false, after), 'Ready to Close')
  assert.equal(findStanding(anActivity(), true, after), 'Closed')
})

test('each of the twenty points is told: in order, keeping back, needed to close, person by person, not looked at', () => {
  const points = readPoints(anActivity({ title: '', outcomes: [] }), after)
  const are = Object.fromEntries(points.map(({ point, is }) => [point, is]))
  assert.equal(points.length, 20)
  assert.deepEqual([are[2], are[9], are[12], are[13], are[3]], ['stop', 'todo', 'open', 'learners', 'done'])
  assert.deepEqual(points[1]!.says, ['The activity has no title. Enter one.'])
  assert.match(points[8]!.says[0]!, /closed with at least one measured outcome/)
})

const asks = [
  { over: {}, ask: {}, code: undefined, because: 'nothing is against it' },
  { over: {}, ask: { isAdded: true }, code: 'report/added-before', because: 'PARS would hold it twice' },
  { over: {}, ask: { isAdded: true, kind: 'mems' }, code: undefined, because: 'MEMS is no upload to PARS' },
  {
    over: { accmeActivityId: '202600017', action: 'Update' },
    ask: { isAdded: true },
    code: undefined,
    because: 'an update under its number makes no second one',
  },
  { over: { title: '' }, ask: {}, code: 'report/not-ready', because: 'the pre-flight found something' },
  { over: {}, ask: { closes: true }, code: undefined, because: 'it is over and complete' },
  {
    over: { outcomes: [] },
    ask: { closes: true },
    code: 'activity/not-ready-to-close',
    because: 'nothing was measured',
  },
] as const
for (const { over, ask, code, because } of asks)
  test(`${code ?? 'a file can be made'}: ${because}`, () => {
    const whole = { kind: 'pars activity' as const, closes: false, isAdded: false, ...ask }
    const decision = decideActivityFile(anActivity(over), whole, after)
    assert.equal(decision.ok ? undefined : decision.refusal.code, code)
  })

const numbers = [
  { typed: '202600017', code: undefined },
  { typed: ' 202600017\n', code: undefined },
  { typed: '20260001', code: 'accreditor-id/not-nine-digits' },
  { typed: '2026000170', code: 'accreditor-id/not-nine-digits' },
  { typed: '20260001x', code: 'accreditor-id/not-nine-digits' },
  { typed: '202600017', holder: { number: '26-002' }, code: 'accreditor-id/taken' },
]
for (const { typed, holder, code } of numbers)
  test(`PARS number “${typed}”${holder ? ' of another' : ''}: ${code ?? 'kept'}`, () => {
    const decision = decideAccreditorId(typed, holder)
    assert.equal(decision.ok ? undefined : decision.refusal.code, code)
    if (decision.ok) assert.equal(decision.value, '202600017')
  })

test('a file is set aside once, and not while a later one goes on from it', () => {
  const made = { withdrawnAt: null } as ReportLine
  assert.ok(decideWithdrawal(made, 0).ok)
  const codes = [decideWithdrawal(made, 1), decideWithdrawal({ ...made, withdrawnAt: new Date(0) }, 0)]
  assert.deepEqual(
    codes.map((decision) => (decision.ok ? '' : decision.refusal.code)),
    ['report/gone-on-from', 'report/set-aside-before'],
  )
})

test('report/no-provider: a file names who reports', () => {
  const reporter = { providerId: '0001234', providerName: '', address: 'https://cme.example' }
  const decision = decideReporter(reporter)
  assert.equal(decision.ok ? '' : decision.refusal.code, 'report/no-provider')
  assert.ok(decideReporter({ ...reporter, providerName: 'Alder Bay' }).ok)
})

test('without a word, this reporting year and the last are meant, up to today', () => {
  assert.deepEqual(usualPeriod(localDate('2026-11-20')), { from: '2025-01-01', to: '2026-11-20' })
  assert.deepEqual(usualPeriod(localDate('2028-02-29')), { from: '2027-01-01', to: '2028-02-29' })
})

test('a period of one day is one, and one that ends before it begins is none', () => {
  assert.ok(periodInput.safeParse({ from: '2026-01-01', to: '2026-01-01' }).success)
  for (const wrong of [{ from: '2026-01-02', to: '2026-01-01' }, { from: '2026-02-30', to: '2026-03-01' }, {}])
    assert.ok(!periodInput.safeParse(wrong).success)
})

test('a file is named by its kind, what it is about and its day', () => {
  assert.equal(showFileName('pars activity', '26-013', during), 'pars-activity-26-013-2026-11-20.xml')
  assert.equal(showFileName('learner file', '', during), 'pars-learners-2026-11-20.csv')
})
