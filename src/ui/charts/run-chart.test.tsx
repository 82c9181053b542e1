import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { elementsOf, parsePage, textOf } from '../../../test/page-tree.ts'
import { ticksFor, wordsUnder } from './axis.ts'
import { spreadOut } from './labels.ts'
import { RunChart } from './run-chart.tsx'
import { placeFlags, placeLevels } from './run-words.ts'
import { placeRun, type Point } from './run-plot.ts'

const axes = [
  {
    values: [0.5 * 100, 81, 90],
    within: { from: 0, to: 100 },
    ticks: [40, 60, 80, 100],
    because: 'an axis of shares need not begin at nothing',
  },
  { values: [0, 100], within: { from: 0, to: 100 }, ticks: [0, 50, 100], because: 'the whole range takes halves' },
  { values: [97, 99], within: { from: 0, to: 100 }, ticks: [97, 98, 99], because: 'near the top it is drawn finely' },
  { values: [100, 100], within: { from: 0, to: 100 }, ticks: [60, 80, 100], because: 'all at the top stays below 100' },
  { values: [0, 0], ticks: [0, 0.5, 1], because: 'nothing but zeros has an axis too' },
  { values: [58, 104], ticks: [40, 60, 80, 100, 120], because: 'minutes take round numbers' },
  { values: [-3, 4], ticks: [-5, 0, 5], because: 'below zero is allowed' },
  { values: [12_345, 98_765], ticks: [0, 50_000, 100_000], because: 'large numbers too' },
]
for (const { values, within, ticks, because } of axes) {
  test(because, () => assert.deepEqual(ticksFor(values, within), ticks))
}

test('an axis holds all its values, in three to seven round steps, whatever they are', () => {
  for (let seed = 1; seed < 400; seed++) {
    const values = [0, 1, 2].map((i) => Math.abs(Math.sin(seed * 12.9 + i * 78.2)) * 10 ** (seed % 7))
    const ticks = ticksFor(values)
    assert.ok(ticks[0]! <= Math.min(...values) && ticks.at(-1)! >= Math.max(...values), `${values} in ${ticks}`)
    assert.ok(ticks.length >= 3 && ticks.length <= 7, String(ticks))
  }
})

const points = (count: number, label = (i: number) => `Mon ${2000 + i}`): Point[] =>
  Array.from({ length: count }, (_, i) => ({ label: label(i), value: 0.5 + 0.3 * Math.sin(i), n: 20, of: 40 }))

test('words under the axis do not meet on a phone, from 2 to 36 points and from short to long words', () => {
  for (let count = 2; count <= 36; count++)
    for (const letters of [4, 8, 12, 16, 23]) {
      const labels = Array.from({ length: count }, () => 'x'.repeat(letters))
      const boxes = wordsUnder(labels, 232).map(({ at, anchor, row }) => {
        const [x, wide] = [(at / (count - 1)) * 232, letters * 7]
        const left = anchor === 'start' ? x : anchor === 'end' ? x - wide : x - wide / 2
        return { left, right: left + wide, row }
      })
      assert.equal(boxes[0]!.left, 0)
      assert.ok(boxes.every((box, i) => i === 0 || box.row !== boxes[i - 1]!.row || box.left > boxes[i - 1]!.right))
    }
})

test('words above a chart stay inside it and do not meet', () => {
  for (let seed = 1; seed < 300; seed++) {
    const flags = [3, 5, 7].map((k) => ({
      at: Math.abs(Math.sin(seed * k)) * 100,
      says: 'x'.repeat(8 + ((seed * k) % 20)),
    }))
    const boxes = placeFlags(flags, 232).map(({ row, x, anchor }, i) => {
      const wide = flags[i]!.says.length * 7
      const left = anchor === 'start' ? (x / 100) * 232 : (x / 100) * 232 - wide
      return { row, left, right: left + wide }
    })
    for (const [i, box] of boxes.entries()) {
      assert.ok(box.left >= -0.01 && box.right <= 232.01)
      for (const other of boxes.slice(i + 1))
        assert.ok(box.row !== other.row || box.right < other.left || other.right < box.left)
    }
  }
})

test('the words of a line keep away from the curve and from each other', () => {
  const curve = points(24).map((_, i) => ({ x: (i / 23) * 100, y: i < 12 ? 80 : 80 - (i - 11) * 5 }))
  const levels = [
    { y: 15, says: 'Target 90%' },
    { y: 80, says: 'Median before 54%' },
  ]
  const [target, median] = placeLevels(levels, { points: curve, room: 232, height: 192 })
  assert.notEqual(target!.x, 100)
  assert.equal(median!.x, 100)
})

test('words at the ends of two lines are moved apart', () => {
  assert.deepEqual(spreadOut([50, 52], [10, 10]), [46, 56])
  assert.deepEqual(spreadOut([10, 50], [10, 10]), [10, 50])
})

const run = { points: points(8), marks: [{ at: 5, word: 'Workshop', day: 'March 12' }], target: 0.9 }

test('points are hollow before education and filled after, unless told otherwise', () => {
  assert.deepEqual(
    placeRun(run).dots.map((dot) => dot.full),
    [false, false, false, false, false, true, true, true],
  )
  assert.equal(placeRun({ points: [{ label: 'a', value: 1, filled: true }] }).dots[0]!.full, true)
})

test('the median is of the points before education, and can be left out', () => {
  const steps = {
    points: [0.2, 0.4, 0.6, 0.9].map((value) => ({ label: 'x', value })),
    marks: [{ at: 3, word: 'Course' }],
  }
  assert.equal(placeRun(steps).levels[0]!.value, '40%')
  assert.equal(placeRun({ ...steps, baseline: 2 }).levels[0]!.value, '30%')
  assert.deepEqual(placeRun({ ...steps, baseline: 0 }).levels, [])
})

test('a period that is not known leaves a hole in the line', () => {
  const plot = placeRun({ points: [0.2, null, 0.4, 0.6].map((value, i) => ({ label: `Q${i + 1}`, value })) })
  assert.equal(plot.path, 'M0 100M66.7 50L100 0')
  assert.equal(plot.dots.length, 3)
})

test('a chart says what it shows to those who cannot see it, and has its table', () => {
  const tree = elementsOf(parsePage(renderToString(<RunChart id="stops" title="Stops in time" {...run} />)))
  const find = (tag: string) => tree.find((element) => element.tag === tag)!
  assert.equal(textOf(find('title')), 'Stops in time')
  assert.match(
    textOf(find('desc')),
    /^50% in Mon 2000, 70% in Mon 2007\. Target 90%\. Median before \d+%\. Workshop, March 12\.$/,
  )
  assert.equal(tree.filter((element) => element.tag === 'tr').length, 9)
  assert.match(textOf(find('figcaption')), /Stops in time/)
})

test('a chart with one point, or with none known, still stands', () => {
  for (const value of [0.5, null]) {
    const html = renderToString(<RunChart id="one" title="One" points={[{ label: 'Q1', value }]} />)
    assert.doesNotMatch(html, /NaN|Infinity|undefined/)
  }
  assert.doesNotMatch(renderToString(<RunChart id="none" title="None" points={[]} />), /NaN|Infinity|undefined/)
})
