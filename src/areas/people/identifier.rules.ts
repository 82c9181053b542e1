import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import type { IdentifierKind } from './identifier.schema.ts'
import { isNpi } from '../../kernel/npi.ts'

/**
 * Is this an ORCID: sixteen signs in four groups, the last of which is the check digit by ISO 7064 mod 11-2 (X stands for 10)?
 *
 * @source orcid.check
 */
export function isOrcid(text: string): boolean {
  const signs = text.replaceAll('-', '')
  if (!/^\d{15}[\dX]$/.test(signs)) return false
  const total = [...signs.slice(0, 15)].reduce((sum, digit) => (sum + Number(digit)) * 2, 0)
  const check = (12 - (total % 11)) % 11
  return signs.at(-1) === (check === 10 ? 'X' : String(check))
}

/**
 * An identifier as it is kept and looked for, or refusal `identifier/wrong`: an ORCID in its four groups, without the address
 * before it; an e-Profile of six or seven digits; numbers of the school as they are.
 *
 * @source orcid.check
 */
export function decideIdentifier(kind: IdentifierKind, typed: string): Decision<string> {
  const value = typed.trim().replace(/^https?:\/\/orcid\.org\//i, '')
  const wrong = (message: string) =>
    refuse({ code: 'identifier/wrong', source: 'orcid.check', field: 'value', message })
  if (kind === 'ORCID') {
    const signs = value.toUpperCase().replaceAll('-', '')
    if (!isOrcid(signs)) return wrong('This is no ORCID: its last sign does not fit the others. Look at it again.')
    return allow(signs.match(/.{4}/g)!.join('-'))
  }
  if (kind === 'e-Profile' && !/^\d{6,7}$/.test(value)) return wrong('An NABP e-Profile ID has six or seven digits.')
  return value.length > 0 && value.length <= 40 ? allow(value) : wrong('Enter at most 40 characters.')
}

/** Is this NPI, where one is given, made as NPIs are? Refusal `person/wrong-npi`. @source pars.npi */
export function decideNpi(npi: string | null): Decision<void> {
  if (npi === null || isNpi(npi)) return allow(undefined)
  const message = 'This is no NPI: its last digit does not fit the others. Look at it again.'
  return refuse({ code: 'person/wrong-npi', source: 'pars.npi', field: 'npi', message })
}
