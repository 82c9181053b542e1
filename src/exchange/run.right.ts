import { type Grant, may } from '../http/permission.ts'
import type { Visitor } from '../http/route.ts'
import { type RunKind, runKinds } from './run.schema.ts'

const grants: Record<RunKind, { see: Grant; record: Grant }> = {
  people: { see: 'people.see', record: 'people.record' },
  organizations: { see: 'people.see', record: 'people.record' },
  'hospital-outcomes': { see: 'evidence.see', record: 'evidence.record' },
  pubmed: { see: 'evidence.see', record: 'evidence.record' },
  'measure-report': { see: 'evidence.see', record: 'evidence.record' },
}

/** May they see an import of this kind, or bring one? A file of no known kind is like evidence. */
export function mayImport(visitor: Pick<Visitor, 'roles'>, kind: RunKind | null, what: 'see' | 'record'): boolean {
  return may(visitor, kind === null ? (what === 'see' ? 'people.see' : 'evidence.record') : grants[kind][what])
}

/** The kinds whose imports they may see. */
export function seenKinds(visitor: Pick<Visitor, 'roles'>): RunKind[] {
  return runKinds.filter((kind) => mayImport(visitor, kind, 'see'))
}
