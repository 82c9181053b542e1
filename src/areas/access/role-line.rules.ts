import { dayOf, showShortDay } from '../../kernel/dates.ts'
import { capital } from '../../kernel/words.ts'
import type { RoleGrant, RoleLine } from './role.schema.ts'

/**
 * A grant as pages tell it: its days at the office, and in a sentence who gave, extended and ended it, and why. One whose day has come is over,
 * whether or not that was written down yet.
 *
 * @source office.people.role
 */
export function readGrant(grant: RoleGrant, timeZone: string, now: Date): RoleLine {
  const day = (at: Date | null) => at && dayOf(at, timeZone)
  const isOver = grant.endedAt === null && grant.endsAt !== null && grant.endsAt <= now
  const given = showAct('Given', grant.giver, grant.why)
  const extended = grant.extensions.map(({ at, by, why }) =>
    showAct(`Extended on ${showShortDay(dayOf(at, timeZone))}`, by, why),
  )
  return {
    ...{ id: grant.id, role: grant.role, scope: grant.scope },
    since: dayOf(grant.grantedAt, timeZone),
    until: day(grant.endedAt) ?? (isOver ? day(grant.endsAt) : null),
    endsOn: day(grant.endsAt),
    said: [given, ...extended].join('. '),
    saidEnd: grant.endedAt ? showAct('Ended', grant.ender, grant.endedWhy) : isOver ? 'Ended on its day' : '',
  }
}

function showAct(act: string, by: string | null, why: string | null): string {
  return [`${act} by ${by ?? 'the office'}`, why && capital(why.replace(/\.$/, ''))].filter(Boolean).join('. ')
}
