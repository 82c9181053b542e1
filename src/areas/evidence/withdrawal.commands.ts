import { recordAll } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { showTable } from '../../platform/uses.ts'
import type { SourceDraft, Topic } from './source.schema.ts'
import { changeSource } from './source.store.ts'
import { removeSourceTopics, saveSourceTopics, saveTopics } from './topic.store.ts'
import { listFindingUses, listNewestActs, listSourceUses, removeFindings, removeSources } from './withdrawal.store.ts'

const why = 'The import it came by was taken back'

/** A source that an import made or corrected. */
export type SourceTrace = { sourceId: string; outcome: 'made' | 'changed' }

/** Why these sources cannot be as they were before an import: what was done to or built on them since, by their id. */
export async function listSourceHolds(
  tx: Tx,
  runId: string,
  traces: readonly SourceTrace[],
): Promise<Map<string, string>> {
  const acts = await listNewestActs(
    tx,
    traces.map((trace) => trace.sourceId),
  )
  const holds = new Map<string, string>()
  for (const { sourceId } of traces)
    if (acts.get(sourceId)?.runId !== runId) holds.set(sourceId, 'corrected or retracted since')
  const made = traces.filter((trace) => trace.outcome === 'made').map((trace) => trace.sourceId)
  for (const use of await listSourceUses(tx, made)) holds.set(use.id, `has a ${showTable(use.table)}`)
  return holds
}

/** Takes an import of sources back: those it made are removed, those it corrected stand as before. */
export async function withdrawSources(tx: Tx, traces: readonly SourceTrace[]): Promise<void> {
  const changed = traces.filter((trace) => trace.outcome === 'changed').map((trace) => trace.sourceId)
  const acts = await listNewestActs(tx, changed)
  for (const sourceId of changed) await putBack(tx, sourceId, acts.get(sourceId)!.before)
  const made = traces.filter((trace) => trace.outcome === 'made').map((trace) => trace.sourceId)
  await removeSources(tx, made)
  await recordAll(tx, [
    ...changed.map((subject) => ({
      ...{ act: 'source.correct', subject, why },
      ...{ before: null, after: acts.get(subject)!.before },
    })),
    ...made.map((subject) => ({ act: 'source.remove', subject, before: {}, after: null, why })),
  ])
}

async function putBack(tx: Tx, sourceId: string, before: unknown): Promise<void> {
  const { topics, ...source } = before as SourceDraft & { topics: Topic[] }
  await changeSource(tx, sourceId, { ...source, topics })
  await removeSourceTopics(tx, sourceId)
  const ids = await saveTopics(tx, topics)
  await saveSourceTopics(
    tx,
    sourceId,
    ids.map((id, i) => ({ id, isMajor: topics[i]!.isMajor })),
  )
}

/** Removes those of these sources, made by an import, on which nothing stands any more. */
export async function withdrawEmptySources(tx: Tx, ids: readonly string[]): Promise<void> {
  const used = new Set((await listSourceUses(tx, ids)).map((use) => use.id))
  await withdrawSources(
    tx,
    ids.filter((id) => !used.has(id)).map((sourceId) => ({ sourceId, outcome: 'made' })),
  )
}

/** Why these findings cannot be taken back: someone decided on them or built on them, by their id. */
export async function listFindingHolds(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const uses = await listFindingUses(tx, ids)
  return new Map(
    uses.map((use) => [
      use.id,
      use.table === 'evidence_finding_decision'
        ? 'its finding was decided on'
        : `its finding has a ${showTable(use.table)}`,
    ]),
  )
}

/** Takes findings back that a rule proposed and nobody has decided on. */
export async function withdrawFindings(tx: Tx, ids: readonly string[]): Promise<void> {
  await removeFindings(tx, ids)
  await recordAll(
    tx,
    ids.map((subject) => ({ act: 'finding.remove', subject, before: {}, after: null, why })),
  )
}
