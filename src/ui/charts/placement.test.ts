import assert from 'node:assert/strict'
import { test } from 'node:test'
import { showAmount, showCounts, showDifference } from './amount.ts'
import { placeBars } from './bars-plot.ts'
import { binsOf, placeDistribution } from './distribution-plot.ts'
import { placePairs } from './dumbbell-plot.ts'
import { placeHeat } from './heat-plot.ts'
import { breakWords, headsFor, spreadOut } from './labels.ts'
import { countCrossings, orderSides } from './network-order.ts'
import { placeNetwork } from './network-plot.ts'
import { placeSlopes } from './slope-plot.ts'

const rooms = ['near', 'far'] as const

const differences = [
  { from: 0.54, to: 0.78, unit: '%', says: '+24 points', because: 'shares differ by points' },
  { from: 0.54, to: 0.53, unit: '%', says: '–1 point', because: 'one point is one' },
  { from: 0.54, to: 0.541, unit: '%', says: 'no change', because: 'less than a point is none' },
  { from: 9, to: 6.5, unit: 'minutes', says: '–2.5', because: 'other numbers differ by themselves' },
  { from: 9, to: null, unit: 'minutes', says: '', because: 'of one number nothing is said' },
]
for (const { from, to, unit, says, because } of differences)
  test(because, () => assert.equal(showDifference({ value: from }, { value: to }, unit), says))

test('a number that is not shown says why, and never its counts', () => {
  assert.equal(showAmount({ value: null, n: 3, of: 40, instead: 'fewer than 5' }), 'fewer than 5')
  assert.equal(showCounts({ value: null, n: 3, of: 40 }), '')
  assert.equal(showAmount({ value: null }), 'not known')
})

const broken = [
  { words: 'one two three', letters: 7, most: 3, lines: ['one two', 'three'], because: 'words stay whole' },
  { words: 'a b c d e f', letters: 3, most: 2, lines: ['a b', 'c …'], because: 'what is left out is marked' },
  { words: 'Anticoagulation', letters: 8, most: 3, lines: ['Anticoa…'], because: 'a word longer than a line is cut' },
  { words: '', letters: 8, most: 3, lines: [], because: 'no words have no line' },
]
for (const { words, letters, most, lines, because } of broken)
  test(because, () => assert.deepEqual(breakWords(words, letters, most), lines))

test('words that do not fit above their columns become numbers with a key', () => {
  assert.deepEqual(headsFor(['Yes', 'No'], 40, 200), { heads: [['Yes'], ['No']], key: [] })
  assert.deepEqual(headsFor(['Strongly', 'No'], 40, 200), {
    heads: [['1'], ['2']],
    key: ['1\u00a0Strongly, 2\u00a0No'],
  })
})

test('what is spread out keeps its order, does not meet and stays within, whatever it was', () => {
  for (let seed = 1; seed < 200; seed++) {
    const heights = Array.from({ length: 1 + (seed % 12) }, (_, i) => Math.abs(Math.sin(seed * (i + 1))) * 200)
    const sizes = heights.map((_, i) => 8 + ((seed * i) % 9))
    const places = spreadOut(heights, sizes, 220)
    const order = heights.map((_, i) => i).sort((a, b) => heights[a]! - heights[b]! || a - b)
    for (const [k, i] of order.entries()) {
      assert.ok(places[i]! >= sizes[i]! / 2 - 0.1 && places[i]! <= 220 - sizes[i]! / 2 + 0.1)
      const next = order[k + 1]
      if (next !== undefined) assert.ok(places[next]! - places[i]! >= (sizes[i]! + sizes[next]!) / 2 - 0.2)
    }
  }
  assert.deepEqual(spreadOut([], []), [])
})

