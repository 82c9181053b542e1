import { dayOf } from '../../kernel/dates.ts'
import type { RoleGrant, RoleLine } from './role.schema.ts'

/** A grant as pages tell it: its days at the office, and in a sentence who gave and ended it, and why. @source office.people.role */
export function readGrant(grant: RoleGrant, timeZone: string): RoleLine {
  return {
    id: grant.id,
    role: grant.role,
    since: dayOf(grant.grantedAt, timeZone),
    until: grant.endedAt && dayOf(grant.endedAt, timeZone),
    said: showAct('Given', grant.giver, grant.why),
    saidEnd: grant.endedAt ? showAct('Ended', grant.ender, grant.endedWhy) : '',
  }
}

function showAct(act: string, by: string | null, why: string | null): string {
  return [`${act} by ${by ?? 'the office'}`, why].filter(Boolean).join('. ')
}
