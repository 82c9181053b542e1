import assert from 'node:assert/strict'
import test from 'node:test'
import { localDate } from '../../kernel/dates.ts'
import type { AssessmentAsk, Exemption } from './assessment.schema.ts'
import { assess, decideExemption } from './assessment.rules.ts'
import { type Relationship, usualIntegrityPolicy } from './relationship.schema.ts'

const drugMaker = { name: 'Veldane Therapeutics', eligibility: 'ineligible', holding: 'publicly traded' } as const
const consulting: Relationship = {
  company: drugMaker,
  nature: 'consultant',
  shares: null,
  startedOn: localDate('2023-01-01'),
  endedOn: null,
  saidRelevant: null,
  related: true,
  exception: null,
  mitigation: null,
}
const reviewed = {
  method: 'content reviewed',
  description: '',
  by: 'Marisol Achterberg',
  byHasTies: false,
  completedAt: new Date('2026-09-20T15:00:00Z'),
} as const
const speaker: AssessmentAsk = {
  role: { person: 'Tomasz Everley', side: 'faculty', startsAt: new Date('2026-10-01T13:00:00Z') },
  exemption: null,
  disclosure: { signedAt: new Date('2026-08-03T15:00:00Z'), refused: false },
  relationships: [],
  asOf: localDate('2026-10-01'),
  timeZone: 'America/New_York',
}

type Change = Partial<Omit<Relationship, 'endedOn'>> & { endedOn?: string }
const tie = ({ endedOn, ...change }: Change): Relationship => ({
  ...consulting,
  ...change,
  endedOn: endedOn ? localDate(endedOn) : null,
})

type Case = { ties?: Change[]; ask?: Partial<AssessmentAsk>; kind: string; code: string; because: string }
const none = { kind: 'clear', code: 'integrity/none' }
const insider = { kind: 'blocked', code: 'role/company-insider' }
const mitigate = { kind: 'on hold', code: 'integrity/mitigate' }

