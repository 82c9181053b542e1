import pg from 'pg'
import { type Job, runJobIfDue } from './platform/jobs.ts'
import { type LongJobKind, workNextJob } from './platform/long-work.ts'
import { type Postman, sendNextMail } from './platform/mail.ts'
import { type Reaction, failDelivery, finishDelivery, takeDelivery } from './platform/news.ts'
import { type Office, timedWork } from './platform/office.ts'

/** What a worker does all day. */
export type Work = {
  reactions: readonly Reaction[]
  jobs: readonly Job[]
  longJobs: readonly LongJobKind[]
  postman: Postman
}

/** Looks this often when nobody wakes it; being woken only makes it quicker. */
const pauseMs = 2_000

/** So many long jobs a worker has in hand at once, so that a small import does not wait for a large one. */
const longJobsAtOnce = 3

/** A running worker. `stop` finishes what is in hand and takes nothing new. */
export type Worker = { stop(): Promise<void> }

/** Delivers one news that is due to its reaction. Returns whether there was one. */
export async function deliverNext(office: Office, reactions: readonly Reaction[]): Promise<boolean> {
  let taken: Awaited<ReturnType<typeof takeDelivery>>
  try {
    return await office.write(timedWork, async (tx) => {
      taken = await takeDelivery(tx)
      if (!taken) return false
      const reaction = reactions.find((candidate) => candidate.name === taken!.reaction)
      if (!reaction) throw new Error(`No reaction is called ${taken.reaction}`)
      await reaction.react(tx, taken, office)
      await finishDelivery(tx, taken.id, taken.reaction)
      return true
    })
  } catch (error) {
    if (!taken) throw error
    const failed = {
      newsId: taken.id,
      reaction: taken.reaction,
      failures: taken.failures,
      at: office.now(),
      error: String(error),
    }
    office.log.error({ err: error, reaction: taken.reaction, news: taken.kind }, 'a reaction failed')
    await failDelivery(office.db, failed)
    return true
  }
}

/** Does everything that is due now and returns when nothing is left: news, then timed work. */
export async function workUntilDone(
  office: Office,
  work: Pick<Work, 'reactions' | 'jobs'>,
  isStopped: () => boolean = () => false,
): Promise<void> {
  for (let busy = true; busy && !isStopped();) {
    busy = await deliverNext(office, work.reactions)
    if (busy) continue
    for (const job of work.jobs) if (!isStopped()) busy = (await runJobIfDue(office, job)) || busy
  }
}

/** Works on long jobs until none waits. A job in hand is given back after its step once this process is to end. */
export async function workJobsUntilDone(
  office: Office,
  kinds: readonly LongJobKind[],
  isStopped: () => boolean = () => false,
): Promise<void> {
  const working = { kinds, letsGo: () => (isStopped() ? ('process ends' as const) : null) }
  while (!isStopped() && (await workNextJob(office, working)));
}

/** Sends every mail that is due, and returns when none is left or the mail server is away. */
export async function sendUntilDone(
  office: Office,
  postman: Postman,
  isStopped: () => boolean = () => false,
): Promise<void> {
  while (!isStopped() && (await sendNextMail(office, postman)));
}

/**
 * Starts a worker that goes on until it is stopped. Failures are logged and tried again after the pause. Mail and
 * long jobs have rounds of their own: neither a mail server that does not answer nor a large import holds up the rest.
 */
export function startWorker(office: Office, work: Work, connectionString: string): Worker {
  let isStopped = false
  const wakes = new Set<() => void>()
  const wakeAll = () => wakes.forEach((wake) => wake())
  const pause = () =>
    new Promise<void>((resolve) => {
      const wake = () => [wakes.delete(wake), resolve()]
      wakes.add(wake)
      setTimeout(wake, pauseMs).unref()
    })
  const bell = listenForNews(connectionString, wakeAll)
  const repeat = async (round: (isStopped: () => boolean) => Promise<void>) => {
    while (!isStopped) {
      await round(() => isStopped).catch((error: unknown) => office.log.error({ err: error }, 'the worker failed'))
      if (!isStopped) await pause()
    }
  }
  const running = [
    repeat((stopped) => workUntilDone(office, work, stopped)),
    repeat((stopped) => sendUntilDone(office, work.postman, stopped)),
    ...Array.from({ length: longJobsAtOnce }, () =>
      repeat((stopped) => workJobsUntilDone(office, work.longJobs, stopped)),
    ),
  ]
  return {
    async stop() {
      isStopped = true
      wakeAll()
      await Promise.all(running)
      await bell.stop()
    },
  }
}

/** After so long a bell whose connection broke is hung up again. */
const bellPauseMs = 5_000

/** Hears of news at once, again after its connection broke. Only a hint: without it the worker looks by itself. */
function listenForNews(connectionString: string, ring: () => void): Worker {
  let isStopped = false
  let again: NodeJS.Timeout | undefined
  let [client, ready] = hangBell()
  function hangBell(): [pg.Client, Promise<unknown>] {
    const bell = new pg.Client({ connectionString, keepAlive: true })
    bell.on('notification', ring)
    bell.on('error', () => {})
    bell.once('end', () => {
      if (!isStopped) again = setTimeout(() => ([client, ready] = hangBell()), bellPauseMs).unref()
    })
    const hung = bell.connect().then(() => bell.query('listen opencme_news'))
    return [bell, hung.catch(() => undefined)]
  }
  return {
    async stop() {
      isStopped = true
      clearTimeout(again)
      await ready
      await client.end().catch(() => undefined)
    },
  }
}
