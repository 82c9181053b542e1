import type { FastifyInstance } from 'fastify'
import { doors, jobs, longJobs, reactions, routes } from './app.ts'
import { makeServer } from './http/server.ts'
import type { OpenOffice } from './opening.ts'
import { findPolicy } from './areas/policies/policy.store.ts'
import { mailboxPostman, smtpPostman } from './platform/mail.ts'
import { makeSite } from './site.tsx'
import { type Worker, startWorker } from './worker.ts'

/** A server that answers and, where it has one, its worker. `stop` finishes every request and every act in hand. */
export type Serving = { address: string; stop(): Promise<void> }

/** Ports tried after the wanted one, in a demonstration whose port was not given. */
const portsToTry = 50

/** Serves an open office: listens, and starts its worker unless others work for it. */
export async function serve(opened: OpenOffice, { works }: { works: boolean }): Promise<Serving> {
  const { office } = opened
  const server = await makeServer({ office, routes, doors, site: makeSite(office) })
  const port = await listen(server, office.settings)
  const address = office.settings.baseUrl ?? `http://localhost:${port}`
  opened.setAddress(address)
  const worker = works ? await startWorkerOf(opened) : undefined
  return {
    address,
    async stop() {
      await server.close()
      await worker?.stop()
    },
  }
}

/** Starts a worker for an open office: news, timed work, long jobs, and mail, which leaves where a mail server is named. */
export async function startWorkerOf({ office, database }: OpenOffice): Promise<Worker> {
  const from = await findPolicy(office.db, 'office.email', office.today())
  const postman = office.settings.smtpUrl ? smtpPostman(office.settings.smtpUrl, from) : mailboxPostman
  return startWorker(office, { reactions, jobs, longJobs, postman }, database.connectionString)
}

async function listen(
  server: FastifyInstance,
  settings: { port: number; host: string; demo: boolean; portIsGiven: boolean },
): Promise<number> {
  const mayMove = settings.demo && settings.port !== 0
  for (let port = settings.port; ; port += 1) {
    try {
      await server.listen({ port, host: settings.host })
      const bound = server.server.address()
      return typeof bound === 'object' && bound ? bound.port : port
    } catch (failure) {
      const isTaken = (failure as NodeJS.ErrnoException).code === 'EADDRINUSE'
      if (!isTaken || !mayMove || port >= settings.port + portsToTry) throw describeListening(failure, port)
    }
  }
}

function describeListening(failure: unknown, port: number): Error {
  const { code } = failure as NodeJS.ErrnoException
  if (code === 'EADDRINUSE')
    return new Error(`Port ${port} is taken by another program. Stop it, or set PORT to another number.`)
  if (code === 'EACCES')
    return new Error(`Port ${port} may not be used by this account. Set PORT to a number above 1023.`)
  return failure as Error
}
