import { sql } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'

/** Topics whose label begins with or holds these words, the most used first; for suggestions while typing. */
export function listTopics(db: Db, words: string, limit: number) {
  const like = `%${words.trim().replace(/[\\%_]/g, '\\$&')}%`
  return db
    .selectFrom('evidence_topic as t')
    .leftJoin('evidence_finding_topic as f', 'f.topic_id', 't.id')
    .where('t.label', 'ilike', like)
    .groupBy('t.id')
    .orderBy((eb) => eb.fn.count('f.finding_id'), 'desc')
    .orderBy('t.label')
    .limit(limit)
    .select(['t.id', 't.label', 't.mesh_ui as meshUi'])
    .execute()
}

/** Topics of a source, major ones first. */
export function listSourceTopics(db: Db | Tx, sourceId: string) {
  return db
    .selectFrom('evidence_source_topic as s')
    .innerJoin('evidence_topic as t', 't.id', 's.topic_id')
    .where('s.source_id', '=', sourceId)
    .orderBy('s.is_major', 'desc')
    .orderBy('t.label')
    .select(['t.id', 't.label', 't.mesh_ui as meshUi', 's.is_major as isMajor'])
    .execute()
}

/** Topics of a finding by label. */
export function listFindingTopics(db: Db | Tx, findingId: string) {
  return db
    .selectFrom('evidence_finding_topic as f')
    .innerJoin('evidence_topic as t', 't.id', 'f.topic_id')
    .where('f.finding_id', '=', findingId)
    .orderBy('t.label')
    .select(['t.id', 't.label', 't.mesh_ui as meshUi'])
    .execute()
}

/** Writes topics that are new and returns the id of each, in the order given. A label known in other letter case is the same. */
export async function saveTopics(
  tx: Tx,
  topics: readonly { label: string; meshUi: string | null }[],
): Promise<string[]> {
  if (topics.length === 0) return []
  const sorted = [...topics].sort((a, b) => (a.label < b.label ? -1 : 1))
  await tx
    .insertInto('evidence_topic')
    .values(sorted.map((topic) => ({ id: newId(), label: topic.label, mesh_ui: topic.meshUi })))
    .onConflict((oc) => oc.doNothing())
    .execute()
  const labels = topics.map((topic) => topic.label.toLowerCase())
  const numbers = topics.flatMap((topic) => topic.meshUi ?? [])
  const rows = await tx
    .selectFrom('evidence_topic')
    .where((eb) => eb.or([eb(sql`lower(label)`, 'in', labels), eb('mesh_ui', 'in', [...numbers, ''])]))
    .select(['id', 'label', 'mesh_ui as meshUi'])
    .execute()
  return topics.flatMap((topic) => {
    const found =
      rows.find((row) => topic.meshUi !== null && row.meshUi === topic.meshUi) ??
      rows.find((row) => row.label.toLowerCase() === topic.label.toLowerCase())
    return found ? [found.id] : []
  })
}

/** Makes these the topics of a source. */
export async function changeSourceTopics(
  tx: Tx,
  sourceId: string,
  topics: readonly { id: string; isMajor: boolean }[],
): Promise<void> {
  await tx.deleteFrom('evidence_source_topic').where('source_id', '=', sourceId).execute()
  const once = new Map<string, boolean>()
  for (const topic of topics) once.set(topic.id, topic.isMajor || (once.get(topic.id) ?? false))
  const rows = [...once].map(([topic_id, is_major]) => ({ source_id: sourceId, topic_id, is_major }))
  if (rows.length > 0) await tx.insertInto('evidence_source_topic').values(rows).execute()
}

/** Keeps the topics of a new finding. */
export async function saveFindingTopics(tx: Tx, findingId: string, topicIds: readonly string[]): Promise<void> {
  const rows = [...new Set(topicIds)].map((topic_id) => ({ finding_id: findingId, topic_id }))
  if (rows.length > 0) await tx.insertInto('evidence_finding_topic').values(rows).execute()
}
