import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aValue, anArticle, allowed } from '../../../test/evidence.ts'
import { readIn } from '../../../test/imports.ts'
import { openTestOffice } from '../../../test/office.ts'
import { countQueries } from '../../../test/query-count.ts'
import { addTo, localDate } from '../../kernel/dates.ts'
import { timedWork } from '../../platform/office.ts'
import { decideFinding, recordFinding } from './finding.commands.ts'
import type { FindingInput } from './finding.schema.ts'
import { recordMeasureValue } from '../measures/measure.commands.ts'
import { recordSource } from './source.commands.ts'

const most = 12

test('pages of evidence and imports ask the database as often for many rows as for few, and at most 12 times', async () => {
  const office = await openTestOffice()
  const ada = await office.person('ada', { roles: ['office staff'] })
  const as = { personId: ada, roles: ['office staff'], via: 'session' } as const
  const { write } = office.office
  const { sourceId } = await allowed(write(timedWork, (tx) => recordSource(tx, anArticle())))
  let day = localDate('2020-01-01')
  const addRows = async (count: number) => {
    let last = { findingId: '', measureId: '' }
    for (let i = 0; i < count; i += 1) {
      day = addTo(day, { days: 1 })
      const period = { periodStart: day, periodEnd: day }
      last = await write(as, async (tx) => {
        const topics = [{ label: `Topic ${day}`, meshUi: null, isMajor: true }]
        await allowed(recordSource(tx, anArticle({ identifier: day, topics })))
        const { measure, value } = aValue(sourceId, period)
        await allowed(recordMeasureValue(tx, { ...measure, canonical: `m:${day}` }, value))
        const { measureId } = await allowed(recordMeasureValue(tx, measure, value))
        const findingId = await allowed(recordFinding(tx, aFindingOf(sourceId, `Statement of ${day}`)))
        if (i > 0) await allowed(decideFinding(tx, findingId, 'accepted', 'It fits'))
        return { findingId, measureId }
      })
    }
    return last
  }
  const bring = async (count: number) => {
    const records = Array.from(
      { length: count },
      (_, i) => `<PubmedArticle><MedlineCitation><PMID>${i + 1}</PMID>
<Article><ArticleTitle>Article</ArticleTitle></Article></MedlineCitation></PubmedArticle>`,
    )
    const file = { name: 'a.xml', bytes: Buffer.from(`<PubmedArticleSet>${records.join('')}</PubmedArticleSet>`) }
    const runId = await readIn(office, file, 'pubmed')
    await office.work()
    return runId
  }
  const countAll = async (rows: number) => {
    const { findingId, measureId } = await addRows(rows)
    const runId = await bring(rows)
    const counts: Record<string, number> = {}
    for (const [name, path] of Object.entries({
      open: '/evidence',
      accepted: '/evidence?state=accepted&q=statement&channel=literature',
      finding: `/evidence/findings/${findingId}`,
      sources: '/evidence/sources',
      source: `/evidence/sources/${sourceId}`,
      making: `/evidence/sources/${sourceId}/findings/new`,
      intake: '/evidence/sources/new?channel=quality-committee',
      measures: '/evidence/measures',
      measure: `/evidence/measures/${measureId}`,
      imports: '/imports',
      run: `/imports/${runId}`,
    })) {
      const { count, answer } = await countQueries(office, () => office.as('ada').get(path))
      assert.equal(answer.status, 200, name)
      counts[name] = count
    }
    return counts
  }
  await office.as('ada').get('/evidence')
  const few = await countAll(2)
  const many = await countAll(40)
  assert.deepEqual(many, few)
  for (const [name, count] of Object.entries(many)) assert.ok(count <= most, `${name} asks ${count} times`)
})

function aFindingOf(sourceId: string, statement: string): FindingInput {
  return {
    sourceId,
    statement,
    population: 'Adults',
    needType: 'ascribed',
    strength: 'moderate',
    caveats: '',
    measureValueId: null,
    comparator: null,
    topics: ['Surgery'],
  }
}
