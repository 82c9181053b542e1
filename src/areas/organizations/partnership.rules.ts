import type { LocalDate } from '../../kernel/dates.ts'
import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import type { PartnershipInput, PartnershipKind } from './partnership.schema.ts'

/** Who provides education with us must not be an ineligible company. @source accme.si.eligibility */
const providing: readonly PartnershipKind[] = ['joint provider', 'co-provider']

/**
 * May the office begin this with an organization? Not with itself (`partner/self`), not with one that was retired
 * (`partner/retired`), not twice at a time (`partner/known`). Who provides education with us is asked whether it is free of
 * companies whose products are used by or on patients (`partner/company`).
 *
 * @source accme.si.eligibility
 */
export function decidePartnership(
  organization: { name: string; isProvider: boolean; isRetired: boolean },
  asked: PartnershipInput,
  known: readonly { kind: PartnershipKind; until: LocalDate | null }[],
): Decision<void> {
  const no = (code: string, field: string, message: string, source?: string) =>
    refuse({ code: `partner/${code}`, source, field, message })
  const { name } = organization
  if (organization.isProvider)
    return no('self', 'partnershipKind', 'This is the school itself, and no partner of itself.')
  if (organization.isRetired)
    return no('retired', 'partnershipKind', `${name} was retired. Take it up again first, or choose another.`)
  if (known.some(({ kind, until }) => kind === asked.partnershipKind && until === null))
    return no('known', 'partnershipKind', `${name} is a ${asked.partnershipKind} already. End that one first.`)
  if (providing.includes(asked.partnershipKind) && !asked.isFreeOfCompanies) {
    const message =
      'Who provides education with us makes and sells nothing that is used by or on patients. Look it up, and tick the box.'
    return no('company', 'isFreeOfCompanies', message, 'accme.si.eligibility')
  }
  return allow(undefined)
}

/** Does it end on a day that is not before its first (`partner/before`)? What ended stays so (`partner/ended`). */
export function decideEnding(
  partnership: { since: LocalDate; until: LocalDate | null },
  until: LocalDate,
): Decision<void> {
  if (partnership.until !== null)
    return refuse({ code: 'partner/ended', field: 'until', message: 'It has ended already.' })
  if (until < partnership.since)
    return refuse({ code: 'partner/before', field: 'until', message: 'Enter a day that is not before its first.' })
  return allow(undefined)
}
