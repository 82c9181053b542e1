/**
 * Measures the program as it is delivered against the budgets, in one run on one machine: pages against a bare server
 * with the same bytes, searches at two sizes, queries for each page, imports, memory and start. Prints a table.
 *
 * Usage: node bin/bench.mjs [--keep] [--quick]
 *   --keep   write the table to bench/README.md as well
 *   --quick  pages only
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { productRoot } from '../src/platform/root.ts'
import { measureApi } from './api.ts'
import { fill, fillFirst } from './fill.ts'
import { measureImports } from './imports.ts'
import { type PageOfTest, measurePage } from './pages.ts'
import { countPageQueries } from './queries.ts'
import { type Row, showNumber, showRows } from './row.ts'
import { measureSearches, searchRows } from './searches.ts'
import { type Served, databaseOf, memoryOf, serveProgram } from './served.ts'

const { values } = parseArgs({ options: { keep: { type: 'boolean' }, quick: { type: 'boolean' } } })
const small = { activities: 1_000, people: 5_000, gaps: 50 }
const large = { activities: 100_000, people: 500_000, gaps: 500 }
const mostQueries = 12

function pagesOf(courseId: string, gapsPath: string): PageOfTest[] {
  return [
    { path: '/', name: 'front page, cached', isPublic: true, face: 'public' },
    { path: '/catalog', name: 'catalog, cached', isPublic: true, face: 'public' },
    { path: '/catalog', name: 'catalog of 20 with summaries, rendered', isPublic: false, face: 'public', cpuMs: 2 },
    {
      path: `/activities/${courseId}`,
      name: 'page of an activity, rendered',
      isPublic: false,
      face: 'public',
      cpuMs: 2,
    },
    { path: '/my', name: "a learner's home", isPublic: false, face: 'public', cpuMs: 2 },
    { path: `/learn/${courseId}`, name: 'the way through a course', isPublic: false, face: 'public', cpuMs: 2 },
    { path: '/office', name: "the office's home", isPublic: false, face: 'office' },
    { path: gapsPath, name: 'the register of gaps', isPublic: false, face: 'office' },
    { path: '/office/activities', name: 'activities of the office', isPublic: false, face: 'office' },
    { path: '/people', name: 'people', isPublic: false, face: 'office' },
  ]
}

function queryRows(pages: readonly PageOfTest[], few: readonly number[], many: readonly number[]): Row[] {
  return pages.map((page, at) => ({
    what: `${page.path.replace(/[0-9a-f-]{36}/, ':id')}: queries`,
    budget: `constant, ≤ ${mostQueries}`,
    measured: `${few[at]}, with a hundred times as much ${many[at]}`,
    holds: few[at] === many[at] && many[at]! <= mostQueries,
  }))
}

async function measureStart(dataDir: string): Promise<Row[]> {
  const again = await serveProgram(dataDir)
  await sleep(3_000)
  const memory = memoryOf(again.pid)
  await again.stop()
  return [
    {
      what: 'second start, to the first page',
      budget: '≤ 5 s',
      measured: `${showNumber(again.openMs / 1000)} s`,
      holds: again.openMs <= 5_000,
    },
    {
      what: 'memory of the program, idle',
      budget: '≤ 200 MB',
      measured: `${showNumber(memory)} MB`,
      holds: memory <= 200,
    },
  ]
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

function keep(rows: readonly Row[]): void {
  const missed = rows.filter((row) => row.holds === false).length
  const text = `# What the program takes

Measured with \`node bin/bench.mjs --keep\` on ${new Date().toISOString().slice(0, 10)}, on a machine with ${cpus().length} cores (${process.platform}, Node ${process.versions.node}) on which the load, the program and PostgreSQL run together, and which others may have used at the same time. Ratios hold from machine to machine, single numbers do not. ${missed === 0 ? 'Every budget holds.' : `${missed} of ${rows.length} lines miss their budget; they are marked.`}

Pages are loaded over 50 connections, at ${small.activities.toLocaleString('en-US')} activities, ${small.people.toLocaleString('en-US')} people and ${small.gaps} gaps. The bare server is Node's own, with the same bytes and headers and nothing else; beside a page that asks the database it asks for one number as often (docs/decisions/0025). CPU is counted by the kernel, for the program and for all of PostgreSQL. Searches go one after the other, 60 of a kind, at ${small.activities.toLocaleString('en-US')} activities and ${small.people.toLocaleString('en-US')} people and then at ${large.activities.toLocaleString('en-US')} and ${large.people.toLocaleString('en-US')}.

${showRows(rows)}

Not measured yet: an attendance burst, statements of learning records, and the whole way of a learner through a test; the parts they belong to are measured once they are there.
`
  writeFileSync(join(productRoot, 'bench', 'README.md'), text)
}

async function measureAll(dataDir: string): Promise<Row[]> {
  const program = await serveProgram(dataDir)
  const client = new pg.Client({ connectionString: databaseOf(dataDir) })
  await client.connect()
  try {
    const known = await fillFirst(client)
    await fill(client, small)
    const cookie = `opencme_session=${known.token}`
    const pages = pagesOf(known.courseId, '/gaps')
    const rows: Row[] = []
    for (const page of pages) {
      say(`loading ${page.name}`)
      const measured = await measurePage(program, dataDir, page, cookie)
      for (const row of measured) say(`  ${row.what}: ${row.measured}`)
      rows.push(...measured)
    }
    if (values.quick) return rows
    return [...rows, ...(await measureGrowth({ program, dataDir, client, cookie, adaId: known.adaId }, pages))]
  } finally {
    await client.end()
    await program.stop()
  }
}

type Office = { program: Served; dataDir: string; client: pg.Client; cookie: string; adaId: string }

/** What stays the same when there is a hundred times as much, and how fast rows come in. */
async function measureGrowth(
  { program, dataDir, client, cookie, adaId }: Office,
  pages: readonly PageOfTest[],
): Promise<Row[]> {
  const { address } = program
  const rendered = pages.filter((page) => !page.isPublic)
  const count = () =>
    countPageQueries(
      databaseOf(dataDir),
      rendered.map((page) => page.path),
      { cookie },
    )
  const few = await count()
  const first = await measureSearches(address, cookie)
  const api = await measureApi(address, client, adaId)
  const imported = await measureImports(program, cookie, client)
  say(`filling up to ${large.activities} activities and ${large.people} people`)
  await fill(client, large)
  const searched = searchRows(first, await measureSearches(address, cookie))
  return [...api, ...imported, ...searched, ...queryRows(rendered, few, await count())]
}

const dataDir = mkdtempSync(join(tmpdir(), 'opencme-bench-'))
const rows = await measureAll(dataDir)
rows.push(...(await measureStart(dataDir)))
rmSync(dataDir, { recursive: true, force: true })
say(`\n${showRows(rows)}`)
if (values.keep) keep(rows)
say(`\n${rows.filter((row) => row.holds === false).length} of ${rows.length} lines miss their budget`)
