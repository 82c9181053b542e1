import { join } from 'node:path'
import type { FilesAddress } from './files-address.ts'
import { bucketFiles } from './files-bucket.ts'
import { type FileStore, folderFiles } from './files.ts'

/** The address of the files of an office: the one that FILES_URL names, else the folder beside its database. */
export function addressOfFiles(given: FilesAddress | null, dataDir: string): FilesAddress {
  return given ?? { kind: 'folder', folder: join(dataDir, 'files') }
}

/** Opens the place at this address. Nothing is asked of it yet. */
export async function openFiles(address: FilesAddress): Promise<FileStore> {
  return address.kind === 'folder' ? folderFiles(address.folder) : bucketFiles(address)
}
