import type { FileStore } from './files.ts'
import type { KeptFile } from './snapshot.ts'

/** Files on their way at once: a store far away answers each of them after its own time. */
const atOnce = 6

/** What became of the files: sent now, there before and whole, or not to be had where they were kept. */
export type Copied = { sent: number; there: number; lost: string[] }

/**
 * Copies files from one place into another and reads each again where it arrived. What is there already, with the right
 * hash, is left: who stopped a copy gives the same command again.
 *
 * @throws when a file that was sent is not there with the same hash
 */
export async function copyFiles(
  kept: readonly KeptFile[],
  { from, to }: { from: FileStore; to: FileStore },
  say: (message: string) => void,
): Promise<Copied> {
  const copied: Copied = { sent: 0, there: 0, lost: [] }
  const left = kept.entries()
  const lane = async () => {
    for (const [at, { sha256 }] of left) {
      say(`File ${at + 1} of ${kept.length}`)
      if (await to.isWhole(sha256)) copied.there += 1
      else if (!(await from.isWhole(sha256))) copied.lost.push(sha256)
      else {
        await to.take(sha256, from.stream(sha256))
        if (!(await to.isWhole(sha256))) throw new Error(`The file ${sha256} did not arrive as it was sent. Try again.`)
        copied.sent += 1
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return copied
}