const cases: Case[] = [
  { ...none, because: 'whoever discloses that there is nothing is clear' },
  {
    ties: [{ endedOn: '2024-10-20' }],
    ...mitigate,
    because: 'FR01: consulting that ended on 20 October 2024 is inside 24 months of a role on 1 October 2026',
  },
  {
    ties: [{ endedOn: '2024-10-01' }],
    ...mitigate,
    because: 'what ended on the first day of the 24 months is inside',
  },
  { ties: [{ endedOn: '2024-09-30' }], ...none, because: 'what ended the day before is outside' },
  {
    ties: [{ endedOn: '2024-09-15' }],
    ...none,
    because: 'FR02: consulting that ended on 15 September 2024 is outside and not required',
  },
  {
    ties: [
      {
        company: { name: 'Alder Bay School of Medicine', eligibility: 'eligible', holding: 'unknown' },
        nature: 'employee',
      },
    ],
    ...none,
    because: "FR05: the salary of a person's own university is no relationship with an ineligible company",
  },
  {
    ties: [{ nature: 'researcher' }],
    ...mitigate,
    because: 'FR07: the principal investigator of a company trial has a research relationship, whoever gets the money',
  },
  {
    ties: [{ nature: 'ownership interest', shares: 'diversified fund' }],
    ...none,
    because: 'FR08: a diversified fund that holds company shares is not reported',
  },
  {
    ties: [
      { nature: 'ownership interest', shares: 'own shares', company: { ...drugMaker, holding: 'privately held' } },
    ],
    ...insider,
    because: 'FR10: shares of a privately held company make an owner, who is excluded',
  },
  {
    ties: [{ nature: 'ownership interest', shares: 'own shares' }],
    ...mitigate,
    because: 'shares of a publicly traded company are mitigated like other relationships',
  },
  {
    ties: [{ nature: 'ownership interest', shares: 'own shares', company: { ...drugMaker, holding: 'unknown' } }],
    kind: 'pending',
    code: 'integrity/holding-unknown',
    because: 'shares of a company nobody has looked up wait',
  },
  {
    ties: [{ nature: 'employee', company: { ...drugMaker, name: 'Corran Health Plan', eligibility: 'eligible' } }],
    ...none,
    because: 'FR13: an employee of an insurer is clear',
  },
  {
    ties: [{ nature: 'employee', company: { ...drugMaker, name: 'Harbor Pharmacy Benefits' } }],
    ...insider,
    because: 'FR14: an employee of a pharmacy benefit manager is barred',
  },
  {
    ties: [{ nature: 'employee', endedOn: '2026-09-30' }],
    ...mitigate,
    because: 'whoever left the company before the role is no longer its employee',
  },
  {
    ties: [{ nature: 'employee', endedOn: '2026-10-01' }],
    ...insider,
    because: 'on the last day of work one still is',
  },
  { ties: [{ nature: 'executive role' }], ...insider, because: 'an executive counts as an employee in this office' },
  {
    ties: [
      {
        nature: 'employee',
        related: false,
        exception: { kind: 'E2', basicScienceOnly: true, noCareRecommendations: true },
      },
    ],
    ...none,
    because: 'FR16: a company scientist may talk about basic research and recommend no care',
  },
  {
    ties: [{ nature: 'employee', exception: { kind: 'E2', basicScienceOnly: true, noCareRecommendations: true } }],
    ...mitigate,
    because: 'and what is related to the content is mitigated there too',
  },
  {
    ties: [{ nature: 'employee', exception: { kind: 'E2', basicScienceOnly: true, noCareRecommendations: false } }],
    kind: 'blocked',
    code: 'role/exception-fails',
    because: 'FR17: a slide that recommends a therapy ends the exception',
  },
  {
    ties: [{ nature: 'royalties or patent beneficiary' }],
    ...mitigate,
    because: 'FR20: whoever receives royalties is neither owner nor employee, and is mitigated when relevant',
  },
  {
    ties: [{ nature: 'royalties or patent beneficiary', related: false }],
    ...none,
    because: 'FR20: and else is clear',
  },
  {
    ask: { disclosure: { signedAt: new Date('2026-08-03T15:00:00Z'), refused: true } },
    kind: 'blocked',
    code: 'integrity/refused',
    because: 'FR22: whoever refuses to disclose is out of the role',
  },
  {
    ask: { disclosure: null },
    kind: 'blocked',
    code: 'integrity/no-disclosure',
    because: 'silence is the same as refusal',
  },
  {
    ask: { disclosure: { signedAt: new Date('2026-10-01T13:00:01Z'), refused: false } },
    kind: 'blocked',
    code: 'integrity/told-late',
    because: 'what is told after the role began comes too late',
  },
  {
    ask: { disclosure: { signedAt: speaker.role.startsAt, refused: false } },
    ...none,
    because: 'what is told at the minute it begins is in time',
  },
  {
    ask: {
      disclosure: {
        signedAt: new Date('2026-10-05T13:00:00Z'),
        firstAt: new Date('2026-08-03T15:00:00Z'),
        refused: false,
      },
    },
    ...none,
    because: 'whoever told in time and adds a change later is not late',
  },
  {
    ties: [{ saidRelevant: false }],
    ...mitigate,
    because: 'FR23: "not relevant" in the opinion of the person is not asked; the office decides',
  },
  {
    ties: [{ saidRelevant: false, related: null }],
    kind: 'pending',
    code: 'integrity/decide-relevance',
    because: 'FR23: and until the office has decided, it waits',
  },
  {
    ties: [{ related: false }],
    ...none,
    because: 'FR25: a talk on medical billing is not related to a drug maker, so learners read "none"',
  },
  {
    ties: [{ mitigation: { ...reviewed, method: 'attested' } }],
    ask: { role: { ...speaker.role, side: 'planner' } },
    ...mitigate,
    because: 'FR26: a planner is not mitigated by attesting',
  },
  {
    ties: [{ mitigation: { ...reviewed, completedAt: new Date('2026-10-02T13:00:00Z') } }],
    ...mitigate,
    because: 'FR28: slides reviewed the day after the talk are reviewed too late',
  },
  {
    ties: [{ mitigation: { ...reviewed, method: 'recused' } }],
    ask: { role: { ...speaker.role, side: 'planner' } },
    kind: 'clear',
    code: 'integrity/mitigated',
    because: 'FR29: a planner who took no part in what concerns the company, before planning, is clear',
  },
  {
    ties: [{ mitigation: reviewed }],
    kind: 'clear',
    code: 'integrity/mitigated',
    because: 'reviewed in time is clear',
  },
  {
    ties: [{ mitigation: reviewed }, { company: { ...drugMaker, name: 'Orrin Devices' } }],
    ...mitigate,
    because: 'each relevant relationship is mitigated by itself',
  },
  {
    ask: { exemption: { kind: 'X2', setDates: true }, disclosure: null },
    kind: 'blocked',
    code: 'integrity/no-disclosure',
    because: 'FR37: a weekly tumor board is not spontaneous and must ask for disclosures',
  },
  {
    ask: { exemption: { kind: 'X3', learnerSetsGoals: true, companyResources: false }, disclosure: null },
    kind: 'not required',
    code: 'integrity/exempt',
    because: 'FR38: self-directed learning from teaching needs none',
  },
  {
    ask: { disclosure: { signedAt: new Date('2025-08-01T15:00:00Z'), refused: false } },
    kind: 'pending',
    code: 'integrity/out-of-date',
    because: 'FR40: a disclosure of 14 months ago is asked for again',
  },
  {
    ask: { disclosure: { signedAt: new Date('2025-10-01T15:00:00Z'), refused: false } },
    ...none,
    because: 'a disclosure of twelve months to the day can still be used',
  },
  {
    ties: [{ nature: 'employee', company: { name: 'Brightwater', eligibility: 'undetermined', holding: 'unknown' } }],
    kind: 'pending',
    code: 'integrity/classify-company',
    because: 'FR41: a relationship with a company of unknown status waits until it is classified',
  },
]
for (const { ties = [], ask, kind, code, because } of cases)
  test(because, () => {
    const verdict = assess({ ...speaker, relationships: ties.map(tie), ...ask })
    assert.deepEqual([verdict.kind, verdict.code], [kind, code])
  })

