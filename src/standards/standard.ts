/**
 * An outside rule that our code stands on: its title in our words, the edition we read, and where it can be read.
 * `keptByHand` says how a rule is kept that no code can keep for the office.
 */
export type Standard = { title: string; edition: string; link: string; keptByHand?: string }

/** Rules by dotted id, such as `accme.si.3.2`. Old editions stay; a new edition is a new row. */
export type Standards = Record<string, Standard>
