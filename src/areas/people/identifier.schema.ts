/** @check people_identifier.kind */
export const identifierKinds = ['ORCID', 'e-Profile', 'employee number', 'student number'] as const
export type IdentifierKind = (typeof identifierKinds)[number]

/** Whatever one person can be found by. A license has its state: "MA". */
export type Identifier =
  { kind: 'e-mail' | 'NPI' | IdentifierKind; value: string } | { kind: 'license'; state: string; value: string }

/** Who an identifier leads to. */
export type IdentifierHit = { personId: string; kind: Identifier['kind']; value: string; state: string | null }
