import type { Standards } from './standard.ts'

/** The AMA's rules for AMA PRA Category 1 Credit. */
export const amaStandards: Standards = {
  'ama.pra.increment': {
    title: 'Credit is designated and claimed in steps of a quarter hour',
    edition: 'AMA PRA credit system, as aligned with the accreditor in September 2017',
    link: 'https://accme.org/cme-collaborations/ama-alignment',
  },
}
