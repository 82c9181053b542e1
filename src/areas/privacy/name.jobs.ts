import type { Job } from '../../platform/jobs.ts'
import { timedWork } from '../../platform/office.ts'
import type { Hold } from './erasure.slots.ts'
import { endNameOnItsDay, listKeptOf } from './request.commands.ts'
import { listKeptNames } from './request.store.ts'

const namesAtOnce = 200
const beforeAll = '00000000-0000-0000-0000-000000000000'

/** Takes away the names of emptied records once the years are over for which they had to be found. */
export const nameJob = (holds: readonly Hold[]): Job => ({
  name: 'Take away names that are kept no longer',
  everyMinutes: 24 * 60,
  async run(office) {
    const desk = { holds, today: office.today() }
    for (let afterId = beforeAll; ;) {
      const names = await listKeptNames(office.db, afterId, namesAtOnce)
      for (const name of names) {
        const kept = await listKeptOf(office.db, name.personId, holds, desk.today)
        if (kept.length === 0) await office.write(timedWork, (tx) => endNameOnItsDay(tx, name, desk))
      }
      if (names.length < namesAtOnce) return
      afterId = names.at(-1)!.requestId
    }
  },
})
