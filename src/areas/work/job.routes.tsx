import { seeOther, showPage } from '../../http/answer.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { may } from '../../http/permission.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { registerRoutes } from '../../lists/routes.ts'
import { resumeJob, stopJob } from './job.commands.ts'
import { jobRegister } from './job.register.tsx'
import { findJob } from './job.store.ts'
import { JobPage } from './job.view.tsx'

/** Jobs that take long: the list, and of each how far it is and the buttons that stop it or let it go on. */
export const jobRoutes: Route[] = [
  ...registerRoutes(jobRegister),
  { method: 'GET', path: '/work/jobs/:jobId', may: 'work.see', handle: (visit) => showJob(visit, '') },
  { method: 'POST', path: '/work/jobs/:jobId/stop', may: 'work.stop', handle: (visit) => change(visit, stopJob) },
  {
    method: 'POST',
    path: '/work/jobs/:jobId/resumption',
    may: 'work.stop',
    handle: (visit) => change(visit, resumeJob),
  },
]

async function showJob(visit: Visit, error: string) {
  const id = visit.params.jobId!
  const job = isId(id) ? await findJob(visit.db, id) : undefined
  if (!job) return missing
  const body = (
    <JobPage
      job={job}
      error={error}
      stamp={may(visitorOf(visit), 'work.stop') ? visit.stamp() : null}
      timeZone={visit.office.settings.timeZone}
    />
  )
  return showPage({ face: 'office', title: job.title, current: '/work', status: error ? 422 : 200, body })
}

async function change(visit: Visit, act: typeof stopJob) {
  const id = visit.params.jobId!
  if (!isId(id)) return missing
  const decision = await visit.write((tx) => act(tx, id))
  if (decision === missing) return missing
  return decision.ok ? seeOther(`/work/jobs/${id}`) : showJob(visit, decision.refusal.message)
}
