import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { seededRandom } from '../../src/statistics/random.ts'
import { startDatabaseServer } from './fleet/database-server.ts'
import { killByTurns } from './fleet/kills.ts'
import { migrateAtOnce } from './fleet/migrations.ts'
import { walkFleet } from './fleet/journey.ts'

/**
 * Two applications and a worker on one server's PostgreSQL: many that start at once bring a database up to date once, the
 * way from a gap to its outcome is walked through both by turns, and nothing is lost or done twice when any is killed. `--embedded` does as a machine without a PostgreSQL does.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    rounds: { type: 'string', default: '8' },
    only: { type: 'string', default: '' },
    embedded: { type: 'boolean', default: false },
  },
})
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed)
const show = (text: string) => void process.stdout.write(`${text}\n`)

const folder = mkdtempSync(join(tmpdir(), 'opencme-fleet-'))
const server = await startDatabaseServer(folder, values.embedded)
show(`${server.says}; seed ${seed}`)
const ground = { server, folder, random: seededRandom(seed), show }
const parts: [string, () => Promise<string[]>][] = [
  ['migrations', () => migrateAtOnce(ground)],
  ['journey', () => walkFleet(ground)],
  ['kills', () => killByTurns(ground, Number(values.rounds))],
]
const failures: string[] = []
for (const [name, part] of parts) {
  if (values.only && values.only !== name) continue
  const begunAt = Date.now()
  const wrong = await part().catch((failure: unknown) => [
    failure instanceof Error ? (failure.stack ?? '') : String(failure),
  ])
  failures.push(...wrong)
  for (const one of wrong) show(`  ${one}`)
  show(
    `${name}: ${wrong.length === 0 ? 'held' : `${wrong.length} failures`}, ${Math.round((Date.now() - begunAt) / 1000)} s\n`,
  )
}
await server.stop()
if (failures.length === 0) rmSync(folder, { recursive: true, force: true })
else show(`kept for a look: ${folder}`)
process.exit(failures.length === 0 ? 0 : 1)
