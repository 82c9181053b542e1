/** A chart is drawn twice, for a phone and for a wide page, and the stylesheet shows the one that fits its container. */
export type Room = 'near' | 'far'

/** What a letter of a chart's words is taken to be wide, in pixels; rather too much than too little. */
export const letter = 7

/** Where a number stands on its axis, in percent; the middle where the axis has no length. */
export function placeOn(from: number, to: number): (value: number) => number {
  return (value) => (to === from ? 50 : Math.round(((value - from) / (to - from)) * 1000) / 10)
}
