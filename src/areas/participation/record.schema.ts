/** @check participation_entry.kind */
export const entryKinds = ['started', 'read', 'tested', 'completed', 'observed'] as const
export type EntryKind = (typeof entryKinds)[number]

/**
 * One thing that happened: what (the module, the attempt) in words, and by its id where it has one (`subjectId`), how long in
 * whole minutes, and how well. Points and minutes are null where they do not apply.
 */
export type Entry = {
  kind: EntryKind
  what: string
  subjectId?: string | null
  minutes?: number | null
  points?: number | null
  possible?: number | null
  isPassed?: boolean | null
}
