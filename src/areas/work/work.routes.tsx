import { seeOther, showPage } from '../../http/answer.ts'
import { one } from '../../http/form.ts'
import { may } from '../../http/permission.ts'
import { type Route, visitorOf } from '../../http/route.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { type Job, listJobs } from '../../platform/jobs.ts'
import { listParked } from '../../platform/news.ts'
import { listJobs as listLongJobs } from './job.store.ts'
import { releaseNews } from './work.commands.ts'
import { findBacklog } from './work.store.ts'
import { WorkPage } from './work.view.tsx'

const openStates = ['queued', 'running', 'stopping', 'stopped', 'failed'] as const
const mostOpen = 50
const lastJobs = 10

/** Jobs, parked news and timed work. `jobs` are the application's own, asked for late because they are listed after the routes. */
export const workRoutes = (jobs: () => readonly Pick<Job, 'name' | 'says'>[]): Route[] => [
  {
    method: 'GET',
    path: '/work',
    may: 'work.see',
    handle: async (visit) => {
      const [open, done, known, parked, backlog] = await Promise.all([
        listLongJobs(visit.db, openStates, mostOpen),
        listLongJobs(visit.db, ['done'], lastJobs),
        listJobs(visit.db),
        listParked(visit.db),
        findBacklog(visit.db, visit.office.now()),
      ])
      const body = (
        <WorkPage
          open={open}
          done={done}
          stamp={may(visitorOf(visit), 'work.stop') ? () => visit.stamp() : null}
          jobs={known.map((job) => ({
            name: jobs().find(({ name }) => name === job.name)?.says ?? job.name,
            nextAt: job.next_at,
            lastAt: job.last_at,
            lastError: job.last_error,
          }))}
          parked={parked.map((news) => ({ ...news, stamp: visit.stamp() }))}
          backlog={backlog}
          mayRelease={may(visitorOf(visit), 'work.release')}
          timeZone={visit.office.settings.timeZone}
        />
      )
      return showPage({ face: 'office', title: 'Jobs', body })
    },
  },
  {
    method: 'POST',
    path: '/work/parked',
    may: 'work.release',
    handle: async (visit) => {
      const [newsId, how] = [one(visit.form, 'newsId'), one(visit.form, 'how')]
      if (!isId(newsId) || (how !== 'retry' && how !== 'skip')) return missing
      const done = await visit.write((tx) => releaseNews(tx, { newsId, reaction: one(visit.form, 'reaction') }, how))
      return done === missing ? missing : seeOther('/work')
    },
  },
]
