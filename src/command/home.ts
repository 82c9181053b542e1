import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { FilesAddress } from '../platform/files-address.ts'
import { addressOfFiles, openFiles } from '../platform/files-open.ts'
import type { FileStore } from '../platform/files.ts'
import { openPostgres } from '../platform/postgres.ts'
import { parseSettings } from '../platform/settings.ts'
import { say } from './command.ts'

/** Where an office lives: its database, as the account that owns it, and its files. `close` ends what was started. */
export type Home = { connectionString: string; files: FileStore; close(): Promise<void> }

/**
 * Which home: a data folder, the address of a server's database where it is not the embedded one in that folder, and where
 * files are kept.
 */
export type HomeAddress = { dataDir: string; databaseUrl: string | null; files: FilesAddress }

/** The home that the environment names. Only DATA_DIR, DATABASE_URL and FILES_URL are looked at. */
export function readHomeAddress(): HomeAddress {
  const { DATA_DIR, DATABASE_URL, FILES_URL } = process.env
  const read = parseSettings({ DATA_DIR, DATABASE_URL, FILES_URL }, true)
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const { databaseUrl, files } = read.settings
  const dataDir = resolve(read.settings.dataDir)
  return { dataDir, databaseUrl, files: addressOfFiles(files, dataDir) }
}

/** Opens a home that is there, without bringing its database up to date. @throws where there is none */
export async function openHome(address: HomeAddress): Promise<Home> {
  const { dataDir, databaseUrl } = address
  if (!databaseUrl && !existsSync(join(dataDir, 'postgres', 'PG_VERSION')))
    throw new Error(`There is no office in ${dataDir}. Set DATA_DIR to its folder, or DATABASE_URL to its database.`)
  return enter(address)
}

/** Opens a home, and makes its folders and the embedded database where they are missing. */
export async function makeHome(address: HomeAddress): Promise<Home> {
  // Others may pass through, not look: as root PostgreSQL works under another account and has to reach its own folder.
  await mkdir(address.dataDir, { recursive: true, mode: 0o711 })
  if (address.files.kind === 'folder') await mkdir(address.files.folder, { recursive: true, mode: 0o700 })
  return enter(address)
}

async function enter({ dataDir, databaseUrl, files: place }: HomeAddress): Promise<Home> {
  const files = await openFiles(place)
  if (databaseUrl) return { connectionString: databaseUrl, files, close: () => Promise.resolve() }
  const postgres = await openPostgres(dataDir, say)
  return { connectionString: postgres.connectionString, files, close: () => postgres.leave() }
}
