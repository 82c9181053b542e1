import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type GapGroup, listGapLines } from './gap-line.rules.ts'

const group = (over: Partial<GapGroup>): GapGroup => {
  const count = over.count ?? 1
  const first = Array.from({ length: Math.min(count, 3) }, (_, at) => ({
    id: `g${at}`,
    number: at + 1,
    title: 'Sepsis',
  }))
  return { state: 'accepted', isOwned: true, hasFinding: true, isMarked: true, count, first, ...over }
}

const cases: { given: Partial<GapGroup>; says: string | null; because: string }[] = [
  { given: { state: 'candidate' }, says: 'Accept or park gap 1: Sepsis', because: 'a candidate waits for a decision' },
  {
    given: { state: 'candidate', hasFinding: false },
    says: null,
    because: 'a candidate without a finding cannot be accepted yet',
  },
  { given: { isOwned: false }, says: 'Name who owns gap 1: Sepsis', because: 'an accepted gap needs an owner' },
  {
    given: { isOwned: false, isMarked: false },
    says: 'Name who owns gap 1: Sepsis',
    because: 'the owner comes before the marks',
  },
  { given: { isMarked: false }, says: 'Mark gap 1: Sepsis', because: 'then it is marked, to take its place' },
  { given: {}, says: null, because: 'that it could be planned is no duty' },
]
for (const { given, says, because } of cases)
  test(because, () => {
    assert.deepEqual(
      listGapLines([group(given)]).map(({ title }) => title),
      says === null ? [] : [says],
    )
  })

test('three stand one by one, four are one line, however they stand among themselves', () => {
  assert.equal(listGapLines([group({ state: 'candidate', count: 3 })]).length, 3)
  const four = listGapLines([group({ isOwned: false, count: 2 }), group({ isOwned: false, isMarked: false, count: 2 })])
  assert.deepEqual(
    four.map(({ title, href }) => [title, href]),
    [['4 accepted gaps have no owner', '/gaps?view=no+owner&state=accepted']],
  )
  assert.equal(
    listGapLines([group({ state: 'candidate', count: 1200 })])[0]!.title,
    '1,200 candidates wait for a decision',
  )
})
