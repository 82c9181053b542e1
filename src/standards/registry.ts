/**
 * An outside rule that our code stands on: its title in our words, the edition we read, and where it can be read.
 * `keptByHand` says how a rule is kept that no code can keep for the office.
 */
export type Standard = { title: string; edition: string; link: string; keptByHand?: string }

/** Every rule that code may cite with `@source`, by dotted id. Old editions stay; a new edition is a new row. */
export const standards: Record<string, Standard> = {
  'ama.pra.increment': {
    title: 'AMA PRA credit is designated and claimed in steps of a quarter hour',
    edition: 'AMA PRA booklet, as aligned with the accreditor in September 2017',
    link: 'https://accme.org/cme-collaborations/ama-alignment',
  },
}
