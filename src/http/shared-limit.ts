import type { FastifyRateLimitStore, FastifyRateLimitStoreCtor } from '@fastify/rate-limit'
import { countAttempt } from '../platform/attempts.ts'
import type { Office } from '../platform/office.ts'
import type { Route } from './route.ts'

const windowMs = 60_000

/** What the limiter puts between caller and door; no address and no path holds it. */
const between = '\n'

/** How often one address may ask for a route that guards against guessing; nothing for other routes. */
export function limitOf(route: Route) {
  const groupId = `${between}${route.method} ${route.path}`
  return route.perMinute ? { rateLimit: { max: route.perMinute, timeWindow: windowMs, groupId } } : {}
}

/**
 * Where the limiter counts: in the database, so that a guesser gains nothing by the number of processes. When the database
 * is away, the door stays shut.
 */
export function sharedLimits(office: Office): FastifyRateLimitStoreCtor {
  return class implements FastifyRateLimitStore {
    incr: FastifyRateLimitStore['incr'] = (key, heard, timeWindow) => {
      const [caller = '', door = ''] = key.split(between)
      countAttempt(office, { door, caller }, timeWindow).then(
        ({ count, endsInMs }) => heard(null, { current: count, ttl: endsInMs }),
        (error: Error) => heard(error),
      )
    }

    /** One table serves all doors: the door stands in the key. */
    child(): FastifyRateLimitStore {
      return this
    }
  }
}
