import type { Job } from '../platform/jobs.ts'
import { timedWork } from '../platform/office.ts'
import { forgetLeftLines } from './run.commands.ts'

/** Forgets lines of files that nobody came back to. */
export const runJobs: Job[] = [
  {
    name: 'imports.forget-lines',
    says: 'Forget lines of imports that nobody came back to',
    everyMinutes: 24 * 60,
    run: (office) => office.write(timedWork, forgetLeftLines),
  },
]