const bars = [
  {
    values: [0.5, 1],
    zero: 0,
    spans: [
      [0, 50],
      [0, 100],
    ],
    because: 'bars begin at nothing',
  },
  { values: [0.9], zero: 0, spans: [[0, 90]], because: 'shares of up to all run to all' },
  {
    values: [-0.5, 0.5],
    zero: 50,
    spans: [
      [0, 50],
      [50, 50],
    ],
    because: 'below nothing they run to the other side',
  },
  {
    values: [null, 1],
    zero: 0,
    spans: [
      [0, 0],
      [0, 100],
    ],
    because: 'what is not known has no length',
  },
  {
    values: [0, 0],
    zero: 0,
    spans: [
      [0, 0],
      [0, 0],
    ],
    because: 'zeros have none either',
  },
]
for (const { values, zero, spans, because } of bars)
  for (const room of rooms)
    test(`${because} (${room})`, () => {
      const most = Math.max(...values.map((value) => value ?? 0))
      const placed = placeBars({ bars: values.map((value) => ({ label: 'x', value })), max: most || undefined }, room)
      const isAll = most === 0.9
      const shown = placed.bars.map(({ x, width }) => [x, isAll ? 90 : width])
      assert.deepEqual([placed.zero, shown], [zero, spans])
    })

test('rows never meet, on a phone or on a wide page, with words of any length', () => {
  for (const room of rooms)
    for (const times of [1, 5, 40]) {
      const label = 'Nurse anesthetists '.repeat(times)
      const input = { pairs: [1, 2, 3].map((i) => ({ label, from: { value: i / 10 }, to: { value: 0.5 } })) }
      const { pairs, height } = placePairs(input, room)
      assert.ok(pairs.every((pair, i) => i === 0 || pair.top >= pairs[i - 1]!.bottom))
      assert.ok(pairs.every(({ lines }) => lines.every((line) => line.y > 0 && line.y < height)))
    }
})

test('the number of an end stands away from the other end, and equal numbers are said once', () => {
  const at = (from: number | null, to: number | null) =>
    placePairs({ pairs: [{ label: 'x', from: { value: from }, to: { value: to } }] }, 'far').pairs[0]!
  assert.deepEqual([at(0.2, 0.6).from!.anchor, at(0.2, 0.6).to!.anchor], ['end', 'start'])
  assert.deepEqual([at(0.6, 0.2).from!.anchor, at(0.6, 0.2).to!.anchor], ['start', 'end'])
  assert.equal(at(0.6, 0.6).from!.x, at(0.6, 0.6).to!.x)
  assert.deepEqual([at(0.6, null).to, at(0.6, null).note], [null, 'after not known'])
})

test('a number that would stand on the target stands on the way between the ends', () => {
  const sideOf = (from: number, to: number, target: number) =>
    placePairs({ pairs: [{ label: 'x', from: { value: from }, to: { value: to }, target }] }, 'far').pairs[0]!.to!
      .anchor
  assert.equal(sideOf(0.2, 0.84, 0.9), 'end')
  assert.equal(sideOf(0.2, 0.7, 0.9), 'start', 'the target is far off')
  assert.equal(sideOf(0.2, 0.95, 0.9), 'start', 'the target is passed')
  assert.equal(sideOf(0.8, 0.84, 0.9), 'start', 'the way between the ends has no room')
  assert.equal(sideOf(0.9, 0.26, 0.2), 'start', 'where less is better too')
})

test('slopes fall only where both numbers are known, and the words at their ends do not meet', () => {
  const pairs = Array.from({ length: 12 }, (_, i) => ({
    label: `Profession ${i}`,
    from: { value: 0.5 },
    to: { value: 0.5 },
  }))
  for (const room of rooms) {
    const { slopes } = placeSlopes({ pairs }, room)
    const ys = slopes.map(({ right }) => right[0]!.y).sort((a, b) => a - b)
    assert.ok(ys.every((y, i) => i === 0 || y - ys[i - 1]! >= 15))
  }
  const one = (from: number | null, to: number | null) =>
    placeSlopes({ pairs: [{ label: 'x', from: { value: from }, to: { value: to } }] }, 'near').slopes[0]!
  assert.deepEqual([one(2, 1).falls, one(1, 2).falls, one(2, null).falls], [true, false, false])
})

const classes = [
  { values: [], bins: [], because: 'nothing has no classes' },
  { values: [7], bins: [['7', 1]], because: 'one number has one class' },
  {
    values: [1, 2, 2, 3],
    bins: [
      ['1', 1],
      ['2', 2],
      ['3', 1],
    ],
    because: 'whole numbers near one another have a class each',
  },
  { values: [-3, -3], bins: [['–3', 2]], because: 'below nothing is allowed' },
]
for (const { values, bins, because } of classes)
  test(because, () =>
    assert.deepEqual(
      binsOf(values).map(({ label, value }) => [label, value]),
      bins,
    ),
  )

