import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localDate } from '../../kernel/dates.ts'
import { fillOutcomes, fillReportable } from './reportable.map.ts'
import type { ActivityFacts, MeasuredFacts } from './reportable.schema.ts'

const nothing: MeasuredFacts = { isTested: false, isCommitted: false, isFollowedUp: false, measures: [] }

const facts: ActivityFacts = {
  id: '019c0000-0000-7000-8000-000000000001',
  number: '26-001',
  title: 'Sepsis in the first hour',
  description: 'Reading and a scored test.',
  state: 'published',
  releasesOn: localDate('2026-03-02'),
  expiresOn: localDate('2027-03-02'),
  providership: 'direct',
  fee: 'free',
  isListed: true,
  quarters: 6,
  accmeActivityId: null,
  isAdded: false,
  isClosed: false,
  lastKind: null,
  lastReportId: null,
  lastMadeAt: null,
  partners: [],
  measured: nothing,
  physicians: 3,
  others: 0,
}
const reporter = { providerId: '0001234', providerName: 'Alder Bay School of Medicine', address: 'https://cme.example' }
const fill = (over: Partial<ActivityFacts>) => fillReportable({ ...facts, ...over }, reporter)

const outcomes: { measured: Partial<MeasuredFacts>; says: string[]; because: string }[] = [
  { measured: {}, says: [], because: 'where nothing was measured nothing is said' },
  {
    measured: { isTested: true },
    says: ['Learner Knowledge: Objective'],
    because: 'a scored test tells of knowledge',
  },
  {
    measured: { isCommitted: true },
    says: ['Learner Competence: Subjective'],
    because: 'a commitment is the learner’s own view of competence',
  },
  {
    measured: { isFollowedUp: true },
    says: ['Learner Performance: Subjective'],
    because: 'an answered follow-up is the learner’s own view of performance',
  },
  {
    measured: { measures: ['performance'], isFollowedUp: true },
    says: ['Learner Performance: Objective, Subjective'],
    because: 'performance measured both ways is said once',
  },
  {
    measured: { measures: ['community health', 'patient health'] },
    says: ['Community Health: Objective', 'Patient Health: Objective'],
    because: 'a measure tells of what it measures',
  },
]
for (const { measured, says, because } of outcomes)
  test(because, () =>
    assert.deepEqual(
      fillOutcomes({ ...nothing, ...measured }).map(({ outcome, types }) => `${outcome}: ${types.join(', ')}`),
      says,
    ),
  )

test('an activity without a PARS number is added, one with it updated', () => {
  assert.equal(fill({}).action, 'Add')
  assert.equal(fill({ accmeActivityId: '202600017' }).action, 'Update')
})

test('a listed activity names its public page and its fee in the accreditor’s words; another is not listed', () => {
  assert.deepEqual(fill({ fee: 'variable' }).publicListing, {
    fee: 'Variable',
    registration: 'Open to all',
    url: 'https://cme.example/activities/019c0000-0000-7000-8000-000000000001',
  })
  assert.equal(fill({ isListed: false }).publicListing, null)
})

test('an activity that is not designated is told without credit, which the pre-flight then refuses', () => {
  assert.equal(fill({ quarters: null }).quarters, 0)
})

const partners = [
  { kind: 'hospital', verdict: null, is: 'eligible', because: 'the Standards name hospitals' },
  { kind: 'other', verdict: null, is: 'undetermined', because: 'of anything else somebody decides' },
  { kind: 'community organization', verdict: null, is: 'undetermined', because: 'they come in every kind' },
  { kind: 'other', verdict: 'eligible', is: 'eligible', because: 'a decision on the company counts' },
  { kind: 'hospital', verdict: 'ineligible', is: 'ineligible', because: 'also against what its kind suggests' },
] as const
for (const { kind, verdict, is, because } of partners)
  test(`a partner of the kind ${kind} with verdict ${verdict} is ${is}: ${because}`, () => {
    const [partner] = fill({ partners: [{ name: 'Harbor Lights', kind, verdict }] }).jointProviders
    assert.deepEqual(partner, { name: 'Harbor Lights', eligibility: is })
  })
