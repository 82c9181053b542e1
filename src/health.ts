import { sendData } from './http/answer.ts'
import type { Route } from './http/route.ts'
import { pingDatabase } from './platform/database.ts'

/** For those who watch over the machine: alive at all, and able to serve. */
export const healthRoutes: Route[] = [
  { method: 'GET', path: '/healthz', may: 'public', handle: () => sendData({ status: 'alive' }) },
  {
    method: 'GET',
    path: '/readyz',
    may: 'public',
    handle: async (visit) => {
      const isReady = await pingDatabase(visit.db).then(
        () => true,
        () => false,
      )
      return isReady ? sendData({ status: 'ready' }) : sendData({ status: 'the database does not answer' }, 503)
    },
  },
]
