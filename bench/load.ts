import autocannon from 'autocannon'
import { gunzipSync } from 'node:zlib'
import { request } from 'node:http'

/** One page as it came over the wire. */
export type Fetched = { status: number; headers: Record<string, string>; bytes: Buffer; text: string }

/** What a load came to. Latencies are in milliseconds. */
export type Loaded = {
  perSecond: number
  p50: number
  p99: number
  requests: number
  warmUps: number
  failures: number
}

const connections = 50

/** Gets one page without unpacking it. */
export function fetchRaw(url: string, headers: Record<string, string> = {}): Promise<Fetched> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers: { 'accept-encoding': 'gzip', ...headers } }, (reply) => {
      const parts: Buffer[] = []
      reply.on('data', (part: Buffer) => parts.push(part))
      reply.on('end', () => {
        const bytes = Buffer.concat(parts)
        const isZipped = reply.headers['content-encoding'] === 'gzip'
        const kept = Object.entries(reply.headers).map(([name, value]): [string, string] => [name, String(value)])
        const text = (isZipped ? gunzipSync(bytes) : bytes).toString('utf8')
        resolve({ status: reply.statusCode ?? 0, headers: Object.fromEntries(kept), bytes, text })
      })
    })
    asked.on('error', reject).end()
  })
}

/** Asks for one page over fifty connections for so many seconds. */
export async function load(url: string, headers: Record<string, string>, seconds: number): Promise<Loaded> {
  const all = { 'accept-encoding': 'gzip', ...headers }
  const warm = await autocannon({ url, headers: all, connections: 10, duration: 1 })
  const result = await autocannon({ url, headers: all, connections, duration: seconds })
  return {
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    requests: result.requests.total,
    warmUps: warm.requests.total,
    failures: result.errors + result.timeouts + result.non2xx,
  }
}

/** The time below which 95 of 100 of these searches were answered, one after the other, in milliseconds. */
export async function timeSearches(urls: readonly string[], headers: Record<string, string>): Promise<number> {
  for (const url of urls.slice(0, 5)) await fetchRaw(url, headers)
  const times: number[] = []
  for (const url of urls) {
    const begunAt = performance.now()
    const { status } = await fetchRaw(url, headers)
    if (status !== 200) throw new Error(`${url} answered ${status}`)
    times.push(performance.now() - begunAt)
  }
  return times.sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1]!
}
