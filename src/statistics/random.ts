/** Numbers from 0 up to, not including, 1. The same seed gives the same numbers, on every machine. */
export type Random = () => number

/**
 * A seeded generator: xoshiro128** (Blackman and Vigna), its state filled from the seed by a mixing step.
 *
 * @param seed any whole number; kept with a result, it makes the result repeatable
 */
export function seededRandom(seed: number): Random {
  const mix = mixer(seed)
  const next = xoshiro([mix(), mix(), mix(), mix()])
  return () => next() / 2 ** 32
}

/** The generator itself, as whole numbers of 32 bits, from a state that is not all zero. */
export function xoshiro(state: [number, number, number, number]): () => number {
  let [a, b, c, d] = state
  return () => {
    const result = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotated(d, 11)
    return result
  }
}

function rotated(x: number, bits: number): number {
  return (x << bits) | (x >>> (32 - bits))
}

/** Spreads a seed over 32 bits, so that neighboring seeds begin far apart. */
function mixer(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let z = state
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return (z ^ (z >>> 15)) >>> 0
  }
}

/** A number from the bell curve with mean 0 and deviation 1, by the polar method. */
export function drawNormal(random: Random): number {
  for (;;) {
    const u = 2 * random() - 1
    const v = 2 * random() - 1
    const s = u * u + v * v
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s)
  }
}
