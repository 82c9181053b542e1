import { z } from 'zod'
import { act } from '../../http/api-act.ts'
import { readParts } from '../../http/api-read.ts'
import type { Route } from '../../http/route.ts'
import { type Decision, type Missing, allow, missing } from '../../kernel/decision.ts'
import type { MergeRule } from '../../kernel/merge-rule.ts'
import { idShape, instantShape } from '../../kernel/shape.ts'
import type { Tx } from '../../platform/database.ts'
import { mergeRecords, undoMerge } from './merge.commands.ts'
import { mergeInput, undoInput } from './merge.schema.ts'
import { findMerge, findMergeable, listMerges } from './merge.store.ts'

const path = '/api/v1/organizations/:organizationId/merges'

const mergeRecord = z
  .object({
    id: idShape,
    keptId: idShape,
    goneId: idShape,
    goneName: z.string(),
    undoneAt: instantShape.nullable(),
  })
  .meta({ id: 'OrganizationMerge', description: 'A record of an organization that went into another' })

const common = { may: 'people.record', noun: 'Organizations', output: mergeRecord } as const

/** Two records of one organization become one, and two again, for programs. Who is one person is decided by people. */
export const mergeApi = (rules: readonly MergeRule[]): Route[] => [
  readParts({
    ...common,
    path,
    says: 'Tells which records went into this one and still are one with it',
    item: mergeRecord,
    find: async ({ db }, { organizationId }) =>
      (await findMergeable(db, 'organization', organizationId!)) &&
      (await listMerges(db, 'organization', organizationId!)).map((merge) => ({ ...merge, undoneAt: null })),
  }),
  act({
    ...common,
    path,
    says: 'Makes another record one with this one, which stays; the other goes',
    body: mergeInput,
    act: async (tx, { params: { organizationId }, body: { otherId, why } }) => {
      const merge = { kind: 'organization', keptId: organizationId!, goneId: otherId, why } as const
      const decision = await mergeRecords(tx, merge, rules)
      return decision === missing || !decision.ok ? decision : readBack(tx, decision.value)
    },
  }),
  act({
    ...common,
    path: `${path}/:mergeId/withdrawal`,
    says: 'Makes them two again, row by row',
    body: undoInput,
    act: async (tx, { params: { organizationId, mergeId }, body }) => {
      const merge = await findMerge(tx, mergeId!)
      if (merge?.kind !== 'organization' || merge.keptId !== organizationId) return missing
      const decision = await undoMerge(tx, mergeId!, body.why)
      return decision === missing || !decision.ok ? decision : readBack(tx, mergeId!)
    },
  }),
]

async function readBack(tx: Tx, mergeId: string): Promise<Decision<z.input<typeof mergeRecord>> | Missing> {
  const merge = await findMerge(tx, mergeId)
  return merge ? allow(merge) : missing
}
