import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { after } from 'node:test'
import { newId } from '../src/kernel/ids.ts'
import { record } from '../src/platform/audit.ts'
import { folderFiles, keepFile } from '../src/platform/files.ts'
import type { TableContent } from '../src/platform/manifest.ts'
import { timedWork } from '../src/platform/office.ts'
import { openSnapshot } from '../src/platform/snapshot.ts'
import { addCourse, takePart } from './courses.ts'
import { roomForDatabases } from './database.ts'
import { learn } from './learners.ts'
import { type TestOffice, openTestOffice } from './office.ts'

const folders: string[] = []

after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A folder for the tests of this process, gone after them all. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(roomForDatabases(), 'opencme-copies-'))
  folders.push(folder)
  return folder
}

/** An office with a course, learners, letters of many alphabets and a file, where the settings given name it. */
export async function openFilledOffice(): Promise<{ test: TestOffice; env: Record<string, string>; fileId: string }> {
  const test = await openTestOffice()
  await test.person('ada', { roles: ['office staff'] })
  await test.person('samuel', { familyName: 'O\\Neill\t"Ñ"\n, 𝓈' })
  const activityId = await addCourse(test)
  await takePart(test, activityId, 'samuel', { right: 4 })
  await learn(test, activityId, 'dalia', { isPassed: true, rating: 4, commitment: 'Ask; then "stop"' })
  await test.work()
  const env = { DATABASE_URL: test.database.connectionString, DATA_DIR: makeFolder() }
  const bytes = Buffer.from('a file of the office')
  const fileId = await test.office.write(timedWork, (tx) =>
    keepFile(tx, folderFiles(join(env.DATA_DIR, 'files')), { name: 'report.txt', mediaType: 'text/plain', bytes }),
  )
  return { test, env, fileId }
}

/** What a database holds, table by table. */
export async function readContent(connectionString: string): Promise<TableContent[]> {
  const snapshot = await openSnapshot(connectionString)
  try {
    for (const table of snapshot.tables) for await (const _ of snapshot.read(table));
    return snapshot.content
  } finally {
    await snapshot.close()
  }
}

/** Goes on recording people, each with an act in the same transaction, until it is told to stop; then says how many. */
export function keepWriting(test: TestOffice): () => Promise<number> {
  let [isOver, count] = [false, 0]
  const writing = (async () => {
    while (!isOver) {
      count += 1
      const [key, at] = [newId(), test.office.now()]
      await test.office.write(timedWork, async (tx) => {
        await tx.insertInto('platform_once').values({ key, at, location: 'written by the test' }).execute()
        await record(tx, { act: 'test.write', subject: key, before: null, after: null })
      })
    }
  })()
  return async () => {
    isOver = true
    await writing
    return count
  }
}
