import { type IncomingMessage, type ServerResponse, createServer, request as ask } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A door before several processes: requests go to them in turn. One that does not listen is passed over. */
export type Front = {
  address: string
  /** Requests that each process was given. */
  given: Map<number, number>
  close(): void
}

/** Opens the door before processes on these ports. */
export async function openFront(ports: readonly number[]): Promise<Front> {
  const given = new Map(ports.map((port) => [port, 0]))
  let turn = 0
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      turn += 1
      const order = ports.map((_, at) => ports[(turn + at) % ports.length]!)
      pass(order, { incoming, outgoing, body: Buffer.concat(chunks) }, given)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    given,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

type Passing = { incoming: IncomingMessage; outgoing: ServerResponse; body: Buffer }

/** Sends a request to the first that listens. One that broke off is answered 502: nobody knows what was done. */
function pass([port, ...others]: readonly number[], passing: Passing, given: Map<number, number>): void {
  const { incoming, outgoing, body } = passing
  if (port === undefined) return void outgoing.writeHead(503).end()
  const { method, url: path, headers } = incoming
  const sent = ask({ host: '127.0.0.1', port, method, path, headers, agent: false }, (reply) => {
    given.set(port, given.get(port)! + 1)
    outgoing.writeHead(reply.statusCode!, reply.headers)
    reply.pipe(outgoing)
    reply.on('error', () => outgoing.destroy())
  })
  sent.on('error', (failure: NodeJS.ErrnoException) => {
    if (failure.code === 'ECONNREFUSED') return pass(others, passing, given)
    if (outgoing.headersSent) outgoing.destroy()
    else outgoing.writeHead(502).end()
  })
  sent.end(body)
}
