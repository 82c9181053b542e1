import { capital } from '../kernel/words.ts'
import type { Tx } from '../platform/database.ts'
import { recordMeasureValue } from '../areas/measures/measure.commands.ts'
import { showCounts, showMeasured } from '../areas/measures/measure.schema.ts'
import { recordSource, retractSource } from '../areas/evidence/source.commands.ts'
import { evidenceOf } from './fhir/evidence.map.ts'
import type { MeasureValueSource } from './fhir/measure-report.map.ts'
import type { ArticleSource } from './pubmed/article.map.ts'
import { pubmedSystem, sourceOf } from './pubmed/evidence.map.ts'
import type { RowResult } from './run.schema.ts'

/** Which import and line a record comes by. */
export type From = { runId: string; line: number }

/** Takes an article in as a source; a notice of retraction also marks what it retracts, where that is kept here. */
export async function takeArticle(tx: Tx, article: ArticleSource, from: From): Promise<RowResult> {
  const recorded = await recordSource(tx, sourceOf(article), from)
  if (!recorded.ok) return refused(recorded.refusal.message)
  const { sourceId, outcome, changes } = recorded.value
  const marked = await retractNamed(tx, article)
  const says = sayArticle(article, outcome, changes)
  const undo = outcome === 'same' ? null : { sourceId, outcome, runId: from.runId }
  return { outcome, message: [says, ...marked].join('. '), path: pathOf(sourceId), undo }
}

async function retractNamed(tx: Tx, article: ArticleSource): Promise<string[]> {
  const marked: string[] = []
  for (const identifier of article.retracts) {
    const sourceId = await retractSource(
      tx,
      { system: pubmedSystem, identifier },
      `Notice of retraction ${article.pmid}`,
    )
    if (sourceId !== null) marked.push(`Record ${identifier}, kept here, is now marked as retracted`)
  }
  return marked
}

function sayArticle(article: ArticleSource, outcome: RowResult['outcome'], changes: string[]): string {
  if (outcome === 'same') return 'Nothing in it has changed'
  if (outcome === 'changed') return capital(changes.join(', '))
  if (article.standing === 'retracted') return 'Retracted: nothing can be built on it'
  const level = article.levelStart === null ? '' : `, level ${article.levelStart}`
  return capital(article.design === 'unknown' ? 'design not known' : `${article.design}${level}`)
}

/** Takes one value of a measure report in, with its report and its measure. */
export async function takeMeasureValue(tx: Tx, read: MeasureValueSource, from: From): Promise<RowResult> {
  const evidence = evidenceOf(read)
  if (!evidence.ok) return refused(evidence.refusal.message)
  const { source, measure, value } = evidence.value
  const report = await recordSource(tx, source, from)
  if (!report.ok) return refused(report.refusal.message)
  const { sourceId } = report.value
  const recorded = await recordMeasureValue(tx, measure, { ...value, sourceId }, from)
  if (!recorded.ok) return refused(recorded.refusal.message)
  const { outcome, changes, valueId } = recorded.value
  const undo = outcome === 'same' ? null : { valueId, sourceId }
  return { outcome, message: sayValue(read, outcome, changes), path: pathOf(sourceId), undo }
}

function sayValue(read: MeasureValueSource, outcome: RowResult['outcome'], changes: string[]): string {
  const counts = showCounts(read) ?? showMeasured(read.score, read.unit)
  const says = outcome === 'made' ? [`${counts}${read.agrees ? ', as the report says' : ''}`] : []
  if (outcome === 'same') says.push('the same numbers')
  return capital([...says, ...changes].join(', '))
}

function refused(message: string): RowResult {
  return { outcome: 'refused', message, path: null, undo: null }
}

function pathOf(sourceId: string): string {
  return `/evidence/sources/${sourceId}`
}
