import { record } from '../src/platform/audit.ts'
import { type Office, timedWork } from '../src/platform/office.ts'

/** Fills an empty office with the demonstration, telling how far it is. */
export async function buildDemonstration(office: Office, say: (message: string) => void): Promise<void> {
  say('Building the demonstration office')
  await office.write(timedWork, (tx) =>
    record(tx, { act: 'demonstration.build', subject: 'office', before: null, after: { at: tx.at } }),
  )
}
