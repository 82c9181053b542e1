import type { Walker } from './walker.ts'

/** The office that is walked, as far as those who walk reach it: where it listens, its clock and its worker. */
export type WalkedOffice = {
  /** Where it listens, without a slash at the end. */
  url: string
  /** The clock stands at this moment. */
  setNow(instant: string): void | Promise<void>
  /** A later moment: so many days from where the clock stands. */
  passDays(days: number): void | Promise<void>
  /** Comes back when nothing that is due waits to be done. */
  work(): Promise<void>
}

/** What the stations of a journey pass on to each other: the office, the window, and where things stand. */
export type Walk = {
  office: WalkedOffice
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
