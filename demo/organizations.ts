import { recordNumber } from '../src/areas/organizations/identifier.commands.ts'
import {
  describeOrganization,
  openOrganization,
  recordOrganization,
} from '../src/areas/organizations/organization.commands.ts'
import { type DemoOrganization, demoOrganizations } from '../src/areas/organizations/organization.demo.ts'
import { beginPartnership } from '../src/areas/organizations/partnership.commands.ts'
import { timedWork } from '../src/platform/office.ts'
import type { Tx } from '../src/platform/database.ts'
import { type PastOffice, must } from './clock.ts'

/** Records the school, its departments and the organizations around it; returns their ids by name. */
export async function buildOrganizations(office: PastOffice): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const one of demoOrganizations) ids.set(one.name, await office.write(timedWork, (tx) => record(tx, one)))
  return ids
}

async function record(tx: Tx, one: DemoOrganization): Promise<string> {
  const { name, kind, city, parent = null, web = null } = one
  const facts = { name, kind, city, parent, web, state: 'MA', street: null, postalCode: null, country: 'USA' }
  const isSchool = kind === 'school'
  const first = one.formerName ?? name
  const id = isSchool
    ? await recordOrganization(tx, { name: first, kind, city, state: 'MA', isProvider: true })
    : must(await openOrganization(tx, { ...facts, name: first }))
  if (isSchool || first !== name) must(await describeOrganization(tx, id, { ...facts, named: 'renamed' }))
  for (const [identifierKind, value] of one.numbers ?? [])
    must(await recordNumber(tx, id, { identifierKind, value, issuer: '' }))
  if (one.partner) {
    const { kind: partnershipKind, ...agreed } = one.partner
    must(
      await beginPartnership(tx, id, {
        ...agreed,
        partnershipKind,
        isFreeOfCompanies: partnershipKind === 'joint provider',
      }),
    )
  }
  return id
}
