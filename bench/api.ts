import type pg from 'pg'
import { hashToken } from '../src/platform/tokens.ts'
import { fetchRaw } from './load.ts'
import { type Row, showNumber } from './row.ts'

const token = 'opencme_benchbenchbenchbenchbenchbench'
/** Below what one key may ask in a minute. */
const times = 200

/** What a program waits for: a page of fifty people, and an act; one after the other, as one key may. */
export async function measureApi(address: string, client: pg.Client, ownerId: string): Promise<Row[]> {
  await client.query(
    `insert into keys_key (id, name, token_hash, prefix, owner_id, roles, scope, networks, made_at, expires_at)
    values (gen_random_uuid(), 'Bench', $1, 'opencme_bench1', $2, '{office staff}', 'write', '{}', now(), now() + interval '1 day')`,
    [hashToken(token), ownerId],
  )
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const list = await timeAll(async () => (await fetchRaw(`${address}/api/v1/people?limit=50`, headers)).status)
  const act = await timeAll(async (at) => {
    const body = JSON.stringify({ name: `Clinic ${at}`, kind: 'practice' })
    const key = { ...headers, 'idempotency-key': `bench-${at}` }
    return (await fetch(`${address}/api/v1/organizations`, { method: 'POST', body, headers: key })).status
  })
  return [rowOf('the API: a list of 50 people', list), rowOf('the API: an act, done once', act)]
}

async function timeAll(ask: (at: number) => Promise<number>): Promise<number[]> {
  const taken: number[] = []
  for (let at = 0; at < times; at += 1) {
    const begunAt = performance.now()
    const status = await ask(at)
    if (status !== 200 && status !== 201) throw new Error(`the API answered ${status}`)
    taken.push(performance.now() - begunAt)
  }
  return taken.sort((a, b) => a - b)
}

function rowOf(what: string, taken: readonly number[]): Row {
  const of = (share: number) => showNumber(taken[Math.ceil(taken.length * share) - 1]!)
  return { what, budget: '—', measured: `p50 ${of(0.5)} ms, p95 ${of(0.95)} ms`, holds: null }
}
