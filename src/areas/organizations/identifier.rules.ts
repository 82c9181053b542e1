import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import { isNpi } from '../../kernel/npi.ts'
import type { OrganizationIdentifierKind } from './identifier.schema.ts'

/** Letters and digits of ROR, each standing for its place; i, l, o and u are not among them. */
const rorSigns = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * Is this an identifier of ROR, without its address: nine signs that begin with 0 and end with two check digits?
 *
 * @source ror.check
 */
export function isRor(text: string): boolean {
  if (!/^0[0-9a-hjkmnp-tv-z]{6}\d{2}$/.test(text)) return false
  const number = [...text.slice(1, 7)].reduce((sum, sign) => sum * 32 + rorSigns.indexOf(sign), 0)
  return 98 - ((number * 100) % 97) === Number(text.slice(7))
}

/**
 * Is this the number of a hospital or center at Medicare? It has no check digit, so only its form is looked at.
 *
 * @source cms.ccn
 */
export function isCcn(text: string): boolean {
  return /^\d{2}[0-9A-Z]\d{3}$/.test(text)
}

type Form = { source: string; wrong: string; read: (typed: string) => string | null }

const digits = (typed: string) => typed.replace(/[\s-]/g, '')

/** How each number is written, and what to say of one that is not. */
const forms: Record<Exclude<OrganizationIdentifierKind, 'other'>, Form> = {
  CCN: {
    source: 'cms.ccn',
    wrong: 'A CCN has six signs: two digits of the state, a digit or letter, three digits, such as 220001.',
    read: (typed) => (isCcn(digits(typed).toUpperCase()) ? digits(typed).toUpperCase() : null),
  },
  NPI: {
    source: 'pars.npi',
    wrong: 'This is no NPI: it has ten digits, and the last one fits the others. Look at it again.',
    read: (typed) => (isNpi(digits(typed)) ? digits(typed) : null),
  },
  'ACCME provider ID': {
    source: 'pars.ids',
    wrong: 'A provider ID at the ACCME has seven digits, with the zeros at its beginning, such as 0001234.',
    read: (typed) => (/^\d{7}$/.test(digits(typed)) ? digits(typed) : null),
  },
  ROR: {
    source: 'ror.check',
    wrong: 'This is no identifier of ROR: its last two digits do not fit the signs before them. Look at it again.',
    read: (typed) => {
      const signs = typed.toLowerCase().replace(/^(https?:\/\/)?ror\.org\//, '')
      return isRor(signs) ? signs : null
    },
  },
}

/**
 * A number as it is kept and looked for, or a refusal: `organization/wrong-number` where it is not written as such numbers
 * are, `organization/whose-number` for another number without saying whose it is.
 *
 * @source cms.ccn
 * @source pars.npi
 * @source ror.check
 */
export function decideNumber(
  kind: OrganizationIdentifierKind,
  typed: string,
  issuer: string,
): Decision<{ kind: OrganizationIdentifierKind; issuer: string; value: string }> {
  if (kind === 'other') {
    const message = 'Say whose number it is, such as the state’s board of licensure'
    if (issuer === '') return refuse({ code: 'organization/whose-number', field: 'issuer', message })
    return allow({ kind, issuer, value: typed.trim() })
  }
  const { source, wrong, read } = forms[kind]
  const value = read(typed.trim())
  if (value === null) return refuse({ code: 'organization/wrong-number', source, field: 'value', message: wrong })
  return allow({ kind, issuer: '', value })
}
