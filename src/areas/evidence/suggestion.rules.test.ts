import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anArticle } from '../../../test/evidence.ts'
import { localDate } from '../../kernel/dates.ts'
import { type Ground, type Weight, draftFinding, suggestNeedType, suggestStrength } from './suggestion.rules.ts'

const nothing: Weight = {
  kind: 'article',
  design: 'unknown',
  levelStart: null,
  standing: 'standing',
  counted: null,
  asked: null,
  answered: null,
}
const weights: { weight: Partial<Weight>; value: string; because: string }[] = [
  { weight: { design: 'synthesis', levelStart: 1 }, value: 'strong', because: 'level 1 is strong' },
  { weight: { design: 'randomized trial', levelStart: 2 }, value: 'strong', because: 'level 2 is strong' },
  { weight: { design: 'cohort', levelStart: 3 }, value: 'moderate', because: 'level 3 is moderate' },
  { weight: { design: 'case report', levelStart: 4 }, value: 'limited', because: 'level 4 is limited' },
  { weight: { design: 'guideline' }, value: 'moderate', because: 'a guideline is appraised otherwise' },
  { weight: {}, value: 'limited', because: 'an unknown design is limited' },
  {
    weight: { design: 'synthesis', levelStart: 1, standing: 'expression of concern' },
    value: 'limited',
    because: 'a concern outweighs a level',
  },
  { weight: { kind: 'measure report', counted: 385 }, value: 'strong', because: '385 fix a share to within 5 points' },
  { weight: { kind: 'measure report', counted: 384 }, value: 'moderate', because: '384 do not' },
  { weight: { kind: 'measure report', counted: 97 }, value: 'moderate', because: '97 fix it to within 10' },
  { weight: { kind: 'measure report', counted: 96 }, value: 'limited', because: '96 do not' },
  { weight: { kind: 'committee hand-over' }, value: 'limited', because: 'a theme without counts is limited' },
  { weight: { kind: 'public-health report' }, value: 'moderate', because: 'an agency reports with care' },
  {
    weight: { kind: 'survey result', asked: 323, answered: 97 },
    value: 'moderate',
    because: '97 of 323 are 30 in 100',
  },
  { weight: { kind: 'survey result', asked: 324, answered: 97 }, value: 'limited', because: 'of 324 they are fewer' },
  { weight: { kind: 'survey result', asked: 100, answered: 96 }, value: 'limited', because: '96 answers are too few' },
  {
    weight: { kind: 'survey result', asked: 900, answered: 900 },
    value: 'moderate',
    because: 'felt is moderate at most',
  },
]
for (const { weight, value, because } of weights)
  test(because, () => assert.equal(suggestStrength({ ...nothing, ...weight }).value, value))

test('who answers feels, who counts shows, who publishes claims', () => {
  const kinds = ['survey result', 'evaluation result', 'measure report', 'committee hand-over', 'article'] as const
  assert.deepEqual(
    kinds.map((kind) => suggestNeedType({ kind }).value),
    ['perceived', 'perceived', 'unperceived', 'unperceived', 'ascribed'],
  )
})

const values = {
  numerator: 71,
  denominator: 130,
  exclusion: 8,
  exception: 0,
  value: 71 / 122,
  unit: 'proportion',
} as const
const reassessed = {
  ...values,
  measureName: 'Sepsis reassessed within 6 hours',
  population: 'Over 70',
  periodStart: localDate('2026-01-01'),
  periodEnd: localDate('2026-03-31'),
}
const report: Ground = {
  kind: 'measure report',
  design: null,
  levelStart: null,
  standing: 'standing',
  detail: {
    kind: 'measure report',
    measure: 'Sepsis reassessed within 6 hours',
    canonical: 'x',
    periodStart: localDate('2026-01-01'),
    periodEnd: localDate('2026-03-31'),
  },
}

test('a value fills in what was counted, of whom and when, and weighs by those who count', () => {
  const draft = draftFinding(report, reassessed)
  assert.equal(draft.statement, '71 of 122 (58%): Sepsis reassessed within 6 hours, Over 70, Jan–Mar 2026')
  assert.equal(draft.population, 'Over 70')
  assert.equal(draft.strength.value, 'moderate')
  assert.equal(
    draftFinding(report, { ...reassessed, unit: 'continuous', numerator: null, value: 12.5 }).statement.slice(0, 6),
    '12.5: ',
  )
})

test('an article fills in its conclusion, in whole sentences that fit; without one nothing is invented', () => {
  const { detail } = anArticle()
  assert.ok(detail.kind === 'article')
  const article = (text: string | null): Ground => ({
    kind: 'article',
    design: 'cohort',
    levelStart: 3,
    standing: 'standing',
    detail: { ...detail, abstract: text === null ? detail.abstract : [{ label: 'CONCLUSIONS', text }] },
  })
  assert.equal(
    draftFinding(article('Longer stops halved bleeding. Clots did not rise.'), null).statement,
    'Longer stops halved bleeding. Clots did not rise.',
  )
  assert.equal(draftFinding(article(`First. ${'x'.repeat(500)}.`), null).statement, 'First.')
  assert.equal(draftFinding(article('x'.repeat(501)), null).statement, '')
  assert.equal(draftFinding(article(null), null).statement, '')
})

test('what a person typed fills in the result and whom it concerns', () => {
  const draft = draftFinding(
    {
      kind: 'survey result',
      design: null,
      levelStart: null,
      standing: 'standing',
      detail: {
        kind: 'survey result',
        asked: 410,
        answered: 148,
        facts: [
          { key: 'population', label: 'Who was asked', text: 'All hospitalists' },
          { key: 'result', label: 'What they answered', text: '61 of 148 were unsure' },
        ],
      },
    },
    null,
  )
  assert.deepEqual(
    [draft.statement, draft.population, draft.needType.value, draft.strength.value],
    ['61 of 148 were unsure', 'All hospitalists', 'perceived', 'moderate'],
  )
})
