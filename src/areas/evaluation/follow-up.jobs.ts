import type { Job } from '../../platform/jobs.ts'
import { timedWork } from '../../platform/office.ts'
import { askDueFollowUps, endSilentFollowUps } from './follow-up.commands.ts'

/** Asks learners what became of their commitments, on the day the office has set, and lets go those who never answered. */
export const followUpJob: Job = {
  name: 'Ask what became of commitments',
  everyMinutes: 60,
  run: async (office) => {
    const told = { today: office.today(), address: office.address(), timeZone: office.settings.timeZone }
    while ((await office.write(timedWork, (tx) => askDueFollowUps(tx, told))) > 0);
    while ((await office.write(timedWork, endSilentFollowUps)) > 0);
  },
}
