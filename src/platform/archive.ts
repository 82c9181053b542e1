import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { type ParsedTarEntry, type TarPackController, createTarDecoder, createTarPacker } from 'modern-tar'
import { newId } from '../kernel/ids.ts'

/** A piece of a copy on its way, by its name: a table, a file, or the manifest, which comes last. */
export type Piece = { name: string; chunks: AsyncIterable<Uint8Array> }

/** A piece that tells how much of it has gone by, at each megabyte. */
export function told({ name, chunks }: Piece, tell: (message: string) => void): Piece {
  async function* telling() {
    let [bytes, megabytes] = [0, 0]
    for await (const chunk of chunks) {
      bytes += chunk.length
      yield chunk
      if (bytes < (megabytes + 1) * 1e6) continue
      megabytes = Math.floor(bytes / 1e6)
      tell(`${name}: ${megabytes} MB`)
    }
  }
  return { name, chunks: telling() }
}

/** Takes the pieces of a copy one after the other. */
export type Pack = {
  /** Adds bytes whose number is not known beforehand, as numbered parts of a folder with this name. */
  addParts(folder: string, chunks: AsyncIterable<Uint8Array>): Promise<void>
  /** Adds a file of so many bytes. */
  addFile(name: string, bytes: number, chunks: AsyncIterable<Uint8Array>): Promise<void>
  addText(name: string, text: string): Promise<void>
}

/** A header of tar says how long its entry is, so a table goes in as parts of this size, each whole in memory. */
const partBytes = 1 << 20

/**
 * Writes an archive (tar, gzip) that nobody else may read, under another name until it is whole.
 *
 * @throws when something of that name is there
 */
export async function writeArchive(file: string, fill: (pack: Pack) => Promise<void>): Promise<void> {
  await refuseExisting(file)
  const unfinished = `${file}.${newId()}.unfinished`
  const { readable, controller } = createTarPacker()
  const packed = Readable.fromWeb(readable as ReadableStream)
  const kept = createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true })
  const filling = fill(packInto(controller)).then(
    () => controller.finalize(),
    (error: unknown) => {
      controller.error(error)
      throw error
    },
  )
  try {
    await Promise.all([filling, pipeline(packed, createGzip(), kept)])
    await refuseExisting(file)
    await rename(unfinished, file)
  } catch (error) {
    await filling.catch(() => undefined)
    await rm(unfinished, { force: true })
    throw error
  }
}

/** Refuses a name that is taken, with one sentence: a copy never takes another's place. */
export async function refuseExisting(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined)
  if (found) throw new Error(`${path} is there already. Give another name, or move it away.`)
}

function packInto(controller: TarPackController): Pack {
  const add = async (name: string, size: number, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) => {
    const writer = controller.add({ name, size, mode: 0o600, type: 'file' }).getWriter()
    for await (const chunk of chunks) await writer.write(chunk)
    await writer.close()
  }
  return {
    async addParts(folder, chunks) {
      let part = 0
      for await (const bytes of inParts(chunks))
        await add(`${folder}/${String((part += 1)).padStart(6, '0')}`, bytes.length, [bytes])
    },
    addFile: add,
    addText: (name, text) => add(name, Buffer.byteLength(text), [Buffer.from(text)]),
  }
}

/** Cuts what comes into parts of equal size, so that equal tables make equal parts; at least one, for an empty table. */
async function* inParts(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let [part, filled, given] = [Buffer.alloc(partBytes), 0, false]
  for await (const chunk of chunks)
    for (let at = 0; at < chunk.length;) {
      const taken = Math.min(chunk.length - at, partBytes - filled)
      part.set(chunk.subarray(at, at + taken), filled)
      ;[at, filled] = [at + taken, filled + taken]
      if (filled < partBytes) continue
      yield part
      ;[part, filled, given] = [Buffer.alloc(partBytes), 0, true]
    }
  if (filled > 0 || !given) yield part.subarray(0, filled)
}

/** Reads an archive piece by piece; parts of a folder come as one piece with the folder's name. Each is read to its end before the next. */
export async function* readArchive(file: string): AsyncGenerator<Piece> {
  const entries = readEntries(file)
  let next = await entries.next()
  while (!next.done) {
    const name = pieceOf(next.value)
    yield {
      name,
      chunks: (async function* () {
        while (!next.done && pieceOf(next.value) === name) {
          yield* next.value.body as unknown as AsyncIterable<Uint8Array>
          next = await entries.next()
        }
      })(),
    }
    if (!next.done && pieceOf(next.value) === name) throw new Error(`${name} was not read to its end`)
  }
}

function pieceOf({ header }: ParsedTarEntry): string {
  return header.name.replace(/\/\d{6}$/, '')
}

async function* readEntries(file: string): AsyncGenerator<ParsedTarEntry> {
  const unzipped = createGunzip()
  const reading = pipeline(createReadStream(file), unzipped)
  reading.catch(() => undefined) // the one who reads hears of it
  const entries = Readable.toWeb(unzipped).pipeThrough(
    createTarDecoder({ strict: true }) as never,
  ) as ReadableStream<ParsedTarEntry>
  yield* entries
  await reading
}
