import assert from 'node:assert/strict'
import test from 'node:test'
import { mean, sampleVariance } from 'simple-statistics'
import { drawGamma, drawWeights } from './dirichlet.ts'
import { drawNormal, seededRandom, xoshiro } from './random.ts'

const many = <T>(count: number, draw: () => T): T[] => Array.from({ length: count }, draw)
const near = (got: number, wanted: number, by: number) =>
  assert.ok(Math.abs(got - wanted) <= by, `${got} is not within ${by} of ${wanted}`)

test('the generator gives the numbers that others computed with the reference program', () => {
  const drawn = many(4, xoshiro([0x964d4a0c, 0xd40ab895, 0xad7fdecb, 0x3006f0f0]))
  assert.deepEqual(drawn, [0xf1391922, 0x6fe53806, 0xa5be2840, 0xf510ee70])
})

test('the same seed draws the same, another seed does not', () => {
  assert.deepEqual(many(20, seededRandom(7)), many(20, seededRandom(7)))
  assert.notDeepEqual(many(20, seededRandom(7)), many(20, seededRandom(8)))
})

test('uniform numbers lie in their range, with mean one half and variance one twelfth', () => {
  const drawn = many(100_000, seededRandom(1))
  assert.ok(drawn.every((x) => x >= 0 && x < 1))
  near(mean(drawn), 1 / 2, 0.005)
  near(sampleVariance(drawn), 1 / 12, 0.001)
})

test('normal numbers have mean 0 and variance 1', () => {
  const random = seededRandom(2)
  const drawn = many(100_000, () => drawNormal(random))
  near(mean(drawn), 0, 0.02)
  near(sampleVariance(drawn), 1, 0.02)
})

for (const shape of [0.3, 1, 2.5, 10])
  test(`gamma numbers of shape ${shape} have their shape as mean and as variance`, () => {
    const random = seededRandom(3)
    const drawn = many(100_000, () => drawGamma(shape, random))
    near(mean(drawn), shape, 0.03 * Math.sqrt(shape))
    near(sampleVariance(drawn), shape, 0.05 * shape)
  })

test('drawn weights have a sum of 1, the wished means, and the variance w(1-w)/(concentration+1)', () => {
  const center = [0.3, 0.2, 0.2, 0.2, 0.1]
  const random = seededRandom(4)
  const draws = many(40_000, () => drawWeights(center, 50, random))
  for (const draw of draws)
    near(
      draw.reduce((a, b) => a + b, 0),
      1,
      1e-12,
    )
  for (const [i, weight] of center.entries()) {
    const drawn = draws.map((draw) => draw[i]!)
    near(mean(drawn), weight, 0.002)
    near(sampleVariance(drawn), (weight * (1 - weight)) / 51, 0.0002)
  }
})

test('a weight of nothing stays nothing', () => {
  assert.deepEqual(drawWeights([1, 0], 50, seededRandom(5)), [1, 0])
})
