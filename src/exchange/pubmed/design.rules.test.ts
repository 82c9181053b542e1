import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Design, designOf, designs, isPreprint, listRetracted, standingOf, startLevel } from './design.rules.ts'

const terms = (uis: string[]) => uis.map((ui) => ({ ui, name: 'any name' }))
const note = (type: string, pmid: string | null = null) => ({ type, pmid })

const cases: { types: string[]; headings?: string[]; design: Design; level: number | null; because: string }[] = [
  { types: ['D000078182'], design: 'synthesis', level: 1, because: 'a systematic review' },
  { types: ['D017418', 'D016454'], design: 'synthesis', level: 1, because: 'a meta-analysis that is also a review' },
  { types: ['D016449', 'D016422'], design: 'randomized trial', level: 2, because: 'a trial told in a letter' },
  { types: ['D065007'], design: 'randomized trial', level: 2, because: 'a pragmatic trial' },
  { types: ['D065008'], design: 'randomized trial', level: 2, because: 'an equivalence trial' },
  { types: ['D018848'], design: 'nonrandomized trial', level: 3, because: 'controlled, not randomized' },
  { types: ['D064888'], design: 'cohort', level: 3, because: 'observational' },
  { types: ['D016428'], headings: ['D015331'], design: 'cohort', level: 3, because: 'indexed as a cohort' },
  { types: ['D016428'], headings: ['D016022'], design: 'case-control', level: 4, because: 'indexed as case-control' },
  {
    types: ['D064888'],
    headings: ['D016022'],
    design: 'case-control',
    level: 4,
    because: 'the heading is narrower than "observational"',
  },
  {
    types: ['D064888'],
    headings: ['D015331', 'D016022'],
    design: 'case-control',
    level: 4,
    because: 'nested in a cohort, and the lower start is taken',
  },
  { types: ['D002363', 'D016454'], design: 'case report', level: 4, because: 'cases with a review around them' },
  {
    types: ['D017065', 'D000078182'],
    design: 'guideline',
    level: null,
    because: 'a recommendation, whatever it rests on',
  },
  { types: ['D016431'], design: 'guideline', level: null, because: 'a guideline' },
  { types: ['D016454'], design: 'opinion', level: 5, because: 'a review without method' },
  { types: ['D016421'], design: 'opinion', level: 5, because: 'an editorial' },
  { types: ['D016420'], design: 'opinion', level: 5, because: 'a comment' },
  { types: ['D016422'], design: 'opinion', level: 5, because: 'a letter' },
  { types: ['D016428', 'D017428'], design: 'unknown', level: null, because: 'a phase is no design' },
  { types: ['D016428'], headings: ['D016032'], design: 'unknown', level: null, because: 'about trials, not one' },
  { types: [], design: 'unknown', level: null, because: 'nothing is told' },
]
for (const { types, headings = [], design, level, because } of cases)
  test(`${design}: ${because}`, () => {
    assert.equal(designOf(terms(types), terms(headings)), design)
    assert.equal(startLevel(design, 'standing', false), level)
  })

test('a design is told by the number of the type and not by its name', () => {
  assert.equal(designOf([{ ui: 'D016428', name: 'Randomized Controlled Trial' }], []), 'unknown')
  assert.equal(designOf([{ ui: '', name: 'Randomized Controlled Trial' }], []), 'unknown')
})

test('a preprint starts one step lower, and never below 5', () => {
  assert.equal(isPreprint(terms(['D000076942'])), true)
  assert.equal(isPreprint(terms(['D016428'])), false)
  const lower = designs.map((design) => startLevel(design, 'standing', true))
  assert.deepEqual(lower, [2, 3, 4, 4, 5, 5, null, 5, null])
})

test('what is retracted starts nowhere; a concern or a correction changes no level', () => {
  for (const design of designs) assert.equal(startLevel(design, 'retracted', false), null)
  assert.equal(startLevel('cohort', 'expression of concern', false), 3)
  assert.equal(startLevel('cohort', 'corrected', false), 3)
})

const standings = [
  { types: ['D016441'], notes: [], standing: 'retracted', because: 'its type says so, no note does' },
  { types: [], notes: ['RetractionIn'], standing: 'retracted', because: 'a note says so, its type does not' },
  {
    types: [],
    notes: ['ErratumIn', 'RetractionIn'],
    standing: 'retracted',
    because: 'corrected first, retracted later',
  },
  { types: [], notes: ['RetractedandRepublishedIn'], standing: 'retracted', because: 'this version was taken back' },
  {
    types: [],
    notes: ['ErratumIn', 'ExpressionOfConcernIn'],
    standing: 'expression of concern',
    because: 'concern weighs more',
  },
  { types: [], notes: ['ErratumIn'], standing: 'corrected', because: 'an erratum' },
  { types: [], notes: ['CorrectedandRepublishedIn'], standing: 'corrected', because: 'printed again' },
  { types: [], notes: ['PartialRetractionIn'], standing: 'corrected', because: 'only a part was taken back' },
  { types: [], notes: ['RetractionOf', 'CommentIn'], standing: 'standing', because: 'the notice itself stands' },
  { types: ['D016440'], notes: [], standing: 'standing', because: 'the notice itself stands' },
] as const
for (const { types, notes, standing, because } of standings)
  test(`${standing}: ${because} (${[...types, ...notes]})`, () =>
    assert.equal(
      standingOf(
        terms([...types]),
        notes.map((one) => note(one)),
      ),
      standing,
    ))

test('a retracted article is known by name where its type bears no number', () =>
  assert.equal(standingOf([{ ui: '', name: 'Retracted Publication' }], []), 'retracted'))

test('a notice is known by number, by either name or by what it points to, and is no study', () => {
  const of = [note('RetractionOf', '90000202'), note('CommentOn', '1')]
  for (const types of [
    terms(['D016440', 'D016420']),
    [{ ui: '', name: 'Retraction of Publication' }],
    [{ ui: '', name: 'Retraction Notice' }],
    terms(['D016449']),
  ]) {
    assert.deepEqual(listRetracted(types, of), ['90000202'])
    assert.equal(designOf(types, [], of), 'unknown')
  }
  assert.deepEqual(listRetracted(terms(['D016440']), [note('RetractionOf')]), [], 'it names no number')
  assert.deepEqual(listRetracted(terms(['D016449']), [note('RetractionIn', '7')]), [], 'it is no notice')
})
