import type { Job } from '../../platform/jobs.ts'
import { timedWork } from '../../platform/office.ts'
import { bringStageUpToDate } from './fact.commands.ts'
import { listStagesDue } from './fact.store.ts'

const peopleAtOnce = 500

/** Takes career stages over on their day, so that a student becomes a resident without anybody's doing. */
export const stageJob: Job = {
  name: 'Take over career stages that begin',
  everyMinutes: 60,
  async run(office) {
    const today = office.today()
    for (;;) {
      const due = await listStagesDue(office.db, today, peopleAtOnce)
      for (const personId of due) await office.write(timedWork, (tx) => bringStageUpToDate(tx, personId, today))
      if (due.length < peopleAtOnce) return
    }
  },
}
