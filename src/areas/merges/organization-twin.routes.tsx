import type { MergeRule } from '../../kernel/merge-rule.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { listShares } from '../../platform/repoint.ts'
import { seeOther, showPage } from '../../http/answer.ts'
import { one, readForm, statusOf } from '../../http/form.ts'
import type { Route, Visit } from '../../http/route.ts'
import type { Errors } from '../../ui/errors.ts'
import { findOrganizationByName, listOrganizationNames } from '../organizations/organization.store.ts'
import { mergeRecords, sayDistinct } from './merge.commands.ts'
import { decideMerge } from './merge.rules.ts'
import { mergeInput, tablesOf } from './merge.schema.ts'
import { findMergeable } from './merge.store.ts'
import { ComparePage } from './merge.view.tsx'
import { isKin, listFactsOfBothOrganizations, listOrganizationSuspects } from './organization-twin.store.ts'
import { ChooseOrganizationPage } from './organization-twin.view.tsx'

const mostNames = 500

/** Two records of one organization become one. */
export const organizationTwinRoutes = (rules: readonly MergeRule[]): Route[] => [
  {
    method: 'GET',
    path: '/organizations/:organizationId/merge',
    may: 'people.record',
    handle: async (visit) => {
      const asked = visit.query.with ?? ''
      const found = isId(asked) ? { id: asked } : await findOrganizationByName(visit.db, asked)
      return found ? showCompare(visit, rules, found.id, '', {}) : showChoose(visit, asked)
    },
  },
  {
    method: 'POST',
    path: '/organizations/:organizationId/merge',
    may: 'people.record',
    handle: async (visit) => {
      const [keptId, otherId, typed] = [
        visit.params.organizationId!,
        one(visit.form, 'otherId'),
        one(visit.form, 'why'),
      ]
      if (!isId(keptId) || !isId(otherId)) return missing
      const read = readForm(mergeInput, visit.form)
      if (!read.ok) return showCompare(visit, rules, otherId, typed, read.errors)
      const merge = { kind: 'organization', keptId, goneId: otherId, why: read.data.why } as const
      const decision = await visit.write((tx) => mergeRecords(tx, merge, rules))
      if (decision === missing) return missing
      if (decision.ok) return seeOther(`/organizations/${keptId}#merged`)
      return showCompare(visit, rules, otherId, typed, { why: decision.refusal.message })
    },
  },
  {
    method: 'POST',
    path: '/organizations/:organizationId/distinctions',
    may: 'people.record',
    handle: async (visit) => {
      const [id, otherId] = [visit.params.organizationId!, one(visit.form, 'otherId')]
      if (!isId(id) || !isId(otherId)) return missing
      const decision = await visit.write((tx) => sayDistinct(tx, 'organization', id, otherId))
      return decision === missing ? missing : seeOther(`/organizations/${id}`)
    },
  },
]

async function showChoose(visit: Visit, typed: string) {
  const id = visit.params.organizationId!
  const kept = isId(id) ? await findMergeable(visit.db, 'organization', id) : undefined
  if (!kept) return missing
  const [suspects, names] = await Promise.all([
    listOrganizationSuspects(visit.db, id),
    listOrganizationNames(visit.db, mostNames),
  ])
  const error = typed === '' ? undefined : 'The office knows no organization of this name. Look it up in the list.'
  const body = (
    <ChooseOrganizationPage name={kept.name} href={`/organizations/${id}`} {...{ typed, error, suspects, names }} />
  )
  return showPage({ face: 'office', title: `Another record of ${kept.name}`, current: '/organizations', body })
}

async function showCompare(visit: Visit, rules: readonly MergeRule[], otherId: string, typed: string, errors: Errors) {
  const keptId = visit.params.organizationId!
  if (!isId(keptId)) return missing
  const [kept, gone] = await Promise.all([keptId, otherId].map((id) => findMergeable(visit.db, 'organization', id)))
  if (!kept || !gone) return missing
  const isSame = keptId === otherId
  const [facts, shares, areKin] = await Promise.all([
    listFactsOfBothOrganizations(visit.db, keptId, otherId),
    isSame ? [] : listShares(visit.db, { table: tablesOf.organization, keptId, goneId: otherId }),
    isKin(visit.db, keptId, otherId),
  ])
  const asked = {
    kind: 'organization' as const,
    isSame,
    isOwn: false,
    isProvider: gone.isProvider,
    isKin: areKin,
    hasHadRole: false,
  }
  const decision = decideMerge({ ...asked, byAdministrator: false, shares }, rules)
  const moved = new Set(shares.map(({ table }) => table))
  const body = (
    <ComparePage
      kept={{ name: kept.name, href: `/organizations/${keptId}` }}
      gone={{ id: otherId, name: gone.name, href: `/organizations/${otherId}` }}
      facts={facts}
      shares={shares}
      settled={[...new Set(rules.filter(({ table }) => moved.has(table)).map(({ says }) => says))]}
      forbids={decision.ok ? null : decision.refusal.message}
      stamp={visit.stamp()}
      typed={typed}
      errors={decision.ok ? errors : {}}
      mayDistinguish={!isSame && !areKin}
    />
  )
  const status = statusOf(errors)
  return showPage({ face: 'office', title: 'Are these one?', current: '/organizations', status, body })
}