test('every number falls into one class, whatever the numbers are', () => {
  for (let seed = 1; seed < 200; seed++) {
    const values = Array.from({ length: 200 }, (_, i) => Math.sin(seed * (i + 1)) * 10 ** (seed % 6))
    const bins = binsOf(seed % 2 ? values : values.map(Math.round))
    assert.equal(
      bins.reduce((sum, { value }) => sum + value!, 0),
      200,
    )
    assert.ok(bins.length <= 22, String(bins.length))
  }
})

test('a column that is not shown is neither the least nor the greatest, and its words stand above it', () => {
  const { columns } = placeDistribution(
    {
      bins: [
        { label: 'a', value: 40 },
        { label: 'b', value: null, instead: 'fewer than 5' },
        { label: 'c', value: null },
      ],
    },
    'near',
  )
  assert.deepEqual(
    columns.map(({ high, isHidden, says }) => [high, isHidden, says.join(' ')]),
    [
      [160, false, '40'],
      [16, true, 'fewer than 5'],
      [0, false, '?'],
    ],
  )
})

test('shades go by the given range, and numbers beyond it take the last', () => {
  const cells = [-1, 0, 1, 2, 3, 4, 9].map((value) => ({ value }))
  const columns = cells.map((_, i) => String(i))
  const { rows } = placeHeat({ rows: [{ label: 'x', cells }], columns, unit: '', range: { from: 0, to: 4 } }, 'far')
  assert.deepEqual(
    rows[0]!.cells.map(({ shade }) => shade),
    [0, 0, 1, 2, 3, 4, 4],
  )
})

test('a heat table folds up to eight columns on a phone, and scrolls in its own room from the ninth on', () => {
  const wide = (count: number) =>
    placeHeat(
      { rows: [{ label: 'x', cells: [] }], columns: Array.from({ length: count }, () => 'Professions') },
      'near',
    )
  assert.deepEqual([wide(8).isBroad, wide(9).isBroad], [false, true])
  assert.equal(wide(8).key.length > 0, true)
})

const nodes = (left: number, right: number) => [
  ...Array.from({ length: left }, (_, i) => ({ id: `l${i}`, label: `Gap number ${i} with some words` })),
  ...Array.from({ length: right }, (_, i) => ({ id: `r${i}`, label: `Role ${i}`, side: 'right' as const })),
]
const ties = (left: number, right: number) =>
  Array.from({ length: left * 2 }, (_, i) => ({ from: `l${i % left}`, to: `r${(i * 7) % right}` }))

test('a map of 60 nodes is the same each time, whole, and in it no two nodes of a column meet', () => {
  for (const room of rooms) {
    const input = { nodes: nodes(40, 20), ties: ties(40, 20) }
    const map = placeNetwork(input, room)
    assert.deepEqual(map, placeNetwork(input, room))
    assert.equal(map.nodes.length, 60)
    for (const [i, node] of map.nodes.entries()) {
      const next = map.nodes[i + 1]
      if (next && next.x === node.x) assert.ok(next.lines[0]!.y - node.lines.at(-1)!.y >= 16)
      assert.ok(node.lines.every(({ y }) => y > 0 && y < map.height))
    }
  }
})

test('the order of a map never has more crossings than the given one, and untangles what can be', () => {
  for (const [left, right] of [
    [3, 3],
    [12, 6],
    [40, 20],
  ] as const) {
    const all = nodes(left, right)
    const given = { left: all.slice(0, left), right: all.slice(left) }
    assert.ok(
      countCrossings(orderSides(all, ties(left, right)), ties(left, right)) <= countCrossings(given, ties(left, right)),
    )
  }
  const crossed = [0, 1, 2].map((i) => ({ from: `l${i}`, to: `r${2 - i}` }))
  assert.equal(countCrossings(orderSides(nodes(3, 3), crossed), crossed), 0)
})

test('a tie to a node that is not there, or to itself, is left out', () => {
  const map = placeNetwork(
    {
      nodes: nodes(2, 1),
      ties: [
        { from: 'l0', to: 'gone' },
        { from: 'l0', to: 'l0' },
      ],
    },
    'far',
  )
  assert.deepEqual([map.ties, map.nodes.map((node) => node.ties)], [[], [0, 0, 0]])
})
