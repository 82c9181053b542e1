import type { RepresentativeDuty } from './representative.schema.ts'

/** At which partners of the demonstration somebody is named, and for what. */
export const demoContacts: readonly { organization: string; duties: readonly RepresentativeDuty[] }[] = [
  { organization: 'Harbor Point Medical Center', duties: ['main contact', 'education'] },
  { organization: 'Corran Valley Hospital', duties: ['quality data'] },
]
