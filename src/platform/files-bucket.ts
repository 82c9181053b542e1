import { createHash } from 'node:crypto'
import { type ReadStream, createReadStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { GetObjectCommandOutput, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { type BucketAddress, showFilesAddress } from './files-address.ts'
import { type FileStore, hashOf } from './files.ts'
import { hashContent } from './tokens.ts'

/** So long one act is tried again after a failure in passing, its pauses counted; then it is a fault. */
const budgetMs = 15_000
const firstPauseMs = 100
const longestPauseMs = 2_000

/** A connection that is not made, or on which nothing comes, is given up after so long. */
const timeouts = { connectionTimeout: 3_000, socketTimeout: 20_000 }

/** The object that `prove` leaves: to remove files is a right that the office may lack. */
const probe = 'opencme-check'

type Failure = Error & { $metadata?: { httpStatusCode?: number }; code?: string }

/**
 * Keeps files in a bucket of any store that speaks S3, under the same names as in a folder. A file comes to stand in its
 * place only whole: the store is told the hash of what is sent, and refuses other bytes.
 */
export async function bucketFiles(address: BucketAddress, budget = budgetMs): Promise<FileStore> {
  const { put, get, drop, where } = await reach(address, budget)
  const stream = (sha256: string, part?: Part) =>
    inOnePiece((from) => get(nameOf(sha256), from, part?.to), `${where}: ${sha256}`, part)
  return {
    async write(bytes) {
      const sha256 = hashContent(bytes)
      await put(nameOf(sha256), { sha256, bytes: bytes.length, open: () => bytes })
      return sha256
    },
    async read(sha256) {
      const chunks: Uint8Array[] = []
      for await (const chunk of stream(sha256)) chunks.push(chunk)
      return Buffer.concat(chunks)
    },
    async isWhole(sha256) {
      try {
        return (await hashOf(stream(sha256))) === sha256
      } catch (error) {
        if (isMissing(error)) return false
        throw error
      }
    },
    stream,
    // Kept beside first: its length is told before it is sent, and what is not whole is not sent at all.
    take: (sha256, chunks) =>
      keptBeside(sha256, chunks, (file, bytes) =>
        put(nameOf(sha256), { sha256, bytes, open: () => createReadStream(file) }),
      ),
    remove: (sha256) => drop(nameOf(sha256)),
    async prove() {
      const bytes = Buffer.from('OpenCME was here to see whether it may keep files.\n')
      await put(probe, { sha256: hashContent(bytes), bytes: bytes.length, open: () => bytes })
      await get(probe, 0)
      await get(nameOf('0'.repeat(64)), 0).catch((error: unknown) => {
        if (!isMissing(error)) throw adviseListing(error as Error)
      })
    },
  }
}

function nameOf(sha256: string): string {
  return `${sha256.slice(0, 2)}/${sha256}`
}

/** Bytes from the first to the last of a part. */
type Part = { from: number; to: number }

/** What is sent: `open` gives the bytes anew for each try. */
type Sent = { sha256: string; bytes: number; open: () => Uint8Array | ReadStream }

/** What the office asks of a bucket: to keep an object, to give it from some byte on or to one, to remove it. */
async function reach(address: BucketAddress, budget: number) {
  const s3 = await loadLibrary()
  const client = openClient(s3.S3Client, address)
  const where = showFilesAddress(address)
  const named = (name: string) => ({ Bucket: address.bucket, Key: [address.folder, name].filter(Boolean).join('/') })
  return {
    where,
    put: (name: string, { sha256, bytes, open }: Sent) =>
      withinBudget(budget, `${where} could not keep a file`, async () => {
        const [file, body] = [{ ContentLength: bytes, ContentType: 'application/octet-stream' }, open()]
        try {
          await client.send(withHash(new s3.PutObjectCommand({ ...named(name), ...file, Body: body }), sha256))
        } finally {
          if ('destroy' in body) body.destroy()
        }
      }),
    drop: async (name: string) => {
      await withinBudget(budget, `${where} could not remove a file`, () =>
        client.send(new s3.DeleteObjectCommand(named(name))),
      )
    },
    get: (name: string, from: number, to?: number) =>
      withinBudget(budget, `${where} could not give a file`, () => {
        const range = from > 0 || to !== undefined ? { Range: `bytes=${from}-${to ?? ''}` } : {}
        return client.send(new s3.GetObjectCommand({ ...named(name), ...range }))
      }),
  }
}

/** Loaded where it is used only: most offices keep files in a folder, and it takes memory and a fifth of a second. */
function loadLibrary() {
  // It would tell each start on Node 20 that versions of next year need another; package.json says which Node this one needs.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'
  return import('@aws-sdk/client-s3')
}

/** Other stores know neither the checksums that Amazon's library adds, nor need they: we compare by our own. */
function openClient(Client: typeof S3Client, { host, isEncrypted, region, isPathStyle, key }: BucketAddress): S3Client {
  return new Client({
    region,
    forcePathStyle: isPathStyle,
    ...(host !== null && { endpoint: `${isEncrypted ? 'https' : 'http'}://${host}` }),
    ...(key && { credentials: { accessKeyId: key.id, secretAccessKey: key.secret } }),
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: timeouts,
    maxAttempts: 1, // tries are counted here, by time
  })
}

/** Signs the hash of the bytes along with the request, so that the store compares. */
function withHash(command: PutObjectCommand, sha256: string): PutObjectCommand {
  command.middlewareStack.add(
    (next) => (args) => {
      const { headers } = args.request as { headers: Record<string, string> }
      headers['x-amz-content-sha256'] = sha256
      return next(args)
    },
    { step: 'build', name: 'hashOfContent' },
  )
  return command
}

/** Tries again what failed in passing. @throws what the store said, in its words, when the time is over or it said no */
async function withinBudget<T>(budget: number, says: string, act: () => Promise<T>): Promise<T> {
  const until = Date.now() + budget
  for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
    try {
      return await act()
    } catch (error) {
      const wait = pause * (0.5 + Math.random())
      if (!isPassing(error as Failure) || Date.now() + wait > until) throw describe(error as Failure, says)
      await sleep(wait)
    }
  }
}

/** Did it fail for a moment: nobody answered, or the store says that it is busy or broken? */
function isPassing({ name, $metadata, code }: Failure): boolean {
  const status = $metadata?.httpStatusCode
  if (status !== undefined) return status >= 500 || status === 429 || status === 408
  return name === 'TimeoutError' || code !== undefined
}

class StoreFault extends Error {
  readonly isMissing: boolean
  constructor(message: string, { isMissing, cause }: { isMissing: boolean; cause: unknown }) {
    super(message, { cause })
    this.isMissing = isMissing
  }
}

function describe(failure: Failure, says: string): StoreFault {
  const status = failure.$metadata?.httpStatusCode
  const told = [status, failure.name, failure.message || failure.code].filter(Boolean).join(' ')
  const isMissing = failure.name === 'NoSuchKey'
  return new StoreFault(`The store of files ${says}: ${told}`, { isMissing, cause: failure })
}

function isMissing(error: unknown): boolean {
  return error instanceof StoreFault && error.isMissing
}

function adviseListing(error: Error): Error {
  const advice = 'Give the key s3:ListBucket too: without it a missing file cannot be told from a refused one.'
  return new Error(`${error.message}. ${advice}`, { cause: error })
}

/** The bytes from beginning to end, of all or of a part, also where the connection breaks on the way: then it is asked for the rest. */
async function* inOnePiece(get: (from: number) => Promise<GetObjectCommandOutput>, what: string, part?: Part) {
  let [at, size, breaks] = [part?.from ?? 0, part ? part.to + 1 : Infinity, 0]
  while (at < size) {
    const reply = await get(at)
    if (size === Infinity) size = reply.ContentLength ?? Infinity
    const before = at
    try {
      for await (const chunk of reply.Body as unknown as AsyncIterable<Uint8Array>) {
        at += chunk.length
        yield chunk
      }
      if (size === Infinity) return
      if (at < size) throw new Error(`${what} ended after ${at} of ${size} bytes`)
    } catch (error) {
      breaks = at > before ? 0 : breaks + 1
      if (breaks > 3) throw error
    }
  }
}

/** Keeps what comes in a private file for as long as `use` needs it. @throws when its hash is another */
async function keptBeside(
  sha256: string,
  chunks: AsyncIterable<Uint8Array>,
  use: (file: string, bytes: number) => Promise<unknown>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'opencme-file-'))
  try {
    const [file, hash] = [join(folder, sha256), createHash('sha256')]
    let bytes = 0
    await writeFile(
      file,
      (async function* () {
        for await (const chunk of chunks) {
          hash.update(chunk)
          bytes += chunk.length
          yield chunk
        }
      })(),
      { mode: 0o600 },
    )
    if (hash.digest('hex') !== sha256) throw new Error(`The file ${sha256} has other bytes`)
    await use(file, bytes)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
