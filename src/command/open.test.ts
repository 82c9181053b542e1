import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { makeTestDatabase } from '../../test/database.ts'
import { record } from '../platform/audit.ts'
import { demonstrationAct, demonstrationDone, findContent } from '../platform/content.ts'
import { timedWork } from '../platform/office.ts'
import { type Opened, openFromEnvironment } from './open.ts'

const real = {
  DEMO: '0',
  BASE_URL: 'https://cme.example.edu',
  SECRET_KEY: 'x'.repeat(32),
  SMTP_URL: 'smtp://mail.example.edu',
}
const names = ['DATA_DIR', 'DATABASE_URL', ...Object.keys(real)]

/** The command line's way into one database, with the settings of each time. */
async function enter(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'opencme-open-'))
  const given = { DATA_DIR: folder, DATABASE_URL: await makeTestDatabase() }
  const before = Object.fromEntries(names.map((name) => [name, process.env[name]]))
  const opened: Opened[] = []
  const setAll = (env: Record<string, string | undefined>) => {
    for (const name of names) {
      if (env[name] === undefined) delete process.env[name]
      else process.env[name] = env[name]
    }
  }
  t.after(async () => {
    for (const each of opened) await each.close()
    setAll(before)
    rmSync(folder, { recursive: true, force: true })
  })
  return async (env: Record<string, string | undefined>, demoIfEmpty = false, builds = demoIfEmpty) => {
    setAll({ ...given, ...env })
    const found = await openFromEnvironment([], demoIfEmpty, builds)
    opened.push(found)
    return found
  }
}

function act({ office }: Opened, name: string): Promise<void> {
  return office.write(timedWork, (tx) => record(tx, { act: name, subject: 'office', before: null, after: null }))
}

test('a demonstration that is being built is left alone by every other command', async (t) => {
  const open = await enter(t)
  const builder = await open({}, true)
  assert.equal(builder.isToBuild, true)
  await assert.rejects(open({}, true), /Another process is building the demonstration\. Wait/, 'before its first act')
  await act(builder, demonstrationAct)
  await assert.rejects(open({}, true), /Another process is building/)
  await assert.rejects(open(real), /Another process is building/)
  assert.equal(await findContent(builder.office.db), 'half a demonstration')
  await act(builder, demonstrationDone)
  const next = await open({}, true)
  assert.deepEqual([next.isDemo, next.isToBuild], [true, false])
})

test('a demonstration whose builder is gone is emptied and built anew', async (t) => {
  const open = await enter(t)
  const builder = await open({}, true)
  await act(builder, demonstrationAct)
  await builder.close()
  await assert.rejects(open({}, true, false), /was not finished\. Start it once/, 'by a command that serves nobody')
  const next = await open({}, true)
  assert.equal(next.isToBuild, true)
  assert.equal(await findContent(next.office.db), 'nothing')
})

test('a real office is never opened as a demonstration, whatever DEMO says', async (t) => {
  const open = await enter(t)
  const office = await open(real)
  await act(office, 'person.add')
  for (const demoIfEmpty of [true, false])
    await assert.rejects(
      open({ DEMO: '1' }, demoIfEmpty),
      /no demonstration.*would let anybody in as anyone\. Leave DEMO out/,
    )
  assert.equal((await open(real, true)).isDemo, false)
})

test('a demonstration opens with DEMO=1 and without', async (t) => {
  const open = await enter(t)
  const builder = await open({}, true)
  for (const name of [demonstrationAct, demonstrationDone, 'person.add']) await act(builder, name)
  for (const env of [{}, { DEMO: '1' }]) assert.equal((await open(env)).isDemo, true)
})
