import { type Random, drawNormal } from './random.ts'

/**
 * One number from the gamma distribution with this shape and scale 1, by the method of Marsaglia and Tsang.
 *
 * @param shape above 0; under 1 it is drawn one higher and brought down
 * @source methods.dirichlet
 */
export function drawGamma(shape: number, random: Random): number {
  if (shape < 1) return drawGamma(shape + 1, random) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = drawNormal(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

/**
 * One draw of weights that scatter around the given ones and have a sum of 1. A weight of 0 stays 0.
 *
 * @param center weights with a sum of 1
 * @param concentration how close the draws stay; 50 moves a weight of .2 by about .06 either way
 * @source methods.dirichlet
 */
export function drawWeights(center: readonly number[], concentration: number, random: Random): number[] {
  const drawn = center.map((weight) => (weight > 0 ? drawGamma(weight * concentration, random) : 0))
  const sum = drawn.reduce((total, x) => total + x, 0)
  return drawn.map((x) => x / sum)
}
