import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aCompletion } from '../../../test/reportable.ts'
import { localDate } from '../../kernel/dates.ts'
import { quarters } from '../../kernel/quarters.ts'
import { decideLearnerFile, decidePeriodReport, findReasons, planLearners } from './completion.rules.ts'
import type { Earned, HeldReason, Told } from './completion.schema.ts'
import type { ReportableCompletion } from './learner.schema.ts'

const today = localDate('2026-11-20')

const earn = (certificateId: string, over: Partial<ReportableCompletion> = {}, hasClaimed = true): Earned => ({
  certificateId: hasClaimed ? certificateId : null,
  activityId: 'sepsis',
  personId: `person of ${certificateId}`,
  hasClaimed,
  completion: aCompletion({ creditId: `ccid:cme.alderbay.example:${certificateId}`, ...over }),
})

const tell = ({ certificateId, activityId, completion }: Earned, over: Partial<Told> = {}): Told => ({
  certificateId: certificateId!,
  activityId,
  completion,
  isStanding: true,
  isAgreed: true,
  ...over,
})

/** "add 1", "delete 2": a plan's lines in few words. */
const linesOf = (earned: Earned[], told: Told[]) =>
  planLearners(earned, told, today).lines.map(
    ({ completion }) => `${completion.action} ${completion.creditId.split(':')[2]}`,
  )

const [one, two] = [earn('1'), earn('2')]
const plans: { because: string; earned: Earned[]; told: Told[]; lines: string[] }[] = [
  { because: 'what nobody has told is added', earned: [one, two], told: [], lines: ['add 1', 'add 2'] },
  { because: 'a credit is added once', earned: [one, two], told: [tell(one)], lines: ['add 2'] },
  { because: 'when all is told there is nothing to say', earned: [one], told: [tell(one)], lines: [] },
  {
    because: 'a certificate that no longer stands is taken back, and the one in its place is added after it',
    earned: [two],
    told: [tell(one, { isStanding: false })],
    lines: ['delete 1', 'add 2'],
  },
  {
    because: 'a withdrawn certificate is taken back, and nothing comes in its place',
    earned: [earn('1', {}, false)],
    told: [tell(one, { isStanding: false })],
    lines: ['delete 1'],
  },
  {
    because: 'who takes the permission back is taken back',
    earned: [earn('1', { consent: false })],
    told: [tell(one, { isAgreed: false })],
    lines: ['delete 1'],
  },
  {
    because: 'another license is told by taking back and adding under the same credit id',
    earned: [earn('1', { license: { state: 'ME', number: '77' } })],
    told: [tell(one)],
    lines: ['delete 1', 'add 1'],
  },
  {
    because: 'a PARS number that was corrected moves the record',
    earned: [earn('1', { accmeActivityId: '202600018' })],
    told: [tell(one)],
    lines: ['delete 1', 'add 1'],
  },
  {
    because: 'another title of the activity changes no record of a learner',
    earned: [earn('1', { title: 'Sepsis, first hour' })],
    told: [tell(one)],
    lines: [],
  },
  {
    because: 'an NPI beside a license is not sent, so that it changes nothing',
    earned: [earn('1', { npi: '1234567893' })],
    told: [tell(one)],
    lines: [],
  },
  {
    because: 'what PARS holds of someone outside the chosen days stays as it is',
    earned: [],
    told: [tell(one)],
    lines: [],
  },
]
for (const { because, earned, told, lines } of plans)
  test(because, () => assert.deepEqual(linesOf(earned, told), lines))

test('taking back says the words of the addition, whatever the record says now', () => {
  const told = tell(earn('1', { familyName: 'Everly', license: { state: 'ME', number: '77' } }))
  const [back, again] = planLearners([earn('1', { familyName: 'Everley' })], [told], today).lines
  assert.deepEqual(
    [back!.completion.familyName, back!.completion.license?.number, again!.completion.familyName],
    ['Everly', '77', 'Everley'],
  )
})

test('a record told under an earlier address of the office keeps its credit id when it is corrected', () => {
  const told = tell(earn('1', { creditId: 'ccid:old.example:1' }))
  assert.deepEqual(planLearners([earn('1')], [told], today).lines, [])
  const plan = planLearners([earn('1', { quarters: quarters(4) })], [told], today)
  assert.deepEqual(
    plan.lines.map(({ completion }) => completion.creditId),
    ['ccid:old.example:1', 'ccid:old.example:1'],
  )
})

test('the plan counts what it does: added, corrected, taken back, told before', () => {
  const [three, four] = [earn('3'), earn('4', { quarters: quarters(4) })]
  const told = [tell(one, { isStanding: false }), tell(three), tell(earn('4'))]
  const { added, corrected, takenBack, told: before } = planLearners([two, three, four], told, today)
  assert.deepEqual({ added, corrected, takenBack, before }, { added: 1, corrected: 1, takenBack: 1, before: 1 })
})

const reasons: { over: Partial<ReportableCompletion>; hasClaimed?: boolean; reasons: HeldReason[]; because: string }[] =
  [
    { over: {}, reasons: [], because: 'who has everything can be reported' },
    { over: { consent: false }, reasons: ['permission'], because: 'nobody is reported without permission' },
    { over: { birth: null }, reasons: ['birthday'], because: 'PARS finds a physician by month and day' },
    { over: { license: null }, reasons: ['identity'], because: 'PA22: neither license nor NPI' },
    { over: { license: null, npi: '1234567893' }, reasons: [], because: 'an NPI stands in for a license' },
    { over: { npi: '1234567890' }, reasons: ['npi'], because: 'an NPI is right to its last digit' },
    { over: { accmeActivityId: null }, reasons: ['number'], because: 'a record hangs on the number of the activity' },
    { over: { quarters: quarters(7) }, reasons: ['credit'], because: 'nobody earns more than the designation' },
    { over: { completedOn: localDate('2026-11-21') }, reasons: ['day'], because: 'only what has happened is told' },
    {
      over: { consent: false, birth: null, license: null },
      reasons: ['permission', 'birthday', 'identity'],
      because: 'every reason is told at once',
    },
    { over: {}, hasClaimed: false, reasons: ['claim'], because: 'a physician without a claim has no credit' },
    {
      over: { isPhysician: false, consent: false },
      reasons: ['profession'],
      because: 'of who is no physician nothing else matters',
    },
  ]
for (const { over, hasClaimed, reasons: wanted, because } of reasons)
  test(`held back: ${because}`, () => {
    const found = findReasons(earn('1', over, hasClaimed), today)
    assert.deepEqual(
      found.map(({ reason }) => reason),
      wanted,
    )
    for (const { says } of found) assert.match(says, /Tomasz Everley|Sepsis|NPI/)
  })

test('report/nobody: no file is made of nothing, and it says how many stand in a file already', () => {
  const decision = decideLearnerFile(planLearners([one], [tell(one)], today))
  assert.ok(!decision.ok)
  assert.equal(decision.refusal.code, 'report/nobody')
  assert.match(decision.refusal.message, /All 1 that can be reported/)
})

test('the report of a period holds everyone who agreed: physicians with credit, nurses without, told or not', () => {
  const nurse = earn('2', { isPhysician: false, license: null })
  const silent = earn('3', { consent: false })
  const unclaimed = earn('4', {}, false)
  const decision = decidePeriodReport([one, nurse, silent, unclaimed], today)
  assert.ok(decision.ok)
  assert.deepEqual(decision.value, [one.completion, nurse.completion])
  assert.ok(!decidePeriodReport([silent], today).ok)
})
