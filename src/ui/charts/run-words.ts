/** Words above a chart: what they say, and where along the axis (0 to 100) the upright stands that they belong to. */
export type Flag = { at: number; says: string }

/** Where such words stand: how many lines above the plot, and from which point to which side they run. */
export type FlagPlace = { row: number; x: number; anchor: 'start' | 'end' }

/**
 * Places for words above a plot so many pixels wide: beside their upright where there is room, else flush with the
 * nearer edge, each on the lowest line where it meets no other. Those that run to the right are placed from the right,
 * so that no upright crosses the words of another.
 */
export function placeFlags(flags: Flag[], room: number, letter = 7): FlagPlace[] {
  const rows: { left: number; right: number }[][] = []
  const sides = flags.map((flag, i) => ({
    i,
    at: flag.at,
    wide: flag.says.length * letter,
    ...sideOf(flag, room, letter),
  }))
  const order = [
    ...sides.filter((side) => side.anchor === 'start').sort((a, b) => b.at - a.at),
    ...sides.filter((side) => side.anchor === 'end').sort((a, b) => a.at - b.at),
  ]
  const places: FlagPlace[] = []
  for (const { i, wide, x, anchor } of order) {
    const left = anchor === 'start' ? (x / 100) * room : (x / 100) * room - wide
    const box = { left, right: left + wide }
    let row = rows.findIndex((taken) =>
      taken.every((other) => box.right + 10 < other.left || box.left > other.right + 10),
    )
    if (row < 0) row = rows.push([]) - 1
    rows[row]!.push(box)
    places[i] = { row, x, anchor }
  }
  return places
}

function sideOf({ at, says }: Flag, room: number, letter: number): Omit<FlagPlace, 'row'> {
  const wide = says.length * letter
  const x = (at / 100) * room
  const [fitsRight, fitsLeft] = [x + wide <= room, x - wide >= 0]
  if (fitsRight && (x < room / 2 || !fitsLeft)) return { x: at, anchor: 'start' }
  if (fitsLeft) return { x: at, anchor: 'end' }
  return x < room / 2 ? { x: 0, anchor: 'start' } : { x: 100, anchor: 'end' }
}

/** Words that belong to a level line inside a plot, in percent of its height from the top. */
export type Level = { y: number; says: string }

/** Where such words stand: at the start, middle or end of the line, above or below it. */
export type LevelPlace = { x: 0 | 50 | 100; anchor: 'start' | 'middle' | 'end'; below: boolean }

type Plot = { points: { x: number; y: number }[]; room: number; height: number; letter?: number }
type Box = { left: number; right: number; top: number; bottom: number }

const spots = [0, 50, 100] as const
const anchors = { 0: 'start', 50: 'middle', 100: 'end' } as const

/** The least crowded place along each line: away from the curve, from the edges of the plot, and from one another. */
export function placeLevels(levels: Level[], plot: Plot): LevelPlace[] {
  const curve = alongCurve(plot)
  const taken: Box[] = []
  return levels.map((level) => {
    const places = spots.flatMap((x) => [false, true].map((below) => ({ x, anchor: anchors[x], below })))
    const rated = places.map((place) => ({ place, box: boxAt(level, place, plot) }))
    const costOf = (box: Box) => curve.filter((point) => isIn(point, box)).length + crowding(box, taken, levels, plot)
    const best = rated.reduce((a, b) => (costOf(b.box) < costOf(a.box) ? b : a))
    taken.push(best.box)
    return best.place
  })
}

function boxAt(level: Level, place: LevelPlace, { room, height, letter = 7 }: Plot): Box {
  const wide = level.says.length * letter + 8
  const line = (level.y / 100) * height
  const left = place.x === 0 ? 0 : place.x === 50 ? (room - wide) / 2 : room - wide
  return place.below
    ? { left, right: left + wide, top: line + 3, bottom: line + 19 }
    : { left, right: left + wide, top: line - 19, bottom: line - 3 }
}

function crowding(box: Box, taken: Box[], levels: Level[], { height }: Plot): number {
  const others = taken.filter((other) => overlap(box, other)).length
  const lines = levels.filter(({ y }) => (y / 100) * height > box.top && (y / 100) * height < box.bottom).length
  const outside = box.top < -2 || box.bottom > height + 2 ? 1 : 0
  return others * 1000 + outside * 500 + lines * 3
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

function isIn({ x, y }: { x: number; y: number }, box: Box): boolean {
  return x > box.left - 4 && x < box.right + 4 && y > box.top - 4 && y < box.bottom + 4
}

function alongCurve({ points, room, height }: Plot) {
  const pixels = points.map(({ x, y }) => ({ x: (x / 100) * room, y: (y / 100) * height }))
  return pixels.flatMap((point, i) => {
    const next = pixels[i + 1]
    if (!next) return [point]
    return [0, 0.25, 0.5, 0.75].map((t) => ({
      x: point.x + (next.x - point.x) * t,
      y: point.y + (next.y - point.y) * t,
    }))
  })
}
