import { fileURLToPath } from 'node:url'

/** Where files are kept: a folder of this machine, or a bucket of a store that speaks S3. */
export type FilesAddress = { kind: 'folder'; folder: string } | BucketAddress

/**
 * A bucket. `host` is null for Amazon's own; `key` is null where the account of the machine is to be used (environment,
 * profile, container or instance, as Amazon's programs look for it). `folder` stands before every name, or is empty.
 */
export type BucketAddress = {
  kind: 'bucket'
  host: string | null
  isEncrypted: boolean
  bucket: string
  folder: string
  region: string
  isPathStyle: boolean
  key: { id: string; secret: string } | null
}

/** The form that FILES_URL has, for people who gave another. */
export const filesAddressForm =
  'FILES_URL must be file:///srv/opencme/files, or s3://key:secret@host/bucket with ?region=…, path-style=yes or no, tls=no'

const knownChoices = ['region', 'path-style', 'tls']
const usualRegion = 'us-east-1'

/** Reads FILES_URL. Undefined when it is no such address; what is wrong is never said with the address, which holds a secret. */
export function parseFilesAddress(text: string): FilesAddress | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  if (url.protocol === 'file:') return url.host === '' ? { kind: 'folder', folder: fileURLToPath(url) } : undefined
  return url.protocol === 's3:' ? parseBucket(url) : undefined
}

function parseBucket(url: URL): BucketAddress | undefined {
  const [bucket = '', ...folders] = url.pathname.split('/').filter((part) => part !== '')
  const choices = url.searchParams
  const isKnown = [...choices.keys()].every((name) => knownChoices.includes(name))
  const [pathStyle, tls] = [choices.get('path-style'), choices.get('tls')]
  const isSound = [pathStyle, tls].every((choice) => choice === null || choice === 'yes' || choice === 'no')
  if (!isKnown || !isSound || !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) return undefined
  if ((url.username === '') !== (url.password === '')) return undefined
  const host = url.host === '' ? null : url.host
  return {
    kind: 'bucket',
    host,
    isEncrypted: tls !== 'no',
    bucket,
    folder: folders.map(decodeURIComponent).join('/'),
    region: choices.get('region') ?? usualRegion,
    isPathStyle: pathStyle === null ? host !== null && !host.endsWith('.amazonaws.com') : pathStyle === 'yes',
    key: url.username ? { id: decodeURIComponent(url.username), secret: decodeURIComponent(url.password) } : null,
  }
}

/** The address as people may see it: without the key and its secret. */
export function showFilesAddress(address: FilesAddress): string {
  if (address.kind === 'folder') return address.folder
  const { host, bucket, folder } = address
  return `s3://${[host ?? 'Amazon', bucket, folder].filter((part) => part !== '').join('/')}`
}
