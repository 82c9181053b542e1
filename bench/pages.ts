import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Fetched, type Loaded, fetchRaw, load } from './load.ts'
import { countPageQueries } from './queries.ts'
import { type Row, showNumber, showShare } from './row.ts'
import { type Served, cpuOf, cpuOfPostgres, databaseOf, serveBare } from './served.ts'

/** A page under load. `isPublic` pages come from the cache of public pages; `cpuMs` is the budget for one request. */
export type PageOfTest = { path: string; name: string; isPublic: boolean; face: 'public' | 'office'; cpuMs?: number }

const seconds = 3
const publicShare = 0.5
const renderedShare = 0.2
const publicBytes = 30_000
const publicRequests = 5
const officeBytes = 80_000

/** Loads one page, and a bare server with the same bytes right after it; returns the lines of the table. */
export async function measurePage(program: Served, dataDir: string, page: PageOfTest, cookie: string): Promise<Row[]> {
  const headers: Record<string, string> = page.isPublic ? {} : { cookie }
  const url = program.address + page.path
  const fetched = await fetchRaw(url, headers)
  if (fetched.status !== 200) throw new Error(`${page.path} answered ${fetched.status}`)
  const before = { app: cpuOf(program.pid), postgres: cpuOfPostgres(dataDir) }
  const ours = await load(url, headers, seconds)
  // The load before the measured one warms up with a fifth of it and counts in what was used.
  const used = { app: cpuOf(program.pid) - before.app, postgres: cpuOfPostgres(dataDir) - before.postgres }
  const asked = ours.requests + ours.warmUps
  const cpu = (used.app + used.postgres) / asked
  return [
    await compare(page, fetched, ours, { dataDir, cookie }),
    {
      what: `${page.name}: latency at 50 connections`,
      budget: 'p99 ≤ 10 × p50',
      measured: `p50 ${showNumber(ours.p50)} ms, p99 ${showNumber(ours.p99)} ms, ${showNumber(ours.p99 / Math.max(1, ours.p50))} ×`,
      holds: ours.p99 <= 10 * Math.max(1, ours.p50),
    },
    {
      what: `${page.name}: CPU for one request`,
      budget: page.cpuMs ? `≤ ${page.cpuMs} ms` : '—',
      measured: `${showNumber(cpu)} ms (program ${showNumber(used.app / asked)}, PostgreSQL ${showNumber(used.postgres / asked)})`,
      holds: page.cpuMs ? cpu <= page.cpuMs : null,
    },
    await weigh(program.address, page, fetched),
  ]
}

/** Requests a second beside those of a bare server that sends the same, and asks as often where the page asks. */
async function compare(
  page: PageOfTest,
  fetched: Fetched,
  ours: Loaded,
  of: { dataDir: string; cookie: string },
): Promise<Row> {
  const connectionString = databaseOf(of.dataDir)
  const [queries] = page.isPublic ? [0] : await countPageQueries(connectionString, [page.path], { cookie: of.cookie })
  const bare = await loadBare(fetched, of.dataDir, { connectionString, queries: queries! })
  const share = ours.perSecond / bare.perSecond
  const least = page.isPublic ? publicShare : renderedShare
  const asking = page.isPublic ? '' : ', asking as often'
  return {
    what: `${page.name}: requests/s`,
    budget: `≥ ${showShare(least)} of a bare server with the same bytes${asking}`,
    measured: `${showNumber(ours.perSecond)} of ${showNumber(bare.perSecond)}, ${showShare(share)}${ours.failures ? `, ${ours.failures} failures` : ''}`,
    holds: share >= least && ours.failures === 0,
  }
}

async function loadBare(fetched: Fetched, dataDir: string, asked: { connectionString: string; queries: number }) {
  const file = join(dataDir, 'bare-bytes')
  writeFileSync(file, fetched.bytes)
  const {
    'content-length': _length,
    connection: _connection,
    'keep-alive': _alive,
    date: _date,
    ...kept
  } = fetched.headers
  const bare = await serveBare({ file, headers: kept }, asked)
  try {
    return await load(bare.address, {}, seconds - 1)
  } finally {
    await bare.stop()
  }
}

/** What a browser loads for a page: itself and what it names, compressed; each thing is one request. */
async function weigh(address: string, page: PageOfTest, fetched: Fetched): Promise<Row> {
  const tags = [...fetched.text.matchAll(/<(?:link|script|img)\b[^>]*?\b(?:href|src)="(\/[^"]+)"/g)]
  const named = [...new Set(tags.map((match) => match[1]!))]
  const parts = await Promise.all(named.map((path) => fetchRaw(address + path)))
  const bytes = fetched.bytes.length + parts.reduce((sum, part) => sum + part.bytes.length, 0)
  const requests = 1 + parts.length
  const foreign = /<(?:link|script|img)\b[^>]*?\b(?:href|src)="(?:https?:)?\/\//.test(fetched.text)
  const most = page.face === 'public' ? publicBytes : officeBytes
  return {
    what: `${page.name}: weight`,
    budget: page.face === 'public' ? '≤ 30 kB compressed, ≤ 5 requests, no third party' : '≤ 80 kB compressed',
    measured: `${showNumber(bytes / 1000)} kB, ${requests} requests${foreign ? ', third party' : ''}`,
    holds: bytes <= most && (page.face === 'office' || (requests <= publicRequests && !foreign)),
  }
}
