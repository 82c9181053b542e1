import assert from 'node:assert/strict'
import test from 'node:test'
import { localDate } from '../../kernel/dates.ts'
import { decideInsider, failedCondition, isInWindow, isInsider } from './relationship.rules.ts'
import { type InsiderException, type Relationship, natures, usualIntegrityPolicy } from './relationship.schema.ts'

const employed: Relationship = {
  company: { name: 'Orrin Devices', eligibility: 'ineligible', holding: 'publicly traded' },
  nature: 'employee',
  shares: null,
  startedOn: null,
  endedOn: null,
  saidRelevant: null,
  related: false,
  exception: null,
  mitigation: null,
}

const unrelated: InsiderException = {
  kind: 'E1',
  rationale: 'Hand hygiene; the company makes knee implants',
  reviewer: 'Marisol Achterberg',
}
const science: InsiderException = { kind: 'E2', basicScienceOnly: true, noCareRecommendations: true }
const device: InsiderException = {
  kind: 'E3',
  safeUseOnly: true,
  noAdviceWhenToUse: true,
  supervisionPlan: 'Bea Thorsen stays in the room',
}

const exceptions: { exception: InsiderException; related?: boolean; holds: boolean; because: string }[] = [
  { exception: unrelated, holds: true, because: 'E1 holds for content the office found unrelated' },
  { exception: unrelated, related: true, holds: false, because: 'E1 fails when the office found it related' },
  { exception: { ...unrelated, rationale: '' }, holds: false, because: 'E1 fails without a reason' },
  { exception: { ...unrelated, reviewer: ' ' }, holds: false, because: 'E1 fails without a reviewer' },
  { exception: science, related: true, holds: true, because: 'FR16: E2 holds for basic research without advice' },
  {
    exception: { ...science, noCareRecommendations: false },
    holds: false,
    because: 'FR17: E2 fails when care is recommended',
  },
  { exception: { ...science, basicScienceOnly: false }, holds: false, because: 'E2 fails beyond basic science' },
  {
    exception: device,
    related: true,
    holds: true,
    because: 'E3 holds for the safe use of a device, under supervision',
  },
  {
    exception: { ...device, noAdviceWhenToUse: false },
    holds: false,
    because: 'FR19: E3 fails when the technician advises who should get the device',
  },
  { exception: { ...device, safeUseOnly: false }, holds: false, because: 'E3 fails when more is taught' },
  { exception: { ...device, supervisionPlan: '' }, holds: false, because: 'E3 fails without supervision' },
]
for (const { exception, related = false, holds, because } of exceptions)
  test(because, () => {
    assert.equal(failedCondition(exception, related) === null, holds)
    const decision = decideInsider('Priya Lindqvist', { ...employed, related, exception })
    assert.equal(decision.ok ? 'allowed' : decision.refusal.code, holds ? 'allowed' : 'role/exception-fails')
  })

test('a refused exception says which condition fails', () => {
  const decision = decideInsider('Priya Lindqvist', {
    ...employed,
    exception: { ...science, noCareRecommendations: false },
  })
  assert.equal(
    !decision.ok && decision.refusal.message,
    'Priya Lindqvist works for Orrin Devices, and exception E2 does not hold: the content recommends care',
  )
})

test('only employees, executives and owners of private companies are insiders', () => {
  const asOf = localDate('2026-10-01')
  const company = { ...employed.company, holding: 'privately held' } as const
  const insiders = natures.filter((nature) =>
    isInsider({ ...employed, nature, company, shares: 'own shares' }, asOf, usualIntegrityPolicy),
  )
  assert.deepEqual(insiders, ['employee', 'executive role', 'ownership interest'])
})

test('a relationship that begins after the role is not in the window', () => {
  const asOf = localDate('2026-10-01')
  const begins = (day: string) => isInWindow({ ...employed, startedOn: localDate(day) }, asOf, 24)
  assert.deepEqual([begins('2026-10-01'), begins('2026-10-02')], [true, false])
})
