import { addTo, startOfDay } from '../../kernel/dates.ts'
import type { Job } from '../../platform/jobs.ts'
import { timedWork } from '../../platform/office.ts'
import { findPolicy } from '../policies/policy.store.ts'
import { listForgetful } from './ask.store.ts'
import { remindPerson } from './reminder.commands.ts'
import { isOfficeHour, remindersAtMost } from './reminder.rules.ts'

const peopleAtOnce = 200

/** Reminds people of what they owe, each in an act of its own: one that fails keeps nobody else from being reminded. */
export const remindJob: Job = {
  name: 'Remind people of what they owe',
  everyMinutes: 60,
  async run(office) {
    const { timeZone } = office.settings
    if (!isOfficeHour(office.now(), timeZone)) return
    const today = office.today()
    const days = await findPolicy(office.db, 'tasks.reminderDays', today)
    const before = startOfDay(addTo(today, { days: 1 - days }), timeZone)
    const failures: unknown[] = []
    for (let after: string | null = null; ;) {
      const people: string[] = await listForgetful(office.db, { before, remindersAtMost, after }, peopleAtOnce)
      for (const personId of people) {
        const context = { address: office.address(), today, timeZone }
        await office
          .write(timedWork, (tx) => remindPerson(tx, personId, context))
          .catch((error: unknown) => failures.push(error))
      }
      after = people.at(-1) ?? null
      if (people.length < peopleAtOnce) break
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} people could not be reminded`)
  },
}
