import assert from 'node:assert/strict'
import test from 'node:test'
import { seededRandom } from './random.ts'
import { type ShownTable, cellLimits, mayShowShare, suppressTable } from './suppression.ts'

const { patients, learners } = cellLimits

/** One row of counts with its total, such as answers to one question. */
function suppressRow(counts: readonly number[], limit: number) {
  const { cells, rowTotals } = suppressTable([counts], limit)
  return { cells: cells[0]!, total: rowTotals[0]! }
}

test('of 40, 7 and 53 with a total of 100 the 7 is hidden, and the 40 that would give it back', () => {
  const { cells, total } = suppressRow([40, 7, 53], patients)
  assert.deepEqual(
    cells.map(({ says }) => says),
    ['not shown', 'under 11', '53'],
  )
  assert.equal(total.says, '100')
})

const rows = [
  { counts: [10, 50, 60], says: ['under 11', 'not shown', '60'], because: '10 is under 11' },
  { counts: [11, 50, 60], says: ['11', '50', '60'], because: '11 is not' },
  { counts: [0, 50, 60], says: ['0', '50', '60'], because: 'nothing is shown as nothing' },
  {
    counts: [5, 6, 60],
    says: ['under 11', 'under 11', '60'],
    because: 'two small cells of 11 together hide each other',
  },
  { counts: [4, 6, 60], says: ['under 11', 'under 11', 'not shown'], because: 'two of 10 together need a third' },
  { counts: [10, 9, 60], says: ['under 11', 'under 11', '60'], because: '19 may be 9 and 10, or 10 and 9' },
  { counts: [10, 10, 60], says: ['under 11', 'under 11', 'not shown'], because: '20 is 10 and 10 and nothing else' },
  { counts: [2, 11, 60], says: ['under 11', 'not shown', '60'], because: '13 may be 1 and 12, or 2 and 11' },
  { counts: [1, 11, 60], says: ['under 11', 'not shown', 'not shown'], because: '12 is 1 and 11 and nothing else' },
  { counts: [0, 7, 60], says: ['0', 'under 11', 'not shown'], because: 'a nothing cannot hide another cell' },
]
for (const { counts, says, because } of rows)
  test(because, () =>
    assert.deepEqual(
      suppressRow(counts, patients).cells.map((cell) => cell.says),
      says,
    ),
  )

test('where no other cell is left, the total is hidden', () => {
  const { cells, total } = suppressRow([0, 7, 0], patients)
  assert.deepEqual(
    [...cells, total].map(({ says }) => says),
    ['0', 'under 11', '0', 'under 11'],
  )
})

test('for learners 4 is hidden and 5 is shown', () => {
  assert.equal(suppressRow([4, 20], learners).cells[0]?.says, 'under 5')
  assert.equal(suppressRow([5, 20], learners).cells[0]?.says, '5')
})

test('two hidden groups of learners cannot be had from the total as one small group, or as the most each can be', () => {
  const shownOf = (counts: number[]) => suppressRow(counts, learners).cells.map(({ n }) => n)
  assert.deepEqual(shownOf([2, 2, 30, 40]), [null, null, null, 40], '4 together are under 5')
  assert.deepEqual(shownOf([2, 3, 30, 40]), [null, null, 30, 40], '5 together are not')
  assert.deepEqual(shownOf([3, 4, 30, 40]), [null, null, 30, 40], '7 may be 3 and 4, or 4 and 3')
  assert.deepEqual(shownOf([4, 4, 30, 40]), [null, null, null, 40], '8 can only be 4 and 4')
})

/**
 * Nothing can be worked out by one subtraction: every line has no hidden cell, or several that could be other numbers and
 * whose sum, where the total gives it, is not small.
 */
function isClosed({ cells, rowTotals, columnTotals, total }: ShownTable, limit: number): boolean {
  const grid = [...cells.map((row, r) => [...row, rowTotals[r]!]), [...columnTotals, total]]
  const columns = grid[0]!.map((_, c) => grid.map((row) => row[c]!))
  return [...grid, ...columns].every((line) => {
    const hidden = line.filter(({ n }) => n === null)
    const whole = line.at(-1)!.n
    if (hidden.length === 0 || (whole === null && hidden.length > 1)) return true
    const left = whole! - line.slice(0, -1).reduce((shown, { n }) => shown + (n ?? 0), 0)
    const least = hidden.reduce((all, { says }) => all + (says === 'not shown' ? limit : 1), 0)
    const most = hidden.some(({ says }) => says === 'not shown') ? Infinity : hidden.length * (limit - 1)
    return hidden.length > 1 && left >= limit && left > least && left < most
  })
}

test('no hidden cell of any table can be worked out by a subtraction, and no small one is shown', () => {
  const random = seededRandom(11)
  for (let round = 0; round < 500; round++) {
    const [height, width] = [1 + Math.floor(random() * 5), 1 + Math.floor(random() * 5)]
    const counts = Array.from({ length: height }, () =>
      Array.from({ length: width }, () => (random() < 0.2 ? 0 : Math.floor(random() * 60))),
    )
    const table = suppressTable(counts, patients)
    assert.ok(isClosed(table, patients), JSON.stringify(counts))
    for (const { n } of table.cells.flat()) assert.ok(n === null || n === 0 || n >= patients)
  }
})

test('a table without small cells is shown whole', () => {
  const table = suppressTable(
    [
      [20, 30],
      [0, 40],
    ],
    patients,
  )
  assert.deepEqual(
    table.cells.flat().map(({ n }) => n),
    [20, 30, 0, 40],
  )
  assert.equal(table.total.n, 90)
})

test('a share is hidden when its count or the rest is small', () => {
  assert.deepEqual(
    [mayShowShare(7, 100, patients), mayShowShare(93, 100, patients), mayShowShare(50, 100, patients)],
    [false, false, true],
  )
  assert.deepEqual([mayShowShare(11, 100, patients), mayShowShare(10, 100, patients)], [true, false])
  assert.deepEqual([mayShowShare(0, 100, patients), mayShowShare(0, 7, patients)], [true, false])
})
