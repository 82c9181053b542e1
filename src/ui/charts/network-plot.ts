import { breakWords, type Line, lineHeight, linesAround, tenth } from './labels.ts'
import { type MapNode, orderSides, type Tie } from './network-order.ts'
import { letter, type Room } from './room.ts'

export type NetworkInput = { nodes: MapNode[]; ties: Tie[] }

/** A node, laid out: `x` in percent, `y` in pixels, its words beside it. */
export type NodePlace = { node: MapNode; x: number; y: number; lines: Line[]; ties: number }

/** A tie, laid out: a curve (x in percent, y in pixels) of one of three weights. */
export type TiePlace = { path: string; weight: 1 | 2 | 3 }

const wide: Record<Room, number> = { near: 288, far: 640 }
/** Where the points of each side stand, in percent of the width. */
const sides: Record<Room, { left: number; right: number }> = {
  near: { left: 52, right: 70 },
  far: { left: 46, right: 70 },
}
const apart = 8

/**
 * Lays a map out, always the same way: nodes in one column or two, in the order in which the fewest ties cross, top to bottom
 * as they are read; between two columns ties are curves, within one they are arcs.
 */
export function placeNetwork({ nodes, ties }: NetworkInput, room: Room) {
  const ids = new Set(nodes.map(({ id }) => id))
  const known = ties.filter(({ from, to }) => from !== to && ids.has(from) && ids.has(to))
  const { left, right } = orderSides(nodes, known)
  const at = right.length === 0 ? { left: besideWords(left, room), right: 100 } : sides[room]
  const letters = {
    left: (at.left / 100) * (wide[room] / letter) - 2,
    right: ((100 - at.right) / 100) * (wide[room] / letter) - 2,
  }
  const [first, second] = [columnOf(left, letters.left), columnOf(right, letters.right)]
  const height = Math.max(first.height, second.height, 24)
  const count = (id: string) => known.filter((tie) => tie.from === id || tie.to === id).length
  const place = (x: number, column: Column) =>
    column.rows.map(({ node, lines, middle }, i): NodePlace => {
      const room = column.rows.length > 1 ? (height - column.height) / (column.rows.length - 1) : 0
      const y = tenth(middle + (column.rows.length > 1 ? room * i : (height - column.height) / 2))
      return { node, x, y, lines: linesAround(lines, y), ties: count(node.id) }
    })
  const placed = [...place(at.left, first), ...place(at.right, second)]
  const spots = new Map(placed.map((spot) => [spot.node.id, spot]))
  const strongest = Math.max(1, ...known.map(({ weight = 1 }) => weight))
  const curves = known.map(({ from, to, weight = 1 }): TiePlace => {
    const share = weight / strongest
    const strength = strongest === 1 ? 2 : share > 2 / 3 ? 3 : share > 1 / 3 ? 2 : 1
    return { path: curveOf(spots.get(from)!, spots.get(to)!), weight: strength }
  })
  return { nodes: placed, ties: curves, height: tenth(height) }
}

/** Where the points of the only column stand: just after the longest of their words. */
function besideWords(nodes: readonly MapNode[], room: Room): number {
  const longest = Math.max(0, ...nodes.map(({ label }) => label.length)) + 3
  return tenth(Math.min(62, ((longest * letter) / wide[room]) * 100))
}

type Column = { rows: { node: MapNode; lines: string[]; middle: number }[]; height: number }

function columnOf(nodes: readonly MapNode[], letters: number): Column {
  let top = 0
  const rows = nodes.map((node) => {
    const lines = breakWords(node.label, letters, 4)
    const size = Math.max(lines.length * lineHeight, 16) + apart
    const middle = top + size / 2
    top += size
    return { node, lines, middle }
  })
  return { rows, height: top }
}

/** Across: a curve that leaves and arrives level. Within a column: an arc to the right, wider the farther the two are apart. */
function curveOf(a: NodePlace, b: NodePlace): string {
  const [one, other] = a.x <= b.x ? [a, b] : [b, a]
  if (one.x !== other.x) {
    const half = tenth((one.x + other.x) / 2)
    return `M${one.x} ${one.y}C${half} ${one.y} ${half} ${other.y} ${other.x} ${other.y}`
  }
  const reach = tenth(Math.min(100, one.x + 6 + Math.abs(one.y - other.y) / 12))
  return `M${one.x} ${one.y}C${reach} ${one.y} ${reach} ${other.y} ${other.x} ${other.y}`
}
