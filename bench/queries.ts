import { tmpdir } from 'node:os'
import { doors, hearers, routes } from '../src/app.ts'
import { makeServer } from '../src/http/server.ts'
import { openDatabase } from '../src/platform/database.ts'
import { folderFiles } from '../src/platform/files.ts'
import { openLog } from '../src/platform/log.ts'
import { makeOffice } from '../src/platform/office.ts'
import { parseSettings } from '../src/platform/settings.ts'
import { makeSite } from '../src/site.tsx'
import { countQueries } from '../test/query-count.ts'

/** How many queries each page sends to the database, counted in a server of our own on the same database. */
export async function countPageQueries(
  connectionString: string,
  pages: readonly string[],
  headers: Record<string, string>,
): Promise<number[]> {
  const read = parseSettings({ DEMO: '1' }, true)
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const database = openDatabase(connectionString, 4, () => {})
  const office = makeOffice({
    database,
    now: () => new Date(),
    files: folderFiles(tmpdir()),
    log: openLog('silent'),
    settings: read.settings,
    hearers,
    address: () => 'http://office.bench',
  })
  const server = await makeServer({ office, routes, doors, site: makeSite(office) })
  const counts: number[] = []
  for (const page of pages) {
    const { count, answer } = await countQueries({ database }, () => server.inject({ url: page, headers }))
    if (answer.statusCode !== 200) throw new Error(`${page} answered ${answer.statusCode}`)
    counts.push(count)
  }
  await server.close()
  await database.close()
  return counts
}
