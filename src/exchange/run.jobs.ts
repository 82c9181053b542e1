import type { Job } from '../platform/jobs.ts'
import { timedWork } from '../platform/office.ts'
import { failDeadRuns } from './run.commands.ts'

/** Finds imports whose process ended, so that nobody waits for them. */
export const runJobs: Job[] = [
  {
    name: 'imports.find-dead',
    says: 'End imports whose process has stopped',
    everyMinutes: 1,
    run: (office) => office.write(timedWork, failDeadRuns),
  },
]
