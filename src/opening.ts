import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { takeBuilding } from './platform/content.ts'
import { type Database, type Hearers, openDatabase } from './platform/database.ts'
import { addressOfFiles, openFiles } from './platform/files-open.ts'
import type { Log } from './platform/log.ts'
import { migrate } from './platform/migrations.ts'
import { type Office, makeOffice } from './platform/office.ts'
import { openPostgres } from './platform/postgres.ts'
import type { Settings } from './platform/settings.ts'

/** An office whose database is open and up to date. `close` ends what was started, last the embedded PostgreSQL. */
export type OpenOffice = {
  office: Office
  database: Database
  setAddress(address: string): void
  /** Takes the building of a demonstration until `close`; false while another process builds. */
  takeBuilding(): Promise<boolean>
  close(): Promise<void>
}

/** Most connections of one process; the embedded server takes two hundred. */
const poolSize = 16

/** Opens the database that the settings name, or the embedded one, and brings it up to date. `say` hears what takes time. */
export async function openOffice(
  settings: Settings,
  world: { now: () => Date; hearers: Hearers; log: Log; say: (message: string) => void },
): Promise<OpenOffice> {
  const dataDir = resolve(settings.dataDir)
  // Others may pass through, not look: as root PostgreSQL works under another account and has to reach its own folder.
  await mkdir(dataDir, { recursive: true, mode: 0o711 })
  const place = addressOfFiles(settings.files, dataDir)
  if (place.kind === 'folder') await mkdir(place.folder, { recursive: true, mode: 0o700 })
  const files = await openFiles(place)
  const postgres = settings.databaseUrl ? null : await openPostgres(dataDir, world.say)
  const connectionString = settings.databaseUrl ?? postgres!.connectionString
  const applied = await migrate(connectionString).catch(async (failure: unknown) => {
    await postgres?.leave()
    throw failure
  })
  if (applied.length > 0) world.say(`Database brought up to date (${applied.length} steps)`)
  const database = openDatabase(connectionString, poolSize, (error) =>
    world.log.warn({ err: error }, 'a database connection was lost'),
  )
  let endBuilding: (() => Promise<void>) | undefined
  let address = settings.baseUrl ?? `http://localhost:${settings.port}`
  const office = makeOffice({
    database,
    now: world.now,
    files,
    log: world.log,
    settings,
    hearers: world.hearers,
    address: () => address,
  })
  return {
    office,
    database,
    setAddress: (found) => {
      address = found
    },
    async takeBuilding() {
      endBuilding ??= await takeBuilding(connectionString)
      return endBuilding !== undefined
    },
    async close() {
      await database.close()
      await endBuilding?.()
      await postgres?.leave()
    },
  }
}
