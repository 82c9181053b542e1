import { z } from 'zod'

/** An instant as programs are told it: "2026-03-02T15:00:00.000Z". */
export const instantShape = z
  .date()
  .transform((at) => at.toISOString())
  .pipe(z.iso.datetime())

/** A day: "2026-03-02". */
export const dayShape = z.iso.date()

/** The key of a record. */
export const idShape = z.uuid()

/** A person or thing by name, where there is more to it than the name. */
export const namedShape = z.object({ id: z.uuid(), name: z.string() })

/** A place in a list by time: the instant and key of the last record shown. */
export const timePlace = z.object({ at: z.coerce.date(), id: z.uuid() })

/** What was made, by its key. */
export const madeShape = z.object({ id: z.uuid() })
