import type { Job } from '../../platform/jobs.ts'
import { timedWork } from '../../platform/office.ts'
import { isOfficeHour } from '../tasks/reminder.rules.ts'
import { tellLiaisons } from './note.commands.ts'

/** Tells liaisons once a day, in office hours, what became of what their committees handed over. */
export const noteJob: Job = {
  name: 'Tell liaisons what became of hand-overs',
  everyMinutes: 60,
  async run(office) {
    const { timeZone } = office.settings
    if (!isOfficeHour(office.now(), timeZone)) return
    const day = { address: office.address(), today: office.today(), timeZone }
    await office.write(timedWork, (tx) => tellLiaisons(tx, day))
  },
}
