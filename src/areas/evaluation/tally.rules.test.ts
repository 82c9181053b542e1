import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ItemDraft, questionOf } from '../items/item.schema.ts'
import { gatherTallies } from './tally.rules.ts'

const listed = ['ECG', 'Echo'].map((wording, i) => ({ key: `o${i + 1}`, wording }))
const scale = { key: 's1', label: 'Importance', points: 3, lowLabel: null, highLabel: null }

function tallyOf(draft: Partial<ItemDraft> & Pick<ItemDraft, 'type'>, given: [unknown, number][]) {
  const question = questionOf({ page: 1, key: 'q1', wording: 'What matters?', options: listed, ...draft })
  const rows = given.map(([value, count]) => ({ key: 'q1', type: draft.type, wording: 'What matters?', value, count }))
  return gatherTallies([question], rows)[0]!
}

test('a matrix is told row by row: how many gave each point, and the mean from five answers on', () => {
  const { parts } = tallyOf({ type: 'matrix', scales: [scale] }, [
    [{ o1: { s1: 3 }, o2: { s1: 1 } }, 4],
    [{ o1: { s1: 2 } }, 1],
  ])
  assert.deepEqual(parts, [
    { label: 'ECG', n: 5, counts: [0, 1, 4], mean: 2.8 },
    { label: 'Echo', n: 4, counts: [4, 0, 0], mean: null },
  ])
  const second = { ...scale, key: 's2', label: 'Ability' }
  const two = tallyOf({ type: 'matrix', scales: [scale, second] }, [[{ o1: { s1: 3, s2: 1 } }, 5]])
  assert.deepEqual(
    two.parts.map(({ label, mean }) => [label, mean]),
    [
      ['ECG, Importance', 3],
      ['ECG, Ability', 1],
      ['Echo, Importance', null],
      ['Echo, Ability', null],
    ],
  )
})

test('an order is told by the mean place of each thing, points by the mean share', () => {
  const order = tallyOf({ type: 'ranking' }, [
    [['o1', 'o2'], 4],
    [['o2', 'o1'], 1],
  ])
  assert.deepEqual(
    order.parts.map(({ label, mean, counts }) => [label, mean, counts]),
    [
      ['ECG', 1.2, [4, 1]],
      ['Echo', 1.8, [1, 4]],
    ],
  )
  const points = tallyOf({ type: 'allocation', total: 10 }, [
    [{ o1: 10, o2: 0 }, 3],
    [{ o1: 5, o2: 5 }, 2],
  ])
  assert.deepEqual(
    points.parts.map(({ label, mean }) => [label, mean]),
    [
      ['ECG', 0.8],
      ['Echo', 0.2],
    ],
  )
})

test('choices are counted in their words, each of several by itself; what is not listed any more by its key', () => {
  const several = tallyOf({ type: 'several' }, [
    [['o1', 'o2'], 2],
    [['o1'], 3],
    [['o9'], 1],
  ])
  assert.deepEqual(several.counts, [
    { answer: 'ECG', count: 5 },
    { answer: 'Echo', count: 2 },
    { answer: 'o9', count: 1 },
  ])
  assert.equal(several.n, 6)
})

test('files are counted and not named, because a name can be that of who sent it', () => {
  const { counts, texts } = tallyOf({ type: 'file', options: [] }, [
    [{ fileId: 'f1', name: 'plan of eve.pdf', mediaType: 'application/pdf', bytes: 9 }, 1],
    [{ fileId: 'f2', name: 'plan.pdf', mediaType: 'application/pdf', bytes: 9 }, 4],
  ])
  assert.deepEqual([counts, texts], [[{ answer: 'Sent a file', count: 5 }], []])
})
