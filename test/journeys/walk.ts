import type { ServedOffice } from './served-office.ts'
import type { Walker } from './walker.ts'

/** What the stations of a journey pass on to each other: the office, the window, and where things stand. */
export type Walk = {
  office: ServedOffice
  walker: Walker
  /** The address of the gap, once it is raised. */
  gap: string
  /** The address of the plan of the activity, once it is begun. */
  plan: string
}

/** The number at the end of an address of ours. */
export function idIn(path: string): string {
  return path.split('/').at(-1)!
}
