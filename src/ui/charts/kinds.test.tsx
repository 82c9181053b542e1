import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { type Element, elementsOf, parsePage, textOf } from '../../../test/page-tree.ts'
import type { Amount } from './amount.ts'
import { Bars } from './bars.tsx'
import { Distribution } from './distribution.tsx'
import { Dumbbell } from './dumbbell.tsx'
import { HeatTable } from './heat-table.tsx'
import { NetworkMap } from './network.tsx'
import { RunChart } from './run-chart.tsx'
import { Slope } from './slope.tsx'

type Told = { label: string; amount: Amount }[]

const told = (values: readonly (number | null)[], label = (i: number) => `Thing ${i}`): Told =>
  values.map((value, i) => ({ label: label(i), amount: { value } }))
const long = 'Perioperativeanticoagulationinterruptionandresumptionplanning for those whose kidneys fail '.repeat(3)

const cases: { because: string; told: Told }[] = [
  { because: 'nothing at all', told: [] },
  { because: 'one number', told: told([0.4]) },
  { because: 'equal numbers', told: told([0.4, 0.4, 0.4]) },
  { because: 'nothing but zeros', told: told([0, 0]) },
  { because: 'numbers below nothing', told: told([-0.5, -0.1, 0.2]) },
  { because: 'very long words', told: told([0.2, 0.9, 0.5], () => long) },
  { because: '200 of them', told: told(Array.from({ length: 200 }, (_, i) => ((i * 37) % 101) / 100)) },
  { because: 'none known', told: told([null, null]) },
  { because: 'some not known', told: told([0.3, null, 0.5]) },
  { because: 'large numbers', told: told([123_456, 7_890_123]) },
  { because: 'fewer than 5 in one', told: [...told([0.3]), { label: 'Few', amount: few() }] },
]

function few(): Amount {
  return { value: null, instead: 'fewer than 5' }
}

const pairs = (all: Told) => all.map(({ label, amount }, i) => ({ label, from: amount, to: all.at(-1 - i)!.amount }))
const kinds: Record<string, (all: Told, unit: string) => VNode> = {
  'run chart': (all, unit) => (
    <RunChart id="x" title="X" unit={unit} points={all.map(({ label, amount }) => ({ label, ...amount }))} />
  ),
  bars: (all, unit) => (
    <Bars id="x" title="X" unit={unit} bars={all.map(({ label, amount }) => ({ label, ...amount }))} />
  ),
  distribution: (all) => (
    <Distribution id="x" title="X" bins={all.map(({ label, amount }) => ({ label, ...amount }))} />
  ),
  dumbbell: (all, unit) => <Dumbbell id="x" title="X" unit={unit} pairs={pairs(all)} />,
  slope: (all, unit) => <Slope id="x" title="X" unit={unit} pairs={pairs(all)} />,
  'heat table': (all, unit) => (
    <HeatTable
      id="x"
      title="X"
      unit={unit}
      columns={['One', 'Other']}
      rows={all.map(({ label, amount }) => ({ label, cells: [amount, few()] }))}
    />
  ),
  'network map': (all) => (
    <NetworkMap
      id="x"
      title="X"
      nodes={all.map(({ label }, i) => ({ id: String(i), label, side: i % 2 ? 'right' : 'left' }))}
      ties={all.slice(1).map(({ amount }, i) => ({ from: '0', to: String(i + 1), weight: amount.value ?? undefined }))}
    />
  ),
}

const drawn = (part: VNode): { html: string; tree: Element[] } => {
  const html = renderToString(part)
  return { html, tree: elementsOf(parsePage(html)) }
}

for (const [kind, show] of Object.entries(kinds))
  for (const { because, told: all } of cases)
    for (const unit of ['%', 'points'])
      test(`a ${kind} of ${because} in ${unit} has its name, its description and a table of the same`, () => {
        const { html, tree } = drawn(show(all, unit))
        assert.doesNotMatch(html, /NaN|Infinity|undefined|\[object/)
        assert.doesNotMatch(html, /(width|height|r)="-/)
        const pictures = tree.filter(({ attributes }) => attributes.role === 'img')
        const rows = tree.filter(({ tag }) => tag === 'tr')
        if (all.length === 0) return assert.match(html, /Nothing to show yet/)
        assert.ok(pictures.length > 0 && rows.length > 1)
        for (const { attributes } of pictures)
          for (const id of attributes['aria-labelledby']!.split(' '))
            assert.ok(textOf(tree.find((one) => one.attributes.id === id)!).length > 0)
        if (kind !== 'network map')
          assert.deepEqual(
            rows.slice(1).map((row) => textOf(elementsOf(row).find(({ tag }) => tag === 'th')!)),
            all.map(({ label }) => label),
          )
      })

test('what is hidden is said in the picture and in the table, and no number stands in its place', () => {
  for (const kind of ['bars', 'distribution', 'dumbbell', 'slope']) {
    const { tree } = drawn(kinds[kind]!([...told([0.3]), { label: 'Few', amount: few() }], '%'))
    const words = (tag: string) => tree.filter((one) => one.tag === tag).map((one) => textOf(one))
    assert.ok(
      words('svg').every((says) => /fewer than 5/.test(says.replace(/\s+/g, ' '))),
      kind,
    )
    assert.ok(words('td').includes('fewer than 5'), kind)
  }
})

test('a map whose nodes lead somewhere is a group of links in the order they are read', () => {
  const { tree } = drawn(
    <NetworkMap
      id="x"
      title="X"
      nodes={['b', 'a'].map((id) => ({ id, label: `Gap ${id}`, href: `/gaps/${id}` }))}
      ties={[{ from: 'a', to: 'b' }]}
    />,
  )
  const pictures = tree.filter(({ attributes }) => attributes.role === 'group')
  assert.equal(pictures.length, 2)
  assert.deepEqual(
    elementsOf(pictures[0]!)
      .filter(({ tag }) => tag === 'a')
      .map(({ attributes }) => attributes['aria-label']),
    ['Gap b', 'Gap a'],
  )
})
