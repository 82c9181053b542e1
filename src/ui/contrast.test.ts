import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assets } from './assets.ts'

type Mode = 'light' | 'dark'
type Tokens = Record<string, { light: string; dark: string }>
type Pair = { on: string; what: string; least: number; face?: 'urgent' }

const css = assets.cssBody
const everyday = readTokens(css.slice(css.indexOf(':root {'), css.indexOf('[data-mode="light"]')))
const urgent = { ...everyday, ...readTokens(/\[data-face="urgent"\] \{[^}]*\}/.exec(css)![0]) }

const surfaces = ['paper', 'wash', 'sheet', 'accent-wash']

/** Every pair that meets: text on what lies behind it (4.5), and what one must see to act (3). */
const pairs: Pair[] = [
  ...surfaces.flatMap((on) => ['ink', 'soft', 'accent', 'accent-deep', 'bad'].map((what) => text(on, what))),
  ...['paper', 'wash', 'accent-wash'].flatMap((on) => ['good', 'warn'].map((what) => text(on, what))),
  ...['good', 'warn', 'bad'].flatMap((is) => ['ink', 'soft', 'accent', is].map((what) => text(`${is}-wash`, what))),
  text('accent', 'on-accent'),
  text('accent-deep', 'on-accent'),
  text('ink', 'paper'),
  ...surfaces.flatMap((on) => ['edge', 'focus'].map((what) => edge(on, what))),
  ...[0, 1, 2, 3, 4].map((step) => text(`shade-${step}`, 'ink')),
  ...['good-wash', 'warn-wash', 'bad-wash'].map((on) => edge(on, 'focus')),
  ...['good', 'warn', 'bad'].map((is) => edge(`${is}-wash`, is)),
  ...['accent', 'ink', 'good', 'c2', 'c3'].map((what) => edge('paper', what)),
  edge('sheet', 'accent'),
  ...['ink', 'soft', 'accent', 'accent-deep', 'bad'].map((what) => ({
    ...text('paper', what),
    face: 'urgent' as const,
  })),
  ...['edge', 'line', 'focus'].map((what) => ({ ...edge('paper', what), face: 'urgent' as const })),
]

function text(on: string, what: string): Pair {
  return { on, what, least: 4.5 }
}

function edge(on: string, what: string): Pair {
  return { on, what, least: 3 }
}

function readTokens(rules: string): Tokens {
  const own = [...rules.matchAll(/--([\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)/g)]
  const tokens: Tokens = Object.fromEntries(own.map(([, name, light, dark]) => [name!, { light: light!, dark: dark! }]))
  for (const [, name, of] of rules.matchAll(/--([\w-]+): var\(--([\w-]+)\)/g))
    if (tokens[of!]) tokens[name!] = tokens[of!]!
  return tokens
}

/** The ratio of WCAG 2 between two colors, 1 to 21. */
function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light! + 0.05) / (dark! + 0.05)
}

function luminance(color: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

function findWeak(tokens: Tokens, asked: Pair[], mode: Mode) {
  return measure(tokens, asked, mode).filter(({ ratio, pair }) => ratio < pair.least)
}

function measure(tokens: Tokens, asked: Pair[], mode: Mode) {
  return asked.map((pair) => {
    const [on, what] = [tokens[pair.on], tokens[pair.what]]
    assert.ok(on && what, `${pair.on} or ${pair.what} is no token of look.css`)
    return { pair, ratio: contrast(on[mode], what[mode]) }
  })
}

for (const mode of ['light', 'dark'] as const) {
  test(`every pair that meets can be told apart in ${mode}`, (t) => {
    const measured = [
      ...measure(
        everyday,
        pairs.filter((pair) => !pair.face),
        mode,
      ),
      ...measure(
        urgent,
        pairs.filter((pair) => pair.face),
        mode,
      ),
    ].sort((a, b) => a.ratio - b.ratio)
    for (const least of [4.5, 3]) {
      const lowest = measured.find(({ pair }) => pair.least === least)!
      const kind = least === 3 ? 'edge or ring' : 'text'
      t.diagnostic(
        `lowest ${kind} in ${mode}: ${lowest.pair.what} on ${lowest.pair.on}, ${lowest.ratio.toFixed(2)} to 1`,
      )
    }
    const weak = measured.filter(({ pair, ratio }) => ratio < pair.least)
    assert.deepEqual(
      weak.map(({ pair, ratio }) => `${pair.what} on ${pair.on}: ${ratio.toFixed(2)}`),
      [],
    )
  })
}

test('the urgent face reads at 7 to 1 and above', () => {
  for (const mode of ['light', 'dark'] as const) {
    const words = ['ink', 'soft', 'accent', 'accent-deep'].map((what) => text('paper', what))
    for (const { pair, ratio } of measure(urgent, words, mode)) assert.ok(ratio >= 7, `${pair.what}: ${ratio}`)
  }
})

test('a rule that sets both a color and what lies behind it uses a pair that is measured', () => {
  const rules = [...css.matchAll(/\{([^{}]*)\}/g)].map(([, body]) => body!)
  const together = rules.flatMap((body) => {
    const on = /(?<![\w-])background: var\(--([\w-]+)\)/.exec(body)?.[1]
    const what = /(?<![\w-])color: var\(--([\w-]+)\)/.exec(body)?.[1]
    return on && what ? [{ on, what }] : []
  })
  assert.ok(together.length > 4)
  const isMeasured = ({ on, what }: { on: string; what: string }) => pairs.some((p) => p.on === on && p.what === what)
  assert.deepEqual(
    together.filter((pair) => !isMeasured(pair)),
    [],
  )
})

test('caught: a gray that is too light to read', () => {
  const tokens = { ...everyday, soft: { light: '#9aa0a3', dark: '#5f676a' } }
  for (const mode of ['light', 'dark'] as const) assert.equal(findWeak(tokens, [text('paper', 'soft')], mode).length, 1)
  assert.equal(findWeak(everyday, [text('paper', 'soft')], 'light').length, 0)
})

test('black on white is 21 to 1, as published', () => assert.equal(contrast('#000000', '#ffffff'), 21))
