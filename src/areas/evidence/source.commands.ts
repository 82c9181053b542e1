import { type Decision, allow } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { announce } from '../../platform/news.ts'
import { keepRetracted, listChanges } from './source.rules.ts'
import type { Provenance } from '../measures/measure.schema.ts'
import type { Recorded, SourceDraft, Standing, Topic } from './source.schema.ts'
import { changeSource, changeStanding, findNotice, findSourceByIdentifier, saveSource } from './source.store.ts'
import { listSourceTopics, removeSourceTopics, saveSourceTopics, saveTopics } from './topic.store.ts'

/**
 * Records a source once: a known identifier with the same content changes nothing, with other content corrects the
 * record, and the audit keeps what stood before. A new standing is announced. What was retracted stays retracted, even
 * where an older copy of the record does not know it yet.
 *
 * @param from the import and line it came by, or null where a person typed it
 */
export async function recordSource(tx: Tx, given: SourceDraft, from: Provenance = null): Promise<Decision<Recorded>> {
  const known = await findSourceByIdentifier(tx, given.identifierSystem, given.identifier)
  const notice = await findNotice(tx, given.identifierSystem, given.identifier)
  const source = keepRetracted(given, known?.standing === 'retracted' || notice !== undefined)
  if (known) return allow(await correct(tx, known, source, from))
  const sourceId = await saveSource(tx, source, from)
  if (sourceId === null) return recordSource(tx, given, from)
  await keepTopics(tx, sourceId, source.topics)
  await record(tx, { act: 'source.record', subject: sourceId, before: null, after: { ...source, ...from } })
  return allow({ sourceId, outcome: 'made', changes: [] })
}

type Known = NonNullable<Awaited<ReturnType<typeof findSourceByIdentifier>>>

async function correct(tx: Tx, known: Known, source: SourceDraft, from: Provenance): Promise<Recorded> {
  const before = { ...known, topics: await listSourceTopics(tx, known.id) }
  const changes = listChanges(before, source)
  if (changes.length === 0) return { sourceId: known.id, outcome: 'same', changes }
  await changeSource(tx, known.id, source)
  if (changes.includes('topics')) {
    await removeSourceTopics(tx, known.id)
    await keepTopics(tx, known.id, source.topics)
  }
  const why = changes.join(', ')
  await record(tx, { act: 'source.correct', subject: known.id, before, after: { ...source, ...from }, why })
  if (known.standing !== source.standing) await tellStanding(tx, known.id, known.standing, source.standing)
  return { sourceId: known.id, outcome: 'changed', changes }
}

async function keepTopics(tx: Tx, sourceId: string, topics: readonly Topic[]): Promise<void> {
  const ids = await saveTopics(tx, topics)
  await saveSourceTopics(
    tx,
    sourceId,
    ids.map((id, i) => ({ id, isMajor: topics[i]!.isMajor })),
  )
}

/**
 * Marks a source as retracted because its notice of retraction came; one that is not kept here, or is marked already,
 * stays as it is.
 *
 * @returns the source's id where it was marked now, else null
 * @source pubmed.retraction
 */
export async function retractSource(
  tx: Tx,
  source: { system: string; identifier: string },
  why: string,
): Promise<string | null> {
  const known = await findSourceByIdentifier(tx, source.system, source.identifier)
  if (!known || known.standing === 'retracted') return null
  await changeStanding(tx, known.id, { standing: 'retracted', levelStart: null })
  const before = { standing: known.standing, levelStart: known.levelStart }
  const after = { standing: 'retracted', levelStart: null }
  await record(tx, { act: 'source.retract', subject: known.id, before, after, why })
  await tellStanding(tx, known.id, known.standing, 'retracted')
  return known.id
}

async function tellStanding(tx: Tx, sourceId: string, before: Standing, standing: Standing): Promise<void> {
  await announce(tx, { kind: 'source.standing-changed', subject: sourceId, body: { sourceId, before, standing } })
}
