import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import { linksPerHour } from './sign-in.schema.ts'

/** A change of someone's address by hand: whose it is, and who wants it. */
export type AddressChange = { name: string; isOwn: boolean; byAdministrator: boolean; hasHadRole: boolean }

/**
 * May this person's address be changed by hand? Whoever reads the mail of an address can sign in as its owner and open what
 * is sent to them, so nobody changes their own unproved (refusal `person/own-address`), and the office does not change that
 * of someone who has or had a role (`person/address-of-role`); an administrator does.
 *
 * @source office.people.address
 */
export function decideAddressChange({ name, isOwn, byAdministrator, hasHadRole }: AddressChange): Decision<void> {
  if (isOwn) {
    const message = 'Change your own address under You: we send a link to the new one first.'
    return refuse({ code: 'person/own-address', source: 'office.people.address', field: 'email', message })
  }
  if (hasHadRole && !byAdministrator) {
    const message = `${name} has a role here, or had one, and who reads their mail can act as them. They change it themselves under You, or an administrator changes it here.`
    return refuse({ code: 'person/address-of-role', source: 'office.people.address', field: 'email', message })
  }
  return allow(undefined)
}

/**
 * May a person be sent one more link to a new address? So many an hour, as with links to sign in, so that nobody fills a
 * stranger's mailbox: refusal `address/too-many`.
 *
 * @param asked links this person asked for within the last hour
 * @source office.people.address
 */
export function decideAddressLink(asked: number): Decision<void> {
  if (asked < linksPerHour) return allow(undefined)
  const message = `You asked for ${linksPerHour} links within the hour. Open the newest, or ask again later.`
  return refuse({ code: 'address/too-many', source: 'office.people.address', field: 'email', message })
}

/** Is this the same address, in whatever case it was typed? */
export function isSameAddress(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase()
}
