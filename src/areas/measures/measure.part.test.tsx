import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { localDate } from '../../kernel/dates.ts'
import { SeriesChart, type SeriesChartProps } from './measure.part.tsx'
import type { SeriesValue } from './measure.schema.ts'

const measure = { name: 'Stopped in time', unit: 'proportion', improvement: 'increase' } as const

/** A month of 2026 in which so many of 50 were right. */
function month(number: number, numerator: number, over: Partial<SeriesValue> = {}): SeriesValue {
  const two = String(number).padStart(2, '0')
  const last = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][number - 1]
  return {
    id: `v${number}`,
    periodStart: localDate(`2026-${two}-01`),
    periodEnd: localDate(`2026-${two}-${last}`),
    initialPopulation: null,
    numerator,
    denominator: 50,
    exclusion: 0,
    exception: 0,
    value: numerator / 50,
    version: '1',
    edition: 1,
    sourceId: 's',
    recordedAt: new Date(0),
    ...over,
  }
}

function draw(props: Partial<SeriesChartProps>): string {
  return renderToString(<SeriesChart id="c" measure={measure} reporter="Harbor Hospital" series={[]} {...props} />)
}

const half = [1, 2, 3, 4, 5, 6].map((number) => month(number, 20 + number))

test('points are filled where the whole period lies after the first education', () => {
  const filled = (on: string) =>
    draw({ series: half, marks: [{ on: localDate(on), label: 'Workshop' }] }).match(/<circle class="full"/g)?.length ??
    0
  assert.deepEqual(
    [filled('2026-03-12'), filled('2026-03-31'), filled('2026-04-01'), filled('2026-12-01')],
    [3, 3, 2, 0],
  )
  assert.equal(filled('2025-12-31'), 6)
})

test('the median is of the periods that ended before the first education', () => {
  const html = draw({ series: half, marks: [{ on: localDate('2026-03-12'), label: 'Workshop' }] })
  assert.match(html, /Median before/)
  assert.match(html, /43%/)
  assert.match(html, /Workshop, Thu, Mar 12, 2026/)
})

test('the caption tells the newest number, which way is better, and when the definition changed', () => {
  const series = [...half, month(7, 30, { version: '2', edition: 2 })]
  const html = draw({ series, target: 0.9, children: 'No proof.' })
  assert.match(
    html,
    /30 of 50 in Jul 2026, as restated\. Higher is better\. The definition changed on the way: 1, 2\. No proof\./,
  )
  assert.match(html, /Target, or more/)
  assert.match(draw({ series: half, measure: { ...measure, improvement: 'decrease' }, target: 0.1 }), /Target, or less/)
  assert.match(draw({ series: half, measure: { ...measure, isImprovementTold: false } }), /Nobody has said yet/)
})

test('no period and one period are said in words', () => {
  assert.match(draw({}), /No period has been reported yet/)
  const one = draw({ series: half.slice(0, 1) })
  assert.match(one, /21 of 50 in Jan 2026\..*One period so far/)
  assert.doesNotMatch(one, /<svg/)
})

test('a period in which nobody was counted leaves a hole', () => {
  const html = draw({ series: [half[0]!, month(2, 0, { denominator: 0, value: null }), half[2]!] })
  assert.match(html, /not known/)
  assert.equal(html.match(/<circle/g)?.length, 2)
})
