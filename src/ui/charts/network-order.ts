/** One thing on the map. Those of the right side stand opposite the others; without any it is a map of one kind of things. */
export type MapNode = { id: string; label: string; href?: string; side?: 'left' | 'right' }

/** A tie between two nodes; `weight` says how strong it is, 1 unless told. */
export type Tie = { from: string; to: string; weight?: number }

type Sides = { left: MapNode[]; right: MapNode[] }

/** So many times each side is put in the order of what it is tied to; more never helped in the maps that were tried. */
const rounds = 8

/**
 * The order of both sides in which few ties cross: each node goes to the mean place of those it is tied to, side by side,
 * and the best of all orders tried is kept, the given one among them. No chance is involved, so a map never jumps.
 */
export function orderSides(nodes: readonly MapNode[], ties: readonly Tie[]): Sides {
  const given: Sides = {
    left: nodes.filter(({ side }) => side !== 'right'),
    right: nodes.filter(({ side }) => side === 'right'),
  }
  const near = neighborsOf(ties)
  let best = given
  let fewest = countCrossings(given, ties)
  let now = given
  for (let round = 0; round < rounds && fewest > 0; round++) {
    if (now.right.length === 0) now = { left: sortBy(now.left, now.left, near), right: [] }
    else {
      const right = sortBy(now.right, now.left, near)
      now = { left: sortBy(now.left, right, near), right }
    }
    const crossings = countCrossings(now, ties)
    if (crossings < fewest) [best, fewest] = [now, crossings]
  }
  return best
}

/** How many pairs of ties cross when both sides stand in this order; in one column, how many arcs do. */
export function countCrossings({ left, right }: Sides, ties: readonly Tie[]): number {
  const place = new Map([...left.map(({ id }, i) => [id, i] as const), ...right.map(({ id }, i) => [id, i] as const)])
  const onLeft = new Set(left.map(({ id }) => id))
  const ends = ties.map(({ from, to }) => {
    const [a, b] = [place.get(from)!, place.get(to)!]
    const isAcross = onLeft.has(from) !== onLeft.has(to)
    const [first, second] = isAcross ? (onLeft.has(from) ? [a, b] : [b, a]) : [Math.min(a, b), Math.max(a, b)]
    return { isAcross, first, second }
  })
  let crossings = 0
  for (const [i, one] of ends.entries())
    for (const other of ends.slice(i + 1)) {
      if (one.isAcross !== other.isAcross) continue
      const [a, b] = one.first <= other.first ? [one, other] : [other, one]
      if (
        one.isAcross
          ? a.first < b.first && a.second > b.second
          : a.first < b.first && b.first < a.second && a.second < b.second
      )
        crossings++
    }
  return crossings
}

function neighborsOf(ties: readonly Tie[]): Map<string, { id: string; weight: number }[]> {
  const near = new Map<string, { id: string; weight: number }[]>()
  for (const { from, to, weight = 1 } of ties)
    for (const [id, other] of [
      [from, to],
      [to, from],
    ] as const)
      near.set(id, [...(near.get(id) ?? []), { id: other, weight }])
  return near
}

/** A node without ties across goes below all others; equal ones keep their order. */
function sortBy(side: readonly MapNode[], other: readonly MapNode[], near: ReturnType<typeof neighborsOf>): MapNode[] {
  const place = new Map(other.map(({ id }, i) => [id, i]))
  const mean = ({ id }: MapNode) => {
    const tied = (near.get(id) ?? []).filter((one) => place.has(one.id))
    const weight = tied.reduce((sum, one) => sum + one.weight, 0)
    return weight === 0 ? Infinity : tied.reduce((sum, one) => sum + place.get(one.id)! * one.weight, 0) / weight
  }
  const means = new Map(side.map((node) => [node.id, mean(node)]))
  return side.toSorted((a, b) => {
    const [one, two] = [means.get(a.id)!, means.get(b.id)!]
    return one === two ? 0 : one - two
  })
}
