/** A place in a list of newest first, as the API goes through it: the instant and the id after which the list goes on. */
export type Place = { at: Date; id: string }
