import assert from 'node:assert/strict'
import { createReadStream, existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { chooseColumns, orderRun } from '../src/exchange/run.commands.ts'
import { bringFile } from '../src/exchange/run.reading.ts'
import { countOutcomes, findRun } from '../src/exchange/run.store.ts'
import { runWork } from '../src/exchange/run.work.ts'
import { workNextJob } from '../src/platform/long-work.ts'
import { timedWork } from '../src/platform/office.ts'
import { openTestOffice } from './office.ts'

const file = join(resolve(process.env.SAMPLES_DIR ?? '../shared/samples'), 'quality', 'outcome-of-care-measures.csv')

if (!existsSync(file)) console.log('no outside samples')
else
  test('of 4,706 hospitals every rate becomes a value, and what the publisher calls worse is proposed', async () => {
    const { office } = await openTestOffice()
    const chunks = () => createReadStream(file)
    const lying = { name: 'outcomes.csv', size: statSync(file).size, sha256: '' }
    const brought = { file: lying, chunks, kind: null, order: null, mailTo: null }
    const { runId, reading } = await bringFile(office, timedWork, brought)
    assert.equal(await reading, 'done')
    const run = (await findRun(office.db, runId))!
    assert.deepEqual([run.kind, run.rowsTotal], ['hospital-outcomes', 4_706])
    await office.write(timedWork, async (tx) => {
      const chosen = {
        ...{ kind: run.kind!, sheet: 0, columns: run.columns! },
        answers: { periodStart: '2010-07-01', periodEnd: '2013-06-30' },
      }
      await chooseColumns(tx, runId, chosen, { signature: 'outside', answers: {} })
      await orderRun(tx, runId, { act: 'import', isWhole: false, mailTo: null })
    })
    assert.equal(await workNextJob(office, { kinds: runWork }), 'done')
    const counts = (await countOutcomes(office.db, [runId])).get(runId)!
    assert.deepEqual(counts, { made: 4_706, changed: 0, same: 0, refused: 0 })
    const { rows } = await sql`select
        (select count(*) from measures_measure) as measures,
        (select count(*) from organizations_organization) as hospitals,
        (select count(*) from evidence_finding) as findings,
        (select count(*) from evidence_finding where by_rule is null) as unnamed,
        (select count(*) from measures_value where numerator is not null or value > 1) as wrong`.execute(office.db)
    assert.deepEqual(rows, [{ measures: 6, hospitals: 4_706, findings: 674, unnamed: 0, wrong: 0 }])
  })
