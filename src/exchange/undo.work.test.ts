import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readIn } from '../../test/imports.ts'
import { openTestOffice } from '../../test/office.ts'
import { describeOrganization, openOrganization } from '../areas/organizations/organization.commands.ts'
import { organizationInput } from '../areas/organizations/organization.schema.ts'
import { timedWork } from '../platform/office.ts'
import { workNextJob } from '../platform/long-work.ts'
import { chooseColumns, orderRun, orderUndo } from './run.commands.ts'
import type { RunKind } from './run.schema.ts'
import { countOutcomes, findRun } from './run.store.ts'
import { runWork } from './run.work.ts'

const office = await openTestOffice()
const { db } = office.office
const mostMs = 3_000
const rows = 1_100

/** Takes a list in, its columns as they are recognized, and returns its run. */
async function takeIn(kind: RunKind, lines: readonly string[]): Promise<string> {
  const file = { name: `${kind}.csv`, bytes: Buffer.from(lines.join('\n')) }
  const runId = await readIn(office, file, kind, null)
  const run = (await findRun(db, runId))!
  await office.office.write(timedWork, async (tx) => {
    const answers: Record<string, string> =
      kind === 'people' ? { profession: 'physician', careerStage: 'practicing' } : {}
    const chosen = { kind, sheet: 0, columns: run.columns ?? {}, answers }
    await chooseColumns(tx, runId, chosen, { signature: file.name, answers: {} })
    return orderRun(tx, runId, { act: 'import', isWhole: false, mailTo: null })
  })
  assert.equal(await workNextJob(office.office, { kinds: runWork }), 'done')
  return runId
}

async function takeBack(runId: string) {
  const begun = performance.now()
  await office.office.write(timedWork, (tx) => orderUndo(tx, runId, null))
  assert.equal(await workNextJob(office.office, { kinds: runWork }), 'done')
  assert.ok(performance.now() - begun < mostMs, `taken back in less than ${mostMs} ms`)
  const { state, refusal } = (await findRun(db, runId))!
  return { state, refusal }
}

const countOf = async (runId: string) => (await countOutcomes(db, [runId])).get(runId)!

test('what the last line of a long list changed of a person does not keep the first from being taken back', async () => {
  const heading = 'Given name,Family name,E-mail,NPI,Degree,Specialty'
  await takeIn('people', [heading, 'Ada,Lind,ada@roster.example,1234567893,,'])
  const before = await db.selectFrom('people_person').selectAll().orderBy('id').execute()
  const between = Array.from({ length: rows }, (_, at) => `Given${at},Family,p${at}@roster.example,,,`)
  const runId = await takeIn('people', [
    ...[heading, 'Ada,Lind,ada@roster.example,,MD,'],
    ...between,
    'Ada,Lind,ada@elsewhere.example,1234567893,,Cardiology',
  ])
  assert.deepEqual(await countOf(runId), { made: rows, changed: 2, same: 0, refused: 0 })
  assert.deepEqual(await takeBack(runId), { state: 'undone', refusal: null })
  assert.deepEqual(await db.selectFrom('people_person').selectAll().orderBy('id').execute(), before)
})

test('parts and wholes of a long list go together, and a part that the office made since holds its whole', async () => {
  const heading = 'Organization,Part of,CCN,Website'
  await takeIn('organizations', [heading, 'Harbor Point,,,', 'Ward 3,Harbor Point,,'])
  const state = async () => ({
    known: await db
      .selectFrom('organizations_organization')
      .where('name', '<>', 'Ward 9')
      .selectAll()
      .orderBy('id')
      .execute(),
    numbers: await db.selectFrom('organizations_identifier').selectAll().execute(),
  })
  const before = await state()
  const units = Array.from({ length: rows }, (_, at) => `Unit ${at},Lowgate Hospital,,`)
  const runId = await takeIn('organizations', [
    ...[heading, 'Ward 3,Lowgate Hospital,,'],
    ...units,
    'Lowgate Hospital,Harbor Point,229904,lowgate.example',
    'Harbor Point,,229901,',
  ])
  assert.deepEqual(await countOf(runId), { made: rows + 1, changed: 2, same: 0, refused: 0 })
  const facts = organizationInput.parse({ name: 'Ward 9', kind: 'unit', parent: 'Lowgate Hospital' })
  const made = await office.office.write(timedWork, (tx) => openOrganization(tx, facts))
  assert.ok(made.ok)
  const held = await takeBack(runId)
  assert.match(held.refusal ?? '', /stands on it\. Line 1103, Lowgate Hospital: Ward 9 is a part of it$/)
  const moved = { ...facts, parent: null, named: 'corrected' as const }
  await office.office.write(timedWork, (tx) => describeOrganization(tx, made.value, moved))
  assert.deepEqual(await takeBack(runId), { state: 'undone', refusal: null })
  assert.deepEqual(await state(), before)
})
