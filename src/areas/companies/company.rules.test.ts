import assert from 'node:assert/strict'
import test from 'node:test'
import { localDate } from '../../kernel/dates.ts'
import { type CompanyFacts, companyKindIds } from './company.schema.ts'
import { decideClassification, eligibilityOf } from './company.rules.ts'

const alone: CompanyFacts = {
  kind: null,
  answer: null,
  controlledByIneligible: false,
  sisterOfIneligible: false,
  apart: null,
}

const cases: { facts: Partial<CompanyFacts>; eligibility: string; because: string }[] = [
  { facts: { kind: 'school or university' }, eligibility: 'eligible', because: 'FR05: a university is eligible' },
  {
    facts: { kind: 'biomedical startup', answer: false },
    eligibility: 'eligible',
    because: 'FR11: a startup that has begun no approval process is not yet ineligible',
  },
  {
    facts: { kind: 'biomedical startup', answer: true },
    eligibility: 'ineligible',
    because: 'FR11: a startup that has begun one is ineligible',
  },
  {
    facts: { kind: 'biomedical startup' },
    eligibility: 'undetermined',
    because: 'FR41: while nobody has answered, its status is unknown',
  },
  {
    facts: { kind: 'insurer or managed care company' },
    eligibility: 'eligible',
    because: 'FR13: an insurer is eligible',
  },
  {
    facts: { kind: 'health record, software or game company' },
    eligibility: 'eligible',
    because: 'FR13: a company for health records is eligible',
  },
  {
    facts: { kind: 'pharmacy benefit manager' },
    eligibility: 'ineligible',
    because: 'FR14: a pharmacy benefit manager is ineligible',
  },
  { facts: {}, eligibility: 'undetermined', because: 'a company of no known kind is unknown' },
  {
    facts: { kind: 'publisher or education company', controlledByIneligible: true },
    eligibility: 'ineligible',
    because: 'whatever an ineligible company owns is ineligible',
  },
  {
    facts: { kind: 'publisher or education company', controlledByIneligible: null },
    eligibility: 'undetermined',
    because: 'who owns it must be known',
  },
  {
    facts: { kind: 'publisher or education company', sisterOfIneligible: true, apart: true },
    eligibility: 'eligible',
    because: 'a sister company that is kept apart can be eligible',
  },
  {
    facts: { kind: 'publisher or education company', sisterOfIneligible: true, apart: false },
    eligibility: 'ineligible',
    because: 'a sister company that is not kept apart is ineligible',
  },
  {
    facts: { kind: 'publisher or education company', sisterOfIneligible: true },
    eligibility: 'undetermined',
    because: 'whether it is kept apart must be known',
  },
  {
    facts: { kind: 'pharmacy benefit manager', controlledByIneligible: null },
    eligibility: 'ineligible',
    because: 'an ineligible kind stays so, whoever owns it',
  },
]
for (const { facts, eligibility, because } of cases)
  test(because, () => assert.equal(eligibilityOf({ ...alone, ...facts }), eligibility))

test('every kind of company can be decided', () => {
  for (const kind of companyKindIds)
    for (const answer of [true, false]) assert.notEqual(eligibilityOf({ ...alone, kind, answer }), 'undetermined', kind)
})

const record = {
  eligibility: 'eligible',
  by: 'Ruth Castellane',
  on: localDate('2026-09-01'),
  because: 'A health plan',
} as const
const classifications = [
  { of: record, code: 'recorded', because: 'FR11: a classification is recorded with who, when and why' },
  {
    of: { ...record, because: ' ' },
    code: 'company/no-reason',
    because: 'a classification without a reason is refused',
  },
  { of: { ...record, by: '' }, code: 'company/nobody', because: 'and so is one by nobody' },
]
for (const { of, code, because } of classifications)
  test(because, () => {
    const decision = decideClassification(of)
    assert.equal(decision.ok ? 'recorded' : decision.refusal.code, code)
  })
