import { sql } from 'kysely'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'

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

type NewTopic = { label: string; meshUi: string | null }

/** Writes topics that are new and returns the id of each, in the order given. A label known in other letter case is the same. */
export async function saveTopics(tx: Tx, topics: readonly NewTopic[]): Promise<string[]> {
  if (topics.length === 0) return []
  const known = await findIds(tx, topics)
  const isNew = topics.filter((_, i) => known[i] === undefined)
  if (isNew.length === 0) return known.filter((id) => id !== undefined)
  const sorted = [...isNew].sort((a, b) => (a.label < b.label ? -1 : 1))
  await tx
    .insertInto('evidence_topic')
    .values(sorted.map((topic) => ({ id: newId(), label: topic.label, mesh_ui: topic.meshUi })))
    .onConflict((oc) => oc.doNothing())
    .execute()
  return (await findIds(tx, topics)).filter((id) => id !== undefined)
}

/** The id of each topic by its MeSH number, else by its label; undefined where it is new. */
async function findIds(tx: Tx, topics: readonly NewTopic[]): Promise<(string | undefined)[]> {
  const labels = topics.map((topic) => topic.label.toLowerCase())
  const numbers = topics.flatMap((topic) => topic.meshUi ?? [])
  const rows = await tx
    .selectFrom('evidence_topic')
    .where((eb) => eb.or([eb(sql`lower(label)`, 'in', labels), eb('mesh_ui', 'in', [...numbers, ''])]))
    .select(['id', 'label', 'mesh_ui as meshUi'])
    .execute()
  const byNumber = new Map(rows.map((row) => [row.meshUi, row.id]))
  const byLabel = new Map(rows.map((row) => [row.label.toLowerCase(), row.id]))
  return topics.map(
    ({ label, meshUi }) => (meshUi === null ? undefined : byNumber.get(meshUi)) ?? byLabel.get(label.toLowerCase()),
  )
}

/** Takes all topics from a source, so that others can be given to it. */
export async function removeSourceTopics(tx: Tx, sourceId: string): Promise<void> {
  await tx.deleteFrom('evidence_source_topic').where('source_id', '=', sourceId).execute()
}

/** Gives topics to a source that has none. */
export async function saveSourceTopics(
  tx: Tx,
  sourceId: string,
  topics: readonly { id: string; isMajor: boolean }[],
): Promise<void> {
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