test('FR11: a founder whose product has begun no approval works for an eligible company and is clear', () => {
  const company = { name: 'Tern Diagnostics', eligibility: 'eligible', holding: 'privately held' } as const
  const founder = tie({ company, nature: 'ownership interest', shares: 'own shares' })
  assert.equal(assess({ ...speaker, relationships: [founder] }).kind, 'clear')
})

test('only relevant relationships are told to learners, and only once they are mitigated', () => {
  const told = tie({ mitigation: reviewed })
  const kept = tie({ related: false })
  const verdict = assess({ ...speaker, relationships: [told, kept] })
  assert.deepEqual([verdict.disclose, verdict.relevant], ['relevant', [told]])
  assert.equal(assess({ ...speaker, relationships: [kept] }).disclose, 'none')
  assert.equal(assess({ ...speaker, relationships: [tie({})] }).disclose, null)
})

test('an office that treats executives like others mitigates them', () => {
  const executive = tie({ nature: 'executive role', mitigation: reviewed })
  const policy = { ...usualIntegrityPolicy, executivesAreEmployees: false }
  assert.equal(assess({ ...speaker, relationships: [executive] }, policy).kind, 'clear')
})

test('a hold says by which day to mitigate, and cites the standard', () => {
  const { reason, source } = assess({ ...speaker, relationships: [tie({})] })
  assert.equal(reason, 'Mitigate before Thu, Oct 1, 2026: Tomasz Everley and Veldane Therapeutics')
  assert.equal(source, 'accme.si.3.4')
})

const exempt: { exemption: Exemption; ok: boolean; because: string }[] = [
  { exemption: { kind: 'X1', recommendsCare: false }, ok: true, because: 'X1: leadership training is exempt' },
  { exemption: { kind: 'X1', recommendsCare: true }, ok: false, because: 'X1: what recommends care is not' },
  { exemption: { kind: 'X2', setDates: false }, ok: true, because: 'X2: a huddle about a case is exempt' },
  { exemption: { kind: 'X2', setDates: true }, ok: false, because: 'X2: department rounds are not' },
  {
    exemption: { kind: 'X3', learnerSetsGoals: true, companyResources: true },
    ok: false,
    because: 'X3: resources held by companies end the exemption',
  },
  {
    exemption: { kind: 'X3', learnerSetsGoals: false, companyResources: false },
    ok: false,
    because: 'X3: goals set by others end it too',
  },
]
for (const { exemption, ok, because } of exempt) test(because, () => assert.equal(decideExemption(exemption).ok, ok))
