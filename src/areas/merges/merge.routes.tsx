import type { MergeRule } from '../../kernel/merge-rule.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { listShares } from '../../platform/repoint.ts'
import { seeOther, showPage } from '../../http/answer.ts'
import { one, readForm, statusOf } from '../../http/form.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import type { Errors } from '../../ui/errors.ts'
import { findOwnerOfEmail } from '../people/person.store.ts'
import { listFactsOfBoth, listPairs, listSuspects } from './duplicate.store.ts'
import { mergeRecords, sayDistinct, undoMerge } from './merge.commands.ts'
import { decideMerge } from './merge.rules.ts'
import { mergeInput, pathsOf, undoInput } from './merge.schema.ts'
import { findMerge, findMergeable, hasHadRole } from './merge.store.ts'
import { ChoosePage, ComparePage, PairsPage, UndoRefusedPage } from './merge.view.tsx'

const mostPairs = 100

/** People whom the office may know twice. */
export const duplicateRoutes: Route[] = [
  {
    method: 'GET',
    path: '/people/duplicates',
    may: 'people.record',
    handle: async (visit) => {
      const body = <PairsPage pairs={await listPairs(visit.db, mostPairs)} most={mostPairs} />
      return showPage({ face: 'office', title: 'Known twice?', current: '/people', body })
    },
  },
  {
    method: 'POST',
    path: '/people/:personId/distinctions',
    may: 'people.record',
    handle: async (visit) => {
      const [personId, otherId] = [visit.params.personId!, one(visit.form, 'otherId')]
      if (!isId(personId) || !isId(otherId)) return missing
      const decision = await visit.write((tx) => sayDistinct(tx, 'person', personId, otherId))
      return decision === missing ? missing : seeOther(`/people/${personId}`)
    },
  },
  {
    method: 'POST',
    path: '/merges/:mergeId/withdrawal',
    may: 'people.record',
    handle: async (visit) => {
      const mergeId = visit.params.mergeId!
      const merge = isId(mergeId) ? await findMerge(visit.db, mergeId) : undefined
      if (!merge) return missing
      const href = `${pathsOf[merge.kind]}/${merge.keptId}`
      const refused = (says: string) => {
        const body = <UndoRefusedPage href={href} says={says} />
        return showPage({ face: 'office', title: 'They are one as before', status: 422, body })
      }
      const read = readForm(undoInput, visit.form)
      if (!read.ok) return refused(read.errors.why!)
      const decision = await visit.write((tx) => undoMerge(tx, mergeId, read.data.why))
      if (decision === missing) return missing
      return decision.ok ? seeOther(`${pathsOf[merge.kind]}/${merge.goneId}`) : refused(decision.refusal.message)
    },
  },
]

/** Two records of one person become one. */
export const mergeRoutes = (rules: readonly MergeRule[]): Route[] => [
  {
    method: 'GET',
    path: '/people/:personId/merge',
    may: 'people.record',
    handle: async (visit) => {
      const asked = visit.query.with ?? ''
      const otherId = await findAsked(visit, asked)
      return otherId ? showCompare(visit, rules, { otherId, typed: '', errors: {} }) : showChoose(visit, asked)
    },
  },
  {
    method: 'POST',
    path: '/people/:personId/merge',
    may: 'people.record',
    handle: async (visit) => {
      const keptId = visit.params.personId!
      const otherId = one(visit.form, 'otherId')
      if (!isId(keptId) || !isId(otherId)) return missing
      const read = readForm(mergeInput, visit.form)
      const typed = one(visit.form, 'why')
      if (!read.ok) return showCompare(visit, rules, { otherId, typed, errors: read.errors })
      const merge = { kind: 'person', keptId, goneId: read.data.otherId, why: read.data.why } as const
      const decision = await visit.write((tx) => mergeRecords(tx, merge, rules))
      if (decision === missing) return missing
      if (decision.ok) return seeOther(`/people/${keptId}#merged`)
      return showCompare(visit, rules, { otherId, typed, errors: { why: decision.refusal.message } })
    },
  },
]

/** The other record by its id or address; undefined when nothing that was typed leads to one. */
async function findAsked(visit: Visit, asked: string): Promise<string | undefined> {
  if (isId(asked)) return (await findMergeable(visit.db, 'person', asked)) ? asked : undefined
  return asked.includes('@') ? (await findOwnerOfEmail(visit.db, asked))?.id : undefined
}

async function showChoose(visit: Visit, typed: string) {
  const personId = visit.params.personId!
  const person = isId(personId) ? await findMergeable(visit.db, 'person', personId) : undefined
  if (!person) return missing
  const suspects = await listSuspects(visit.db, personId)
  const error = typed === '' ? undefined : 'Nobody has this address. Look it up under People.'
  const body = (
    <ChoosePage name={person.name} href={`/people/${personId}`} typed={typed} error={error} suspects={suspects} />
  )
  return showPage({ face: 'office', title: `Another record of ${person.name}`, current: '/people', body })
}

type Asked = { otherId: string; typed: string; errors: Errors }

async function showCompare(visit: Visit, rules: readonly MergeRule[], { otherId, typed, errors }: Asked) {
  const keptId = visit.params.personId!
  if (!isId(keptId)) return missing
  const both = [keptId, otherId]
  const [kept, gone] = await Promise.all(both.map((id) => findMergeable(visit.db, 'person', id)))
  if (!kept || !gone) return missing
  const [facts, shares, hasRole] = await Promise.all([
    listFactsOfBoth(visit.db, keptId, otherId),
    listShares(visit.db, { table: 'people_person', keptId, goneId: otherId }),
    hasHadRole(visit.db, both),
  ])
  const visitor = visitorOf(visit)
  const decision = decideMerge(
    {
      kind: 'person',
      isSame: keptId === otherId,
      isOwn: both.includes(visitor.id),
      isProvider: false,
      isKin: false,
      hasHadRole: hasRole,
      byAdministrator: visitor.roles.includes('administrator'),
      shares,
    },
    rules,
  )
  const moved = new Set(shares.map(({ table }) => table))
  const body = (
    <ComparePage
      kept={{ name: kept.name, href: `/people/${keptId}` }}
      gone={{ id: otherId, name: gone.name, href: `/people/${otherId}` }}
      facts={facts}
      shares={shares}
      settled={[...new Set(rules.filter(({ table }) => moved.has(table)).map(({ says }) => says))]}
      forbids={decision.ok ? null : decision.refusal.message}
      stamp={visit.stamp()}
      typed={typed}
      errors={decision.ok ? errors : {}}
      mayDistinguish={keptId !== otherId}
    />
  )
  return showPage({ face: 'office', title: 'Are these one?', current: '/people', status: statusOf(errors), body })
}
