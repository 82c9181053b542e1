import type { Doors } from './http/doors.ts'
import type { Route } from './http/route.ts'
import { findSessionPerson } from './areas/people/session.store.ts'
import { personRoutes } from './areas/people/person.routes.tsx'
import { policyRoutes } from './areas/people/policy.routes.tsx'
import { profileRoutes } from './areas/people/profile.routes.tsx'
import { signInRoutes } from './areas/people/sign-in.routes.tsx'
import { findOpenLink } from './areas/tasks/link.store.ts'
import type { Job } from './platform/jobs.ts'
import { type Reaction, hearersOf } from './platform/news.ts'
import { healthRoutes } from './health.ts'
import { stylesRoutes } from './styles.tsx'

/** The route table: everything the office answers, each row with who may come. */
export const routes: readonly Route[] = [
  ...healthRoutes,
  ...stylesRoutes,
  ...signInRoutes,
  ...personRoutes,
  ...profileRoutes,
  ...policyRoutes,
]

/** What areas do when they hear news from below. */
export const reactions: readonly Reaction[] = []

/** Work that the clock starts. */
export const jobs: readonly Job[] = []

/** Which reactions hear which news. */
export const hearers = hearersOf(reactions)

/** How the guard learns who stands at the door. */
export const doors: Doors = { findVisitor: findSessionPerson, findLink: findOpenLink }
