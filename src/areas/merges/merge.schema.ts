import { z } from 'zod'

/** @check merges_merge.kind */
export const mergeKinds = ['person', 'organization'] as const
export type MergeKind = (typeof mergeKinds)[number]

/** The table a kind stands in. */
export const tablesOf: Record<MergeKind, string> = {
  person: 'people_person',
  organization: 'organizations_organization',
}

/** Where records of a kind are looked at. */
export const pathsOf: Record<MergeKind, string> = { person: '/people', organization: '/organizations' }

/** What may be taken over from the record that goes where the one that stays has nothing; those of a group together. */
export const filledOf: Record<MergeKind, string[][]> = {
  person: [['birth_month', 'birth_day'], ['npi'], ['degree'], ['specialty'], ['state']],
  organization: [['city'], ['state'], ['parent_id'], ['street', 'postal_code'], ['web']],
}

/** What a merge by hand sends. */
export const mergeInput = z.object({
  otherId: z.uuid('Say which record goes'),
  why: z.string().trim().min(1, 'Say why they are one').max(300, 'Enter at most 300 letters'),
})

/** What undoing one sends. */
export const undoInput = z.object({
  why: z.string().trim().min(1, 'Say why they are two').max(300, 'Enter at most 300 letters'),
})

/** Two records that become one. */
export type Merge = { kind: MergeKind; keptId: string; goneId: string; why: string }

/** A merge as pages tell it. */
export type MergeLine = {
  id: string
  kind: MergeKind
  keptId: string
  goneId: string
  goneName: string
  why: string
  at: Date
  by: string | null
}

/** Someone who may be the same person, and why it looks so. */
export type Suspect = {
  id: string
  givenName: string
  familyName: string
  email: string
  profession: string
  because: string
}
