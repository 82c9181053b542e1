import type { ChildProcess } from 'node:child_process'
import pg from 'pg'
import { listMigrations, migrate } from '../../../src/platform/migrations.ts'
import type { DatabaseServer } from './database-server.ts'
import { environmentOf, spawnProgram } from './fleet.ts'

/** What the parts of this soak stand on. */
export type Ground = { server: DatabaseServer; folder: string; random: () => number; show: (text: string) => void }

const atOnce = 5

/** Many processes start at once on an empty database and on an older one: each step is applied once, by one of them. */
export async function migrateAtOnce({ server, folder, show }: Ground): Promise<string[]> {
  const all = (await listMigrations()).map(({ name }) => name)
  const half = Math.ceil(all.length / 2)
  const failures: string[] = []
  for (const [what, older] of [
    ['an empty database', 0],
    ['an older database', half],
  ] as const) {
    const databaseUrl = await server.makeDatabase(`migrated_${older}`)
    if (older > 0) await migrate(databaseUrl, new Set(all.slice(0, older)))
    const env = environmentOf({ databaseUrl, folder })
    const ended = await Promise.all(Array.from({ length: atOnce }, () => untilEnd(spawnProgram(['migrate'], env))))
    const applied = await listApplied(databaseUrl)
    const steps = ended.flatMap(({ said }) => /brought up to date \((\d+) steps\)/.exec(said)?.[1] ?? [])
    show(
      `${atOnce} processes at once on ${what}: ${steps.join(' and ')} of ${all.length} steps, ${applied.length} in the list`,
    )
    for (const { code, said } of ended) if (code !== 0) failures.push(`on ${what} one ended with ${code}: ${said}`)
    if (steps.join() !== String(all.length - older))
      failures.push(`on ${what} steps were applied by ${steps.length} processes`)
    if (applied.join() !== all.join()) failures.push(`on ${what} the list of steps is another`)
  }
  return failures
}

async function listApplied(connectionString: string): Promise<string[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  const { rows } = await client.query<{ name: string }>('select name from platform_migration order by name collate "C"')
  await client.end()
  return rows.map(({ name }) => name)
}

function untilEnd(child: ChildProcess): Promise<{ code: number | null; said: string }> {
  const said: string[] = []
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (chunk: Buffer) => said.push(String(chunk)))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said: said.join('') })))
}
