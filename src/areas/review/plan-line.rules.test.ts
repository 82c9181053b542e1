import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../../kernel/dates.ts'
import { type WaitingPlan, listOwedGates, listPlanLines } from './plan-line.rules.ts'

type OpenGate = WaitingPlan['open'][number]

const gate = (id: string, over: Partial<OpenGate> = {}): OpenGate => ({
  id,
  group: 'Content',
  title: `The ${id}`,
  state: 'todo',
  act: { label: 'Write', href: `/${id}` },
  ...over,
})

const plan = (over: Partial<WaitingPlan> = {}): WaitingPlan => ({
  id: 'p',
  title: 'Sepsis',
  state: 'in planning',
  releasesOn: localDate('2026-05-04'),
  director: 'Ines Kavenagh',
  isOwn: false,
  isReadAsked: false,
  open: [],
  ...over,
})

const credit = gate('credit', { group: 'Credit', owedBy: 'The office' })
const content = gate('content', { owedBy: 'Ines Kavenagh' })
const told = gate('told', { group: 'Independence', owedBy: 'Ines Kavenagh' })
const ties = gate('ties', { group: 'Independence', owedBy: 'Integrity officer' })
const asked = gate('asked', { state: 'wait', owedBy: 'Marisol Achterberg' })
const late = gate('late', { state: 'late', owedBy: 'Marisol Achterberg' })
const review = gate('review', { owedBy: 'Ines Kavenagh' })

const owed = [
  { open: [credit], office: ['credit'], own: [], because: 'what the office owes is no director’s' },
  {
    open: [content],
    office: [],
    own: ['content'],
    because: 'what the director owes waits for who directs or plans it',
  },
  {
    open: [content],
    over: { director: null },
    office: ['content'],
    own: [],
    because: 'where there is no director yet, the office writes',
  },
  { open: [told], office: ['told'], own: [], because: 'the director’s disclosure is asked for by the office' },
  { open: [ties], office: [], own: [], because: 'ties are the integrity officer’s' },
  { open: [asked, late], office: [], own: [], because: 'who was asked is waited for, late or not' },
  { open: [review], office: [], own: ['review'], because: 'the changes a review asks for are the director’s' },
  {
    open: [review],
    over: { isReadAsked: true },
    office: [],
    own: [],
    because: 'who has a task to read the review is not told twice',
  },
] satisfies { open: OpenGate[]; over?: Partial<WaitingPlan>; office: string[]; own: string[]; because: string }[]

for (const { open, over, office, own, because } of owed as ((typeof owed)[number] & { over?: Partial<WaitingPlan> })[])
  test(because, () => {
    const ids = (given: Partial<WaitingPlan>, isOffice: boolean) =>
      listOwedGates(plan({ open, ...over, ...given }), isOffice).map(({ id }) => id)
    assert.deepEqual(ids({}, true), office)
    assert.deepEqual(ids({ isOwn: true }, false), own)
  })

const steps = [
  { given: { state: 'in review' }, says: 'Approve “Sepsis”', because: 'sent to review and in order, it is approved' },
  { given: { state: 'in review', open: [asked] }, says: null, because: 'one gate that waits holds the approval' },
  { given: {}, says: 'Send “Sepsis” to review', because: 'in order in planning, it goes to review' },
  {
    given: { open: [asked, gate('review', { owedBy: undefined })] },
    says: 'Send “Sepsis” to review',
    because: 'the review may come after it was sent',
  },
  { given: { open: [late] }, says: null, because: 'what is late stands before the way to review' },
  { given: { open: [credit] }, says: 'See to the plan “Sepsis”', because: 'what is left to do comes first' },
]
for (const { given, says, because } of steps)
  test(because, () => {
    assert.deepEqual(
      listPlanLines([plan(given)], true).map(({ title }) => title),
      says === null ? [] : [says],
    )
  })

test('who directs a plan can neither approve it nor send it, and is not told to', () => {
  assert.deepEqual(listPlanLines([plan({ state: 'in review', isOwn: true }), plan({ isOwn: true })], false), [])
})

test('one open gate is done where the button leads; several are listed, and the plan itself opens', () => {
  const [one] = listPlanLines([plan({ open: [credit] })], true)
  assert.deepEqual([one!.href, one!.act, one!.why], ['/credit', 'Write', 'Still to do: the credit.'])
  const open = ['a', 'b', 'c', 'd', 'e'].map((id) => gate(id))
  const [many] = listPlanLines([plan({ open })], true)
  assert.deepEqual([many!.href, many!.act], ['/office/activities/p', 'See to it'])
  assert.equal(many!.why, 'Still to do: the a; the b; the c; and 2 more.')
  assert.equal(many!.dueOn, '2026-05-04')
})

test('many plans are one line of each kind', () => {
  const many = (given: Partial<WaitingPlan>) => ['1', '2', '3', '4'].map((id) => plan({ id, ...given }))
  const lines = listPlanLines([...many({ state: 'in review' }), ...many({}), ...many({ open: [credit] })], true)
  assert.deepEqual(
    lines.map(({ title, href }) => [title, href]),
    [
      ['4 plans can be approved', '/office/activities?state=in+review'],
      ['4 plans can go to review', '/office/activities?state=in+planning'],
      ['4 plans wait for you', '/office/activities'],
    ],
  )
})
